package dev.broadsheet.report;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that a page may link to. */
public final class SafeUrl {

    private SafeUrl() {}

    /** The address, if it is an absolute one of http or https; otherwise the empty string: {@code javascript:} and the like are no places. */
    public static String of(String url) {
        try {
            URI address = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null ? address.toASCIIString() : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
