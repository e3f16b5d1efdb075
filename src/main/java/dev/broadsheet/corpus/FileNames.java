package dev.broadsheet.corpus;

import java.util.Locale;
import java.util.Set;

/** What a file's name says about its content. */
final class FileNames {

    private static final Set<String> COMPRESSED = Set.of("gz", "gzip", "bz2", "zst", "zstd");
    private static final Set<String> ARCHIVES = Set.of("tar", "tgz", "tbz", "tbz2", "tzst", "zip");

    /** Kinds of files that no reader takes. Names that stand here are never opened. */
    private static final Set<String> NO_ARTICLES = Set.of(
            // pictures, sound, film, fonts
            "png",
            "jpg",
            "jpeg",
            "gif",
            "bmp",
            "tif",
            "tiff",
            "svg",
            "webp",
            "ico",
            "psd",
            "mp3",
            "mp4",
            "m4a",
            "avi",
            "mov",
            "wav",
            "ogg",
            "flac",
            "mkv",
            "webm",
            "ttf",
            "otf",
            "woff",
            "woff2",
            // office documents
            "pdf",
            "ps",
            "eps",
            "doc",
            "docx",
            "xls",
            "xlsx",
            "ppt",
            "pptx",
            "odt",
            "ods",
            "odp",
            "epub",
            "rtf",
            // markup and web archives
            "rss",
            "atom",
            "cdx",
            // programs and their settings
            "py",
            "java",
            "scala",
            "c",
            "h",
            "cc",
            "cpp",
            "hpp",
            "cs",
            "go",
            "rs",
            "js",
            "ts",
            "css",
            "sh",
            "rb",
            "php",
            "pl",
            "ipynb",
            "sql",
            "bat",
            "yml",
            "yaml",
            "toml",
            "ini",
            "cfg",
            "properties",
            "conf",
            "lock",
            "exe",
            "dll",
            "so",
            "class",
            "jar",
            "war",
            "iso",
            "dmg",
            // data of other kinds
            "avro",
            "orc",
            "feather",
            "arrow",
            "npy",
            "npz",
            "pkl",
            "h5",
            "db",
            "sqlite",
            "crc",
            "md5",
            "sha256");

    private FileNames() {}

    /** The last part of a path. */
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What follows the last dot, in lower case; empty when there is none. */
    static String extension(String path) {
        String name = last(path);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** Compressed file or archive, to go by its name. */
    static boolean isPacked(String path) {
        String extension = extension(path);
        return COMPRESSED.contains(extension) || ARCHIVES.contains(extension);
    }

    /** The name of what a compressed file holds: {@code a.jsonl.gz} holds {@code a.jsonl}, {@code a.tgz} a tar. */
    static String unpacked(String path) {
        String extension = extension(path);
        String stem = path.substring(0, path.length() - (extension.isEmpty() ? 0 : extension.length() + 1));
        if (COMPRESSED.contains(extension)) {
            return stem;
        }
        return Set.of("tgz", "tbz", "tbz2", "tzst").contains(extension) ? stem + ".tar" : path;
    }

    /** The name of an archive without folders and without the extensions that say how it is packed. */
    static String archiveBase(String path) {
        String name = unpacked(last(path));
        return ARCHIVES.contains(extension(name)) ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** Whether the name, compression aside, is of a kind that no reader takes. */
    static boolean isNoArticle(String path) {
        return NO_ARTICLES.contains(extension(path)) || NO_ARTICLES.contains(extension(unpacked(path)));
    }
}
