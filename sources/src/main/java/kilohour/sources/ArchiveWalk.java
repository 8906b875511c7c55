package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads an archive from end to end and notes what differs. */
final class ArchiveWalk {
    private final List<ArchiveCheck.Fault> faults = new ArrayList<>();
    private final List<Path> tails = new ArrayList<>();
    private int sources;
    private long files;
    private long rows;

    void walk(Supplier<SourceFolder> opening) {
        sources++;
        try {
            SourceFolder folder = opening.get();
            tails.addAll(folder.tails());
            files += folder.days().size();
            for (SourceFolder.Place place :
                    folder.places(folder.manifest().segments().size())) check(folder, place);
        } catch (ObservationFileException e) {
            faults.add(new ArchiveCheck.Fault(e.file(), e.line(), e.getMessage()));
        }
    }

    private void check(SourceFolder folder, SourceFolder.Place place) {
        try (SegmentRows segment = folder.rows(place)) {
            PriceReader<?> reader = folder.shelf() == Shelf.GPU ? RowParser.ofLayout() : TokenRow.ofLayout();
            for (List<String> row = segment.next(); row != null; row = segment.next()) {
                readable(reader, row, segment);
                rows++;
            }
        }
    }

    private static void readable(PriceReader<?> reader, List<String> row, SegmentRows segment) {
        try {
            reader.parse(row);
        } catch (IllegalArgumentException e) {
            throw segment.unreadable(e.getMessage());
        }
    }

    ArchiveCheck result() {
        return new ArchiveCheck(sources, files, rows, faults, tails);
    }
}
