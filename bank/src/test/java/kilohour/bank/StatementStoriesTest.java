package kilohour.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kilohour.exchange.Command;
import kilohour.exchange.PayoutAddress;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a statement's entries, as a table: the entry, and what is booked or said of it. */
class StatementStoriesTest {
    private static final BankAccount OWN =
            new BankAccount(new PayoutAddress("Kilohour Clearing", Statements.OWN, "BUKBGB22"), "KH");

    @ParameterizedTest
    @ValueSource(strings = {"02", "08", "10"})
    void anEntryIsWhoseItsReferenceSays(String version) {
        tell(version, """
                | entry                                   | what becomes of it                              |
                | CRDT 500.00 E1 RF20100                  | E1 credits 100 with 500.000000                  |
                | CRDT 500.00 E2 invoice 7, RF20 100 thanks | E2 credits 100 with 500.000000                |
                | CRDT 0.01 E3 RF20100                    | E3 credits 100 with 0.010000                    |
                | CRDT 500.00 E4 RF18100                  | came in without the reference of an account     |
                | CRDT 500.00 E5 for Ann                  | came in without the reference of an account     |
                | CRDT 500.00 E6                          | came in without the reference of an account     |
                | CRDT 500.00 E7 RF20100 RF90101          | came in with the references of [100, 101]       |
                | CRDT 500.00:EUR E8 RF20100              | is not in USD                                   |
                | CRDT 500.00 none RF20100                | has no reference of the bank                    |
                | CRDT 500.00 E1 RF20100                  | bears a reference that occurred before          |
                | CRDT? 500.00 E9 RF20100                 | pending                                         |
                | DBIT 250000.00 E10 KH-W7                | E10 settles 7 with 250000.000000                |
                | DBIT 12.50 E11 charges                  | went out for no withdrawal of ours              |
                | DBIT 12.50 E12 KH-W07                   | went out for no withdrawal of ours              |
                | -DBIT 500.00 E13 RF20100                | takes an earlier deposit back                   |
                | -CRDT 250000.00 E14 KH-W7               | is a payment of ours that came back             |
                """);
    }

