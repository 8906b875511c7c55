package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} walks an order with links to lines; they must lead where they say. */
class ArchitectureWalkTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern LINK = Pattern.compile("\\[`([^`]+)`]\\(([^)#]+)#L(\\d+)\\)");

    @Test
    void everyLinkedLineHoldsTheNameThatLinksToIt() throws IOException {
        var faults = new ArrayList<String>();
        int links = 0;
        Matcher link = LINK.matcher(Files.readString(DOCS.resolve("architecture.md")));
        while (link.find()) {
            links++;
            check(link.group(1), DOCS.resolve(link.group(2)), Integer.parseInt(link.group(3)), faults);
        }
        assertThat(links).isGreaterThan(20);
        assertThat(faults).isEmpty();
    }

    private static void check(String text, Path file, int number, List<String> faults) throws IOException {
        String name = text.substring(text.lastIndexOf('.') + 1);
        List<String> lines = Files.readAllLines(file);
        if (number <= lines.size() && lines.get(number - 1).contains(name)) return;
        var found = new ArrayList<Integer>();
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(name)) found.add(i + 1);
        faults.add("%s is not on line %d of %s but on one of %s".formatted(text, number, file.getFileName(), found));
    }
}
