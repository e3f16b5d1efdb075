package dev.broadsheet.report;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a page may link to. */
public final class SafeUrl {

    /** Printable characters that no address may hold (RFC 3986), but many do. */
    private static final String ILLEGAL = " <>\"{}|\\^`";

    private SafeUrl() {}

    /** The address, if it is an absolute one of http or https; otherwise the empty string: {@code javascript:} and the like are no places. */
    public static String of(String url) {
        try {
            URI address = new URI(encoded(url.strip()));
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? address.toASCIIString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String encoded(String url) {
        StringBuilder encoded = new StringBuilder();
        url.chars().forEach(sign -> {
            if (sign < ' ' || ILLEGAL.indexOf(sign) >= 0) {
                encoded.append("%%%02X".formatted(sign));
            } else {
                encoded.append((char) sign);
            }
        });
        return encoded.toString();
    }
}