    private static void tell(String version, String table) {
        List<String> entries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : table.strip().split("\n")) {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            if (cells[1].equals("entry")) continue;
            entries.add(cells[1]);
            expected.add(cells[2]);
        }
        byte[] bytes = Statements.of(version, "1000.00", entries.toArray(String[]::new));
        BankStatement statement = Camt053.read("day.xml", bytes).getFirst();
        List<Matched> all = new StatementMatching(OWN).match(statement);
        assertThat(all).hasSameSizeAs(expected);
        for (int i = 0; i < all.size(); i++)
            assertThat(told(all.get(i))).as(entries.get(i)).contains(expected.get(i));
    }

    private static String told(Matched matched) {
        return switch (matched) {
            case Matched.Pending _ -> "pending";
            case Matched.Unmatched unmatched -> unmatched.todo();
            case Matched.Booking booking ->
                switch (booking.command()) {
                    case Command.CreditBankEntry it ->
                        "%s credits %d with %s".formatted(it.entry(), it.account(), Money.format(it.amountMicros()));
                    case Command.SettleWithdrawal it ->
                        "%s settles %d with %s".formatted(it.entry(), it.withdrawal(), Money.format(it.amountMicros()));
                    default -> "";
                };
        };
    }

    @Test
    void theReferenceOfAnAccountHasTheCheckDigitsOfIso11649() {
        // the standard's own example: RF18 5390 0754 7034
        assertThat(CreditorReference.of(539007547034L)).isEqualTo("RF18539007547034");
    }

    @Test
    void anEntryOfSeveralPaymentsIsBookedPaymentByPaymentIfTheyAddUp() {
        assertThat(split("500.00", "200.00", "300.00"))
                .containsExactly("E1/1 credits 100 with 200.000000", "E1/2 credits 101 with 300.000000");
        assertThat(split("500.00", "200.00", "299.00"))
                .singleElement()
                .asString()
                .contains("add up to $499.000000");
        assertThat(split("500.00", "200.00", "")).singleElement().asString().contains("without their amounts");
    }

    private static List<String> split(String whole, String first, String second) {
        String xml = """
                <Stmt><Id>S</Id><Acct><Id><IBAN>%s</IBAN></Id><Ccy>USD</Ccy></Acct><Ntry><Amt Ccy="USD">%s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-11-20T10:00:00Z</DtTm></BookgDt>
                <AcctSvcrRef>E1</AcctSvcrRef><NtryDtls>
                <TxDtls>%s<RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
                <TxDtls>%s<RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
                </NtryDtls></Ntry></Stmt>
                """.formatted(
                        Statements.OWN,
                        whole,
                        "<Amt Ccy=\"USD\">" + first + "</Amt>",
                        CreditorReference.of(100),
                        second.isEmpty() ? "" : "<Amt Ccy=\"USD\">" + second + "</Amt>",
                        CreditorReference.of(101));
        var statement = Camt053.read("s.xml", Statements.document("08", xml)).getFirst();
        return new StatementMatching(OWN)
                .match(statement).stream().map(StatementStoriesTest::told).toList();
    }

    @Test
    void theSameFileTwiceBooksOnce() {
        var booked = new HashSet<Command>();
        var statements = new StatementImport(
                OWN,
                command -> booked.add(command)
                        ? new StatementImport.Outcome.Booked()
                        : new StatementImport.Outcome.AlreadyBooked());
        var statement = Camt053.read(
                        "day.xml", Statements.of("08", "1", "CRDT 5 E1 RF20100", "CRDT 6 E2 RF20100", "CRDT 7 E3 ?"))
                .getFirst();
        assertThat(statements.take(statement).lines().getFirst())
                .contains("2 entries booked, 0 booked before, 0 pending, 1 to look into");
        assertThat(statements.take(statement).lines().getFirst()).contains("0 entries booked, 2 booked before");
    }

    @Test
    void whatTheMarketRefusesWaitsForAPerson() {
        var statements =
                new StatementImport(OWN, command -> new StatementImport.Outcome.Refused("there is no account"));
        var statement = Camt053.read("day.xml", Statements.of("08", "1", "CRDT 5 E1 RF20100"))
                .getFirst();
        assertThat(statements.take(statement).todo())
                .containsExactly("day.xml, entry 1 (E1): $5.000000 for account 100: there is no account");
    }

    @Test
    void aStatementOfAnotherAccountIsNotTaken() {
        byte[] bytes = new String(Statements.of("08", "1"), StandardCharsets.UTF_8)
                .replace(Statements.OWN, "DE89370400440532013000")
                .getBytes(StandardCharsets.UTF_8);
        var statement = Camt053.read("day.xml", bytes).getFirst();
        assertThatThrownBy(() -> new StatementMatching(OWN).match(statement))
                .isInstanceOf(BankFileException.class)
                .hasMessageContaining("is of account DE89370400440532013000");
    }

    @Test
    void aTruncatedFileAndOneOfAnotherKindAreRefusedWithTheirNames() {
        byte[] whole = Statements.of("08", "1", "CRDT 5 E1 RF20100");
        for (int length = 0; length < whole.length - 3; length += 7) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Camt053.read("part.xml", part))
                    .isInstanceOf(BankFileException.class)
                    .hasMessageStartingWith("part.xml");
        }
        for (String other : List.of("<Document/>", "<a xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'/>", "x"))
            assertThatThrownBy(() -> Camt053.read("other.xml", other.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BankFileException.class);
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        String laughs = "<!DOCTYPE Document [<!ENTITY a \"ha\">"
                + String.join(
                        "",
                        Stream.iterate(1, i -> i + 1)
                                .limit(30)
                                .map(i -> "<!ENTITY a%d \"&a%s;&a%s;\">"
                                        .formatted(i, i == 1 ? "" : i - 1, i == 1 ? "" : i - 1))
                                .toList())
                + "]><Document>&a30;</Document>";
        String outside = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document>&x;</Document>";
        for (String attack : Set.of(laughs, outside))
            assertThatThrownBy(() -> Camt053.read("attack.xml", attack.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(BankFileException.class)
                    .hasMessageContaining("DOCTYPE");
    }

    @Test
    void amountsThatAreNoneAreRefused() {
        for (String amount : List.of("-5", "5.0000001", "99999999999999999999", "1e400", "five", ""))
            assertThatThrownBy(
                            () -> Camt053.read("day.xml", Statements.of("08", "1", "CRDT " + amount + " E1 RF20100")))
                    .as(amount)
                    .isInstanceOf(BankFileException.class)
                    .hasMessageContaining("entry 1");
    }

    @Test
    void aReconciliationNamesWhatOnlyOneSideKnows() {
        // the bank: 500 + 300 − 12.50 = 787.50; the ledger: 500 + 40 without an entry = 540
        var statement = Camt053.read(
                        "day.xml",
                        Statements.of("08", "787.50", "CRDT 500 E1 RF20100", "CRDT 300 E2 ?", "DBIT 12.50 E3 charges"))
                .getFirst();
        var result = Reconciliation.of(
                statement,
                Money.usd("540"),
                List.of(
                        new Reconciliation.LedgerLine("E1", statement.closingDay(), Money.usd("500"), "deposit E1"),
                        new Reconciliation.LedgerLine("", statement.closingDay(), Money.usd("40"), "deposit by hand")));
        assertThat(result.isEqual()).isFalse();
        assertThat(result.differences())
                .extracting(each -> Money.format(each.micros()) + " " + each.what())
                .containsExactly(
                        "-300.000000 entry 2 (E2) of the statement is not in the ledger",
                        "12.500000 entry 3 (E3) of the statement is not in the ledger",
                        "40.000000 deposit by hand, on no statement");
        // 540 − 787.50 = −247.50 = −300 + 12.50 + 40
        assertThat(result.unexplainedMicros()).isZero();
    }
}
