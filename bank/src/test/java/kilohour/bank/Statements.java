package kilohour.bank;

import java.nio.charset.StandardCharsets;

/** Statements of a bank for stories: one line an entry. */
final class Statements {
    static final String OWN = "GB33BUKB20201555555555";

    /** {@code CRDT 500.00 E1 RF20100}: direction, amount, the bank's reference, remittance or end-to-end id. */
    static byte[] of(String version, String closing, String... lines) {
        var xml = new StringBuilder();
        for (String line : lines) xml.append(entry(version, line.split(" ", 4)));
        return document(version, """
                <Stmt><Id>2026-11-20</Id>%s<CreDtTm>2026-11-20T23:59:00Z</CreDtTm>
                <Acct><Id><IBAN>%s</IBAN></Id><Ccy>USD</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="USD">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                <Dt><Dt>2026-11-20</Dt></Dt></Bal>%s</Stmt>
                """.formatted("", OWN, closing, xml));
    }

    static byte[] document(String version, String statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T23:59:00Z</CreDtTm></GrpHdr>
                %s</BkToCstmrStmt></Document>
                """.formatted(version, statements).getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String version, String[] words) {
        String direction = words[0].replace("-", "").replace("?", "");
        String amount = words[1].contains(":") ? words[1].substring(0, words[1].indexOf(':')) : words[1];
        String currency = words[1].contains(":") ? words[1].substring(words[1].indexOf(':') + 1) : "USD";
        String status = words[0].endsWith("?") ? "PDNG" : "BOOK";
        String text = words.length < 4 ? "" : words[3];
        String refs = text.startsWith("KH-") ? text : "NOTPROVIDED";
        return """
                <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts>%s</Sts>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt>%s<BkTxCd/>
                <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>
                """.formatted(
                        currency,
                        amount,
                        direction,
                        words[0].startsWith("-") ? "<RvslInd>true</RvslInd>" : "",
                        version.equals("02") ? status : "<Cd>" + status + "</Cd>",
                        words[2].equals("none") ? "" : "<AcctSvcrRef>" + words[2] + "</AcctSvcrRef>",
                        refs,
                        text.isEmpty() || text.startsWith("KH-")
                                ? ""
                                : "<RmtInf><Ustrd>" + text.replace("&", "&amp;") + "</Ustrd></RmtInf>");
    }

    private Statements() {}
}
