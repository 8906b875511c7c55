package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationFilesTest {
    private static final String HEADER =
            "observed_at,source,provider,owner,evidence,gpu,form_factor,memory_gb,gpus,fabric,country,region,term,"
                    + "term_months,usd_per_gpu_hour,gpus_available,host_id,machine_id\n";
    private static final String NEBIUS =
            "2025-10-19T21:01:58Z,primeintellect,nebius,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.12,,,\n";

    @TempDir
    Path folder;

    private Path file;
    private final List<Observation> observations = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("gpu_prices.csv");
    }

    private ObservationReport read(Path... paths) {
        return ObservationFiles.read(List.of(paths), SourceRegistry.standard(), observations::add);
    }

    private ObservationReport read(String text) throws IOException {
        Files.writeString(file, text);
        return read(file);
    }

    private String rejection(String row) throws IOException {
        observations.clear();
        ObservationReport report = read(HEADER + NEBIUS + row);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(1);
        return report.rejectedRows().getFirst().toString();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void aRowBecomesAnObservation() throws IOException {
        read(
                HEADER
                        + "2026-07-25T00:03:02Z,vast-sweep,vast,,OFFER,H100,SXM,80,4,INFINIBAND,US,\"Ohio, east\",RESERVED,12,2.860926,3,260094,144600\n");
        assertThat(observations)
                .containsExactly(new Observation(
                        Utc.startOfDay(Utc.parseDay("2026-07-25")) + 182 * Utc.NANOS_PER_SECOND,
                        "vast-sweep",
                        "vast",
                        "",
                        Evidence.OFFER,
                        "H100",
                        "SXM",
                        80,
                        4,
                        "INFINIBAND",
                        "US",
                        "Ohio, east",
                        Term.RESERVED,
                        12,
                        2_860_926,
                        3,
                        "260094",
                        "144600"));
    }

    @Test
    void emptyFieldsAreUnstated() throws IOException {
        read(HEADER + NEBIUS);
        Observation nebius = observations.getFirst();
        assertThat(nebius.gpus()).isZero();
        assertThat(nebius.gpusAvailable()).isEqualTo(-1);
        assertThat(nebius.termMonths()).isZero();
        assertThat(nebius.country()).isEmpty();
    }

    @Test
    void columnsMayStandInAnyOrderAndAfterAMark() throws IOException {
        String[] names = HEADER.strip().split(",");
        String[] values = NEBIUS.strip().split(",", -1);
        Files.writeString(
                file,
                "\uFEFF" + String.join(",", Arrays.asList(names).reversed()) + "\r\n"
                        + String.join(",", Arrays.asList(values).reversed()) + "\r\n");
        read(file);
        List<Observation> reversed = List.copyOf(observations);
        observations.clear();
        read(HEADER + NEBIUS);
        assertThat(reversed).isEqualTo(observations);
    }

    @Test
    void filesAreMergedInOrderOfTimeAndFoldersSearched() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("deeper"));
        Files.writeString(
                folder.resolve("gpu_a.csv"),
                HEADER + NEBIUS + NEBIUS.replace("19T21", "19T23").replace("nebius", "late"));
        Files.write(
                deeper.resolve("gpu_b.csv.gz"),
                gzip(HEADER + NEBIUS.replace("19T21", "19T22").replace("nebius", "middle")));
        Files.writeString(folder.resolve("summary.csv"), "not,an,observation\n");
        Files.writeString(deeper.resolve("tokens_x.csv"), "observed_at,source,host,model,leg\n");
        ObservationReport report = read(folder, folder.resolve("gpu_a.csv"));
        assertThat(observations).extracting(Observation::provider).containsExactly("nebius", "middle", "late");
        assertThat(report.tokenFiles()).hasSize(1);
        assertThat(report.files())
                .extracting(ObservationReport.FileRows::accepted)
                .containsExactly(1L, 2L);
    }

    @Test
    void aTokenFileOfAnyNameIsKnownByItsHeader() throws IOException {
        Path tokens = folder.resolve("some.csv");
        Files.writeString(
                tokens,
                "observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served\n2026-01-01T00:00:00Z,a,b,c,INPUT,1,\n");
        Files.writeString(file, HEADER + NEBIUS);
        assertThat(read(tokens, file).tokenFiles()).containsExactly(tokens);
    }

    @Test
    void faultyRowsAreLeftOutWithTheirPlaceAndReason() throws IOException {
        assertThat(rejection(NEBIUS.replace("2.12", "-2.12")))
                .isEqualTo(file + ":3: usd_per_gpu_hour is negative: -2.12");
        assertThat(rejection(NEBIUS.replace("2.12", "NaN")))
                .endsWith(":3: usd_per_gpu_hour: not a decimal number: NaN");
        assertThat(rejection(NEBIUS.replace("2.12", "Infinity"))).endsWith("not a decimal number: Infinity");
        assertThat(rejection(NEBIUS.replace("2.12", "1e300"))).contains("usd_per_gpu_hour");
        assertThat(rejection(NEBIUS.replace("2.12", "2120000")))
                .endsWith("usd_per_gpu_hour is above $10,000, is it in another unit? 2120000");
        assertThat(rejection(NEBIUS.replace("2.12", ""))).endsWith("usd_per_gpu_hour is empty");
        assertThat(rejection(NEBIUS.replace("2.12", "2.1234567"))).endsWith("more than 6 decimals: 2.1234567");
        assertThat(rejection(NEBIUS.replace("2025-10-19T21:01:58Z", "19/10/2025")))
                .endsWith("observed_at is not an instant such as 2026-07-31T16:07:34Z: 19/10/2025");
        assertThat(rejection(NEBIUS.replace("2025-10-19T", "2025-02-30T"))).contains("observed_at is not an instant");
        assertThat(rejection(NEBIUS.replace("2025", "1925"))).contains("observed_at is not between 2010 and 2100");
        assertThat(rejection(NEBIUS.replace("OFFER", "offer")))
                .endsWith("evidence is none of [TRADE, OFFER, LIST]: offer");
        assertThat(rejection(NEBIUS.replace("ON_DEMAND", "WEEKLY"))).contains("term is none of");
        assertThat(rejection(NEBIUS.replace("ON_DEMAND,", "ON_DEMAND,12")))
                .endsWith("term_months must be given for RESERVED, and for nothing else");
        assertThat(rejection(NEBIUS.replace(",80,", ",eighty,")))
                .endsWith("memory_gb is not a whole number up to a million: eighty");
        assertThat(rejection(NEBIUS.replace("nebius", ""))).endsWith("provider is empty");
        assertThat(rejection(NEBIUS.replace("80,,,,", "80,,,usa,"))).endsWith("country is not a two-letter code: usa");
        assertThat(rejection("2025-10-19T21:01:58Z,primeint")).endsWith(":3: 2 fields where the header has 18");
        assertThat(rejection(NEBIUS.replace("\n", ",surplus\n"))).endsWith(":3: 19 fields where the header has 18");
    }

    @Test
    void faultsOfAFileStopWithTheirPlace() {
        assertThatThrownBy(() -> read(HEADER.replace(",usd_per_gpu_hour", "") + NEBIUS))
                .isInstanceOf(ObservationFileException.class)
                .hasMessage(file + ":1: column usd_per_gpu_hour is missing");
        assertThatThrownBy(() -> read(HEADER.replace("usd_per_gpu_hour", "usd_per_box_hour") + NEBIUS))
                .hasMessageStartingWith(file + ":1: unknown column usd_per_box_hour; the columns are [observed_at,");
        assertThatThrownBy(() -> read(HEADER.replace("machine_id", "machine_id,machine_id") + NEBIUS))
                .hasMessage(file + ":1: a column is there twice");
        assertThatThrownBy(() -> read(HEADER + NEBIUS + NEBIUS.replace("primeintellect", "hearsay")))
                .hasMessage(file + ":3: source hearsay is not registered, so its licence and interval are unknown");
        assertThatThrownBy(() -> read(HEADER + NEBIUS + NEBIUS.replace("10-19", "10-18")))
                .hasMessage(
                        file
                                + ":3: rows must be in order of observed_at: 2025-10-18T21:01:58Z comes after 2025-10-19T21:01:58Z");
        assertThatThrownBy(() -> read("")).hasMessage(file + ":1: the file is empty, a header is needed");
        assertThatThrownBy(() -> read(folder.resolve("gone.csv")))
                .hasMessage(folder.resolve("gone.csv") + ": there is no such file or folder");
        assertThatThrownBy(() -> read(Files.createDirectory(folder.resolve("bare"))))
                .hasMessage(folder.resolve("bare") + ": there is no gpu_*.csv or gpu_*.csv.gz");
    }

    @Test
    void aGzipCutShortNamesTheLastLineRead() throws IOException {
        String text = HEADER
                + String.join(
                        "",
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> NEBIUS.replace("2.12", "2." + (1000 + (i * 7919) % 9000)))
                                .toList());
        byte[] whole = gzip(text);
        Path cut = folder.resolve("gpu_cut.csv.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> read(cut))
                .isInstanceOfSatisfying(
                        ObservationFileException.class,
                        e -> assertThat(e.line()).isGreaterThan(1_000))
                .hasMessageContaining(cut + ":")
                .hasMessageEndingWith(": the gzip is cut short (after this line)");
        Files.write(cut, Arrays.copyOf(whole, 5));
        assertThatThrownBy(() -> read(cut)).hasMessage(cut + ": the gzip is cut short");
        Files.writeString(cut, text);
        assertThatThrownBy(() -> read(cut)).hasMessage(cut + ": is named .gz but is not gzip");
        byte[] damaged = whole.clone();
        for (int i = whole.length / 2; i < whole.length / 2 + 64; i++) damaged[i] ^= 0x5a;
        Files.write(cut, damaged);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(ObservationFileException.class);
    }

    @Test
    void textThatIsNotUtf8OrNotCsvIsSaidSo() throws IOException {
        Files.write(file, (HEADER + NEBIUS.replace("nebius", "n\u00e9bius")).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> read(HEADER + NEBIUS + NEBIUS.replace("nebius", "\"nebius") + NEBIUS.repeat(9_000)))
                .isInstanceOf(ObservationFileException.class)
                .hasMessageStartingWith(file + ":2: is not CSV: ");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        read(
                HEADER + NEBIUS
                        + "2026-07-25T00:03:02Z,vast-sweep,vast,,OFFER,H100,SXM,80,4,,US,\"Ohio, east\",RESERVED,12,2.860926,3,260094,144600\n");
        List<Observation> written = List.copyOf(observations);
        for (String name : List.of("gpu_again.csv", "gpu_again.csv.gz")) {
            Path again = folder.resolve(name);
            try (var writer = new ObservationWriter(again)) {
                written.forEach(writer::write);
            }
            observations.clear();
            read(again);
            assertThat(observations).isEqualTo(written);
        }
    }

    @Test
    void manyFaultyRowsAreCountedButNotAllKept() throws IOException {
        ObservationReport report = read(HEADER + NEBIUS.replace("2.12", "x").repeat(3_000));
        assertThat(report.rejected()).isEqualTo(3_000);
        assertThat(report.rejectedRows()).hasSize(ObservationReport.KEPT_ROWS);
    }
}
