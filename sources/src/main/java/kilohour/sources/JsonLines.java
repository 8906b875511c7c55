package kilohour.sources;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Files of one JSON record a line, only ever appended to. Half a line at the end is what a crash left: it does not count. */
final class JsonLines {
    static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .build();

    private JsonLines() {}

    /**
     * The records, none if there is no file.
     *
     * @param what what a line is, in words
     * @throws ObservationFileException if a line cannot be read
     */
    static <T> List<T> read(Path file, Class<T> type, String what) {
        if (!Files.exists(file)) return List.of();
        String text = text(file);
        var result = new ArrayList<T>();
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            try {
                result.add(JSON.readValue(line, type));
            } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                throw new ObservationFileException(
                        file,
                        result.size() + 1L,
                        "is no " + what + ": "
                                + e.getMessage().lines().findFirst().orElse(""));
            }
        }
        return result;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ObservationFileException(file, 0, CsvFile.reason(e));
        }
    }

    /** Appends and returns when it is on the disk. */
    static void append(Path file, List<?> records) throws IOException {
        var lines = new StringBuilder();
        for (Object each : records) lines.append(JSON.writeValueAsString(each)).append('\n');
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(wholeLines(channel));
            channel.truncate(channel.position());
            var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    /** Where the last whole line ends. */
    private static long wholeLines(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }
}
