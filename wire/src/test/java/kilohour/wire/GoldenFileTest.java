package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Bytes that this build must still read as what they were, and, while the schema stays as it is, still write. */
class GoldenFileTest {
    private static final HexFormat HEX = HexFormat.of();

    private final BatchCodec batches = new BatchCodec();

    @Test
    void everyRecordHasAnExample() {
        assertThat(Examples.COMMANDS)
                .map(Object::getClass)
                .hasSameElementsAs(Records.commands())
                .doesNotHaveDuplicates();
        assertThat(Examples.EVENTS)
                .map(Object::getClass)
                .hasSameElementsAs(Records.events())
                .doesNotHaveDuplicates();
        assertThat(Examples.STATES)
                .map(Object::getClass)
                .hasSameElementsAs(Records.states())
                .doesNotHaveDuplicates();
    }

    @Test
    void theBytesOfSchemaVersion1AreStillRead() throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        Map<String, String> golden = golden("golden-1.txt");
        for (var line : golden.entrySet()) read.put(line.getKey(), decoded(line.getKey()));

        assertThat(read).isEqualTo(golden);
    }

    @Test
    void theExamplesAreStillWrittenAsTheseBytes() throws IOException {
        Map<String, String> written = written();
        StringBuilder file = new StringBuilder();
        written.forEach(
                (hex, text) -> file.append(hex).append("\n    ").append(text).append('\n'));
        Files.writeString(Path.of("target", "golden.txt"), file);

        assertThat(golden("golden-1.txt")).isEqualTo(written);
    }

    /** The examples as {@code family hex} and what they say. */
    private Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        Examples.COMMANDS.forEach(
                it -> written.put(line("command", Format.commands().bytes(it)), it.toString()));
        Examples.EVENTS.forEach(it -> written.put(line("event", Format.events().bytes(it)), it.toString()));
        Examples.STATES.forEach(it -> written.put(line("state", Format.states().bytes(it)), it.toString()));
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        RecordedBatch batch = Examples.BATCH;
        int length = batches.encode(batch.logPosition(), batch.command(), batch.batch(), buffer, 0);
        byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        written.put(line("batch", bytes), batch.toString());
        return written;
    }

    private static String line(String family, byte[] bytes) {
        return family + " " + HEX.formatHex(bytes);
    }

    private String decoded(String line) {
        String[] words = line.split(" ");
        byte[] bytes = HEX.parseHex(words[1]);
        UnsafeBuffer in = new UnsafeBuffer(bytes);
        Object decoded = switch (words[0]) {
            case "command" -> Format.commands().read().decode(in, 0, bytes.length);
            case "event" -> Format.events().read().decode(in, 0, bytes.length);
            case "state" -> Format.states().read().decode(in, 0, bytes.length);
            case "batch" -> batches.decode(in, 0, bytes.length);
            default -> throw new AssertionError("no family " + words[0]);
        };
        return decoded.toString();
    }

    /** Pairs of lines: family and hex, then, indented, what it says; lines beginning with # are words. */
    private static Map<String, String> golden(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream in = GoldenFileTest.class.getResourceAsStream(name);
                Stream<String> all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()) {
            all.filter(line -> !line.startsWith("#")).forEach(lines::add);
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < lines.size(); i += 2)
            pairs.put(lines.get(i), lines.get(i + 1).strip());
        return pairs;
    }
}
