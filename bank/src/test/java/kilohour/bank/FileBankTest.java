package kilohour.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import kilohour.exchange.PayoutAddress;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBankTest {
    private static final BankAccount OWN =
            new BankAccount(new PayoutAddress("Kilohour Clearing", Statements.OWN, "BUKBGB22"), "KH");
    private static final PayoutAddress ANN = new PayoutAddress("Ann & Söhne <Ltd>", Statements.OWN, "BUKBGB22");
    private static final Instruction PAYMENT =
            new Instruction("KH-W7", Money.usd("250000.50"), ANN, "rent", 20_777, 1_795_176_000_000_000_000L);

    @TempDir
    private Path folder;

    private FileBank open() {
        return FileBank.open(OWN, folder, InstantSource.fixed(Instant.now().plusSeconds(60)));
    }

    private List<String> instructions() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("instructions"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anInstructionIsWrittenOnceWhateverRestarts() throws Exception {
        FileBank bank = open();
        assertThat(bank.instruct(PAYMENT)).isTrue();
        assertThat(bank.instruct(PAYMENT)).isFalse();
        Path file = folder.resolve("instructions/KH-W7.xml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("<InstdAmt Ccy=\"USD\">250000.50</InstdAmt>", "<EndToEndId>KH-W7</EndToEndId>")
                .contains("Ann &amp; Söhne &lt;Ltd&gt;");
        Files.delete(file); // delivered
        assertThat(open().instruct(PAYMENT)).isFalse();
        assertThat(instructions()).isEmpty();
    }

    @Test
    void aStopInBetweenIsEndedByTheNextStart() throws Exception {
        open();
        Path unfinished = folder.resolve("instructions/.KH-W7.unfinished");
        Files.writeString(unfinished, "half"); // before its id was noted: it is written anew
        FileBank bank = open();
        assertThat(instructions()).containsExactly(".KH-W7.unfinished");
        assertThat(bank.instruct(PAYMENT)).isTrue();
        Path file = folder.resolve("instructions/KH-W7.xml");
        String whole = Files.readString(file);
        Files.move(file, unfinished); // after its id was noted: it gets its name, and no second one is written
        assertThat(open().instruct(PAYMENT)).isFalse();
        assertThat(Files.readString(file)).isEqualTo(whole);
        assertThat(instructions()).containsExactly("KH-W7.xml");
    }

    @Test
    void aStatementIsReadOnceAndItsReportStandsBesideIt() throws Exception {
        FileBank bank = open();
        Path file = folder.resolve("statements/day.xml");
        Files.write(file, Statements.of("08", "1", "CRDT 5 E1 RF20100"));
        var delivered = bank.delivered();
        assertThat(delivered.unreadable()).isEmpty();
        bank.done(delivered.statements().getFirst(), List.of("all is well"));
        assertThat(bank.delivered().statements()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("read/day.xml.report.txt")))
                .containsExactly("all is well");
        assertThat(folder.resolve("read/day.xml")).exists();
    }

    @Test
    void aFileThatCannotBeReadIsToldOfOnceUntilItChanges() throws Exception {
        FileBank bank = open();
        Path file = folder.resolve("statements/day.xml");
        Files.writeString(file, "<Document", StandardCharsets.UTF_8);
        assertThat(bank.delivered().unreadable()).hasSize(1);
        assertThat(bank.delivered().unreadable()).isEmpty();
        Files.write(file, Statements.of("08", "1"));
        Files.setLastModifiedTime(
                file, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(bank.delivered().statements()).hasSize(1);
    }

    @Test
    void aFileThatIsStillBeingWrittenWaits() throws Exception {
        FileBank bank = FileBank.open(OWN, folder, InstantSource.system());
        Files.write(folder.resolve("statements/day.xml"), Statements.of("08", "1"));
        assertThat(bank.delivered().statements()).isEmpty();
    }

    /** KILOHOUR_ISO20022 names a folder with the published pain.001.001.09.xsd. */
    @Test
    void anInstructionIsValidByThePublishedSchema() throws Exception {
        String schemas = System.getenv("KILOHOUR_ISO20022");
        assumeTrue(schemas != null, "set KILOHOUR_ISO20022 to a folder with the published pain.001.001.09.xsd");
        var factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        var schema = factory.newSchema(Path.of(schemas, "pain.001.001.09.xsd").toFile());
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(Pain001.write(OWN, PAYMENT))));
    }
}
