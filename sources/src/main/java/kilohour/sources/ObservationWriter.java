package kilohour.sources;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Utc;

/** Writes observations in the layout that {@link ObservationFiles} reads; gzip if the name ends in {@code .gz}. */
public final class ObservationWriter implements Closeable {
    private final CsvWriter csv;

    public ObservationWriter(Path file) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        if (file.toString().endsWith(".gz")) bytes = new GZIPOutputStream(bytes);
        this.csv = csv(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    }

    /** Writes to a writer, which is closed with this one. */
    public ObservationWriter(Writer writer) {
        this.csv = csv(writer);
    }

    private static CsvWriter csv(Writer writer) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer).writeRecord(Layout.GPU);
    }

    public void write(Observation o) {
        csv.writeRecord(fields(o));
    }

    /** The observation in the order of {@link Layout#GPU}. */
    static String[] fields(Observation o) {
        return new String[] {
            Utc.format(o.observedAtNanos()),
            o.source(),
            o.provider(),
            o.owner(),
            o.evidence().name(),
            o.gpu(),
            o.formFactor(),
            unlessZero(o.memoryGb()),
            unlessZero(o.gpus()),
            o.fabric(),
            o.country(),
            o.region(),
            o.term().name(),
            o.term() == Term.RESERVED ? Integer.toString(o.termMonths()) : "",
            usd(o.priceMicrosPerGpuHour()),
            o.gpusAvailable() < 0 ? "" : Integer.toString(o.gpusAvailable()),
            o.hostId(),
            o.machineId()
        };
    }

    private static String unlessZero(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static String usd(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
