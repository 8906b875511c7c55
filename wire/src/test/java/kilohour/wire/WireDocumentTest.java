package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The tables of {@code docs/development/wire.md} are what the schema says, line by line. */
class WireDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "development", "wire.md");
    private static final String BEGIN = "<!-- tables: from schema.xml, checked by WireDocumentTest -->\n";
    private static final Map<String, Integer> BYTES =
            Map.of("int64", 8, "uint64", 8, "int32", 4, "uint32", 4, "uint16", 2, "uint8", 1, "char", 1);

    private final Element schema = schema();
    private final StringBuilder tables = new StringBuilder();

    @Test
    void theTablesAreWhatTheSchemaSays() throws IOException {
        tables();
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN);
        assertThat(from).as("the line that begins the tables").isPositive();
        String written = document.substring(from + BEGIN.length());

        if (!written.equals(tables.toString()))
            Files.writeString(Path.of("target", "wire-tables.md"), tables.toString());
        assertThat(written)
                .as("tables; the right ones are in target/wire-tables.md")
                .isEqualTo(tables.toString());
    }

    private void tables() {
        section("Codes");
        elements("enum", schema).forEach(this::codes);
        elements("set", schema).forEach(this::scopes);
        section("Parts");
        elements("composite", schema).forEach(this::composite);
        messages("Commands", 1, 99);
        messages("Events", 101, 199);
        messages("State records", 201, 299);
        messages("The recording", 301, 399);
    }

    private void section(String title) {
        tables.append("\n## ").append(title).append("\n");
    }

    private void codes(Element each) {
        tables.append("\n**").append(name(each)).append(".** ").append(each.getAttribute("description"));
        String before = " ";
        for (Element value : elements("validValue", each)) {
            tables.append(before)
                    .append(value.getTextContent())
                    .append(" `")
                    .append(name(value))
                    .append('`');
            before = ", ";
        }
        tables.append(".\n");
    }

    private void scopes(Element each) {
        tables.append("\n**").append(name(each)).append(".** ").append(each.getAttribute("description"));
        tables.append(", one bit each:");
        String before = " ";
        for (Element choice : elements("choice", each)) {
            tables.append(before)
                    .append(choice.getTextContent())
                    .append(" `")
                    .append(name(choice))
                    .append('`');
            before = ", ";
        }
        tables.append(".\n");
    }

    private void composite(Element each) {
        if (name(each).endsWith("Encoding")) return;
        tables.append("\n### ").append(name(each)).append("\n\n");
        tables.append(each.getAttribute("description")).append(".\n\n");
        head();
        for (Element part : children(each)) row(part, "");
    }

    private void messages(String title, int first, int last) {
        section(title);
        for (Element each : elements("sbe:message", schema)) {
            int id = Integer.parseInt(each.getAttribute("id"));
            if (id < first || id > last) continue;
            tables.append("\n### ").append(id).append(' ').append(name(each)).append("\n\n");
            String description = each.getAttribute("description");
            if (!description.isEmpty()) tables.append(description).append(description.endsWith(".") ? "\n\n" : ".\n\n");
            if (children(each).isEmpty()) tables.append("No fields.\n");
            else head();
            for (Element part : children(each)) row(part, "");
        }
    }

    private void head() {
        tables.append("Name | Bytes | Type | Notes\n-----|------:|------|------\n");
    }

    private void row(Element part, String indent) {
        String type = part.getAttribute(part.hasAttribute("primitiveType") ? "primitiveType" : "type");
        String bytes = switch (part.getTagName()) {
            case "data" -> "2 + n";
            case "group" -> "4 + n";
            default -> String.valueOf(bytes(part));
        };
        String shown = switch (part.getTagName()) {
            case "data" -> "text";
            case "group" -> "list";
            default -> type;
        };
        String notes = part.getAttribute("description");
        assertThat(notes.contains("null"))
                .as("notes on %s say when it is null, if it may be", name(part))
                .isEqualTo("optional".equals(part.getAttribute("presence")));
        tables.append("%s%s | %s | %s | %s"
                .formatted(indent, name(part), bytes, shown, notes)
                .stripTrailing());
        tables.append('\n');
        if (part.getTagName().equals("group")) for (Element inner : children(part)) row(inner, "· ");
    }

    private int bytes(Element part) {
        int each = bytes(part.getAttribute(part.hasAttribute("primitiveType") ? "primitiveType" : "type"));
        return part.hasAttribute("length") ? each * Integer.parseInt(part.getAttribute("length")) : each;
    }

    private int bytes(String type) {
        if (BYTES.containsKey(type)) return BYTES.get(type);
        for (Element each : elements("composite", schema))
            if (name(each).equals(type))
                return children(each).stream().mapToInt(this::bytes).sum();
        return 1; // enums and sets are one byte, all of them
    }

    private static String name(Element each) {
        return each.getAttribute("name");
    }

    private static List<Element> elements(String tag, Element in) {
        List<Element> found = new ArrayList<>();
        var all = in.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) found.add((Element) all.item(i));
        return found;
    }

    private static List<Element> children(Element in) {
        List<Element> found = new ArrayList<>();
        for (Node at = in.getFirstChild(); at != null; at = at.getNextSibling())
            if (at instanceof Element element) found.add(element);
        return found;
    }

    private static Element schema() {
        try (InputStream in = WireDocumentTest.class.getResourceAsStream("schema.xml")) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("schema.xml cannot be read", e);
        }
    }
}
