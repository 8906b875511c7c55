package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSortTest {
    @TempDir
    Path folder;

    @Test
    void runsOnTheDiskGiveTheSameOrderAsSortingInMemory() throws IOException {
        long seed = 20261120;
        var random = new Random(seed);
        var rows = new ArrayList<ImportRow>();
        for (int i = 0; i < 1_000; i++)
            rows.add(new ImportRow(
                    random.nextBoolean() ? Shelf.GPU : Shelf.TOKENS,
                    "source-" + random.nextInt(3),
                    random.nextInt(4),
                    random.nextInt(2),
                    random.nextInt(20),
                    i,
                    "row " + i));
        var sorted = new ArrayList<ImportRow>();
        Path runs = folder.resolve("runs");

        try (var sort = new RowSort(runs, 37)) {
            for (ImportRow row : rows) sort.add(row);
            sort.sorted().forEachRemaining(sorted::add);
        }

        List<ImportRow> expected = rows.stream().sorted(ImportRow.ORDER).toList();
        assertThat(sorted).as("seed " + seed).isEqualTo(expected);
        assertThat(Files.exists(runs)).isFalse();
    }

    @Test
    void knownLinesCountHowOftenEachIsThere() {
        var known = new KnownLines();
        for (int i = 0; i < 5_000; i++) for (int n = 0; n <= i % 3; n++) known.add("line " + i);

        for (int i = 0; i < 5_000; i++) {
            for (int n = 0; n <= i % 3; n++) assertThat(known.take("line " + i)).isTrue();
            assertThat(known.take("line " + i)).isFalse();
        }
        assertThat(known.has("line 5000")).isFalse();
        assertThat(known.take("line 5000")).isFalse();
    }

    @Test
    void aLineWithoutItsValuesKeepsItsQuotedCommas() {
        assertThat(CsvLine.without("a,\"b,c\",d,e", 2, 2)).isEqualTo("a,\"b,c\",e");
        assertThat(CsvLine.without("a,b,c,d", 2, 3)).isEqualTo("a,b,");
        assertThat(CsvLine.of("a", "b,\"c\"", "")).isEqualTo("a,\"b,\"\"c\"\"\",");
    }
}
