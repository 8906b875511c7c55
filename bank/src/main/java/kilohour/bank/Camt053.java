package kilohour.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kilohour.units.Decimals;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads statements of ISO 20022: camt.053.001.02, .04, .06, .08, .10 and .13, which say what is read here alike. A
 * document type is refused before anything in it is looked at, so that no entity is ever expanded or fetched.
 */
public final class Camt053 {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
    private static final Set<String> VERSIONS = Set.of("02", "04", "06", "08", "10", "13");
    /** Largest file that is read. */
    public static final int BYTES_MAX = 64 << 20;

    private static final int AMOUNT_DECIMALS = 6;

    private final String source;

    private Camt053(String source) {
        this.source = source;
    }

    /**
     * The statements of a file.
     *
     * @throws BankFileException if it is not whole, no camt.053, or says what cannot be
     */
    public static List<BankStatement> read(String source, byte[] bytes) {
        return new Camt053(source).read(bytes);
    }

    private List<BankStatement> read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) throw fault("is larger than 64 MB: ask the bank for smaller files");
        Element document = parse(bytes).getDocumentElement();
        String namespace = document.getNamespaceURI();
        boolean known = namespace != null
                && namespace.startsWith(NAMESPACE)
                && VERSIONS.contains(namespace.substring(NAMESPACE.length()));
        if (!known)
            throw fault("is no statement that is read here (" + namespace + "): ask the bank for camt.053.001.08");
        Element message = child(document, "BkToCstmrStmt");
        if (message == null) throw fault("has no BkToCstmrStmt: ask the bank for camt.053.001.08");
        List<BankStatement> statements =
                children(message, "Stmt").stream().map(this::statement).toList();
        if (statements.isEmpty()) throw fault("holds no statement");
        return statements;
    }

    private Document parse(byte[] bytes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(SILENT);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXParseException e) {
            throw new BankFileException(
                    "%s, line %d: is not whole or no XML (%s): fetch it from the bank again"
                            .formatted(source, e.getLineNumber(), e.getMessage()),
                    e);
        } catch (SAXException | IOException e) {
            throw new BankFileException(source + " cannot be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Faults are told by the exception alone. */
    private static final ErrorHandler SILENT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    };

    private BankStatement statement(Element statement) {
        Element account = child(statement, "Acct");
        String number = text(account, "Id", "IBAN");
        if (number.isEmpty()) number = text(account, "Id", "Othr", "Id");
        if (number.isEmpty()) throw fault("has a statement without the account's number");
        Element closing = null;
        for (Element balance : children(statement, "Bal"))
            if (text(balance, "Tp", "CdOrPrtry", "Cd").equals("CLBD")) closing = balance;
        String currency = text(account, "Ccy");
        if (currency.isEmpty() && closing != null)
            currency = child(closing, "Amt").getAttribute("Ccy");
        var entries = new ArrayList<BankStatement.Entry>();
        for (Element entry : children(statement, "Ntry")) entries.add(entry(entry, entries.size() + 1));
        return new BankStatement(
                source,
                text(statement, "Id"),
                number.replace(" ", ""),
                currency,
                closing == null ? OptionalLong.empty() : OptionalLong.of(signed(closing, "the closing balance")),
                closing == null ? -1 : day(closing, "Dt"),
                entries);
    }

    private BankStatement.Entry entry(Element entry, int number) {
        String where = "entry " + number;
        long signed = signed(entry, where);
        String status = text(entry, "Sts", "Cd");
        if (status.isEmpty()) status = text(entry, "Sts");
        String reference = text(entry, "AcctSvcrRef");
        if (reference.isEmpty()) reference = text(entry, "NtryRef");
        var details = new ArrayList<BankStatement.Detail>();
        for (Element group : children(entry, "NtryDtls"))
            for (Element payment : children(group, "TxDtls")) details.add(detail(payment, where));
        return new BankStatement.Entry(
                number,
                reference,
                day(entry, "BookgDt"),
                Math.abs(signed),
                child(entry, "Amt").getAttribute("Ccy"),
                signed > 0,
                Set.of("true", "1").contains(text(entry, "RvslInd")),
                status.equals("BOOK"),
                details);
    }

    private BankStatement.Detail detail(Element payment, String where) {
        var words = new ArrayList<String>();
        for (Element information : children(payment, "RmtInf")) {
            for (Element structured : children(information, "Strd")) words.add(text(structured, "CdtrRefInf", "Ref"));
            for (Element free : children(information, "Ustrd"))
                words.add(free.getTextContent().strip());
        }
        Element amount = child(payment, "Amt");
        if (amount == null) amount = descendant(payment, "AmtDtls", "TxAmt", "Amt");
        return new BankStatement.Detail(
                amount == null ? OptionalLong.empty() : OptionalLong.of(micros(amount, where)),
                text(payment, "Refs", "EndToEndId"),
                words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("\n")));
    }

    /** An amount that came in is more than zero, one that went out less. */
    private long signed(Element owner, String where) {
        Element amount = child(owner, "Amt");
        if (amount == null) throw fault("has no amount in " + where);
        long micros = micros(amount, where);
        return switch (text(owner, "CdtDbtInd")) {
            case "CRDT" -> micros;
            case "DBIT" -> -micros;
            default -> throw fault("does not say in " + where + " whether it is a credit or a debit");
        };
    }

    private long micros(Element amount, String where) {
        String text = amount.getTextContent().strip();
        try {
            long micros = Decimals.parse(text, AMOUNT_DECIMALS);
            if (micros < 0) throw fault("has an amount below zero in " + where + ": " + text);
            return micros;
        } catch (IllegalArgumentException e) {
            throw fault("has an amount in " + where + " that is none (" + e.getMessage() + ")");
        }
    }

    /** The day of a date, or of the beginning of a date with time; −1 if there is none. */
    private int day(Element owner, String name) {
        String text = text(owner, name, "Dt");
        if (text.isEmpty()) text = text(owner, name, "DtTm");
        if (text.isEmpty()) return -1;
        try {
            return Math.toIntExact(LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                    .toEpochDay());
        } catch (DateTimeException | ArithmeticException e) {
            throw fault("has a date that is none: " + text);
        }
    }

    private BankFileException fault(String what) {
        return new BankFileException(source + " " + what);
    }

    // ── Elements by name, whatever the version's namespace ──────────────────────────────────────────────────────

    private static List<Element> children(Element of, String name) {
        var found = new ArrayList<Element>();
        if (of == null) return found;
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element element && name.equals(element.getLocalName())) found.add(element);
        return found;
    }

    private static Element child(Element of, String name) {
        List<Element> found = children(of, name);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Element descendant(Element of, String... names) {
        Element found = of;
        for (String name : names) found = child(found, name);
        return found;
    }

    /** The text of a descendant that has no elements of its own, without blanks around it; empty if there is none. */
    private static String text(Element of, String... names) {
        Element found = descendant(of, names);
        if (found == null) return "";
        for (Node node = found.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element) return "";
        return found.getTextContent().strip();
    }
}
