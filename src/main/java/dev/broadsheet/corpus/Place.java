package dev.broadsheet.corpus;

/**
 * Where a file stands, on disk or in an archive.
 *
 * @param path input name and path within it
 * @param below path below the input, empty when the input is this file
 * @param source who published what has no better source: the first folder below the input on disk; else, within an archive,
 *     the archive's name without extensions; else the input's name
 */
record Place(String path, String below, String source) {

    static Place of(InputFile file) {
        int slash = file.path().indexOf('/');
        if (slash < 0) {
            return new Place(file.path(), "", file.path());
        }
        String below = file.path().substring(slash + 1);
        int folder = below.indexOf('/');
        return new Place(
                file.path(),
                below,
                folder > 0 ? below.substring(0, folder) : file.path().substring(0, slash));
    }

    Place entry(String name) {
        boolean inFolder = below.indexOf('/') > 0;
        boolean inArchive = path.contains(Location.INSIDE);
        return new Place(
                path + Location.INSIDE + name,
                below.isEmpty() ? name : below + Location.INSIDE + name,
                inFolder || inArchive ? source : FileNames.archiveBase(path));
    }

    Location at(long offset) {
        return new Location(path, offset);
    }
}
