package kilohour.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kilohour.exchange.PayoutAddress;
import kilohour.units.Utc;

/** Writes one payment as a customer credit transfer of ISO 20022, pain.001.001.09: the same instruction, the same bytes. */
final class Pain001 {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final long MICROS_PER_CENT = 10_000;
    private static final int REMITTANCE_CHARS_MAX = 140;

    private final XMLStreamWriter out;

    private Pain001(XMLStreamWriter out) {
        this.out = out;
    }

    static byte[] write(BankAccount own, Instruction instruction) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new Pain001(out).document(own, instruction);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("in memory, writing does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void document(BankAccount own, Instruction it) throws XMLStreamException {
        String amount = cents(it.amountMicros());
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeStartElement("Document");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeStartElement("CstmrCdtTrfInitn");
        out.writeStartElement("GrpHdr");
        put("MsgId", it.messageId());
        put("CreDtTm", SECONDS.format(Instant.EPOCH.plus(it.createdNanos(), ChronoUnit.NANOS)));
        put("NbOfTxs", "1");
        put("CtrlSum", amount);
        party("InitgPty", own.own());
        out.writeEndElement();
        payment(own, it, amount);
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void payment(BankAccount own, Instruction it, String amount) throws XMLStreamException {
        out.writeStartElement("PmtInf");
        put("PmtInfId", it.messageId());
        put("PmtMtd", "TRF");
        put("NbOfTxs", "1");
        put("CtrlSum", amount);
        out.writeStartElement("ReqdExctnDt");
        put("Dt", Utc.formatDay(it.requestedDay()));
        out.writeEndElement();
        party("Dbtr", own.own());
        account("DbtrAcct", own.own());
        agent("DbtrAgt", own.own());
        out.writeStartElement("CdtTrfTxInf");
        out.writeStartElement("PmtId");
        put("InstrId", it.messageId());
        put("EndToEndId", it.messageId());
        out.writeEndElement();
        out.writeStartElement("Amt");
        out.writeStartElement("InstdAmt");
        out.writeAttribute("Ccy", "USD");
        out.writeCharacters(amount);
        out.writeEndElement();
        out.writeEndElement();
        agent("CdtrAgt", it.to());
        party("Cdtr", it.to());
        account("CdtrAcct", it.to());
        if (!it.reference().isBlank()) {
            out.writeStartElement("RmtInf");
            put(
                    "Ustrd",
                    it.reference()
                            .substring(
                                    0,
                                    Math.min(
                                            REMITTANCE_CHARS_MAX, it.reference().length())));
            out.writeEndElement();
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private void party(String name, PayoutAddress who) throws XMLStreamException {
        out.writeStartElement(name);
        put("Nm", who.holder());
        out.writeEndElement();
    }

    private void account(String name, PayoutAddress who) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeStartElement("Id");
        if (who.looksLikeIban()) {
            put("IBAN", who.number());
        } else {
            out.writeStartElement("Othr");
            put("Id", who.number());
            out.writeEndElement();
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private void agent(String name, PayoutAddress who) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeStartElement("FinInstnId");
        put("BICFI", who.agent());
        out.writeEndElement();
        out.writeEndElement();
    }

    private void put(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** A bank moves whole cents. */
    private static String cents(long micros) {
        if (micros % MICROS_PER_CENT != 0)
            throw new BankFileException("a bank pays whole cents, not " + kilohour.units.Money.format(micros));
        return kilohour.units.Decimals.format(micros / MICROS_PER_CENT, 2);
    }
}
