package kilohour.gateway;

import java.math.BigDecimal;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. Numbers are exact decimals on both ways. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(60)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** @throws tools.jackson.core.JacksonException if it is not JSON */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** For people: indented, ended by a line feed. */
    static String writeIndented(JsonNode node) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode number(BigDecimal value) {
        return MAPPER.getNodeFactory().numberNode(value);
    }

    static JsonNode number(long value) {
        return MAPPER.getNodeFactory().numberNode(value);
    }

    static JsonNode text(String value) {
        return MAPPER.getNodeFactory().stringNode(value);
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Dollars of an amount in micro-dollars. */
    static BigDecimal usd(long micros) {
        return plain(BigDecimal.valueOf(micros, 6));
    }

    /** Dollars per unit of a price in ticks. */
    static BigDecimal price(Contract contract, long ticks) {
        return tenths(contract.grid(), PriceGrid.tenths(ticks));
    }

    /** Dollars per unit of a price in tenths of a tick. */
    static BigDecimal tenths(PriceGrid grid, long tenths) {
        return usd(Math.multiplyExact(tenths, grid.tenthMicros()));
    }

    /** Dollars per unit of the mean of prices in ticks, to a hundredth of a tick, half-even; null without lots. */
    static BigDecimal mean(Contract contract, long tickLots, long lots) {
        if (lots == 0) return null;
        return plain(BigDecimal.valueOf(tickLots)
                .multiply(BigDecimal.valueOf(contract.grid().tickMicros(), 6))
                .divide(BigDecimal.valueOf(lots), contract.grid().decimals() + 2, java.math.RoundingMode.HALF_EVEN));
    }

    /** Null for a price that is not there (no lots): a price itself may be zero. */
    static BigDecimal priceOrNull(Contract contract, long ticks, long lots) {
        return lots == 0 ? null : price(contract, ticks);
    }

    /** Null for a price that is not there (zero); a spread's is, whatever it is. */
    static BigDecimal tenthsOrNull(Contract contract, long tenths) {
        return contract instanceof Spread ? tenths(contract.grid(), tenths) : tenthsOrNull(contract.grid(), tenths);
    }

    static BigDecimal tenthsOrNull(PriceGrid grid, long tenths) {
        return tenths == 0 ? null : tenths(grid, tenths);
    }

    /** Units of the good (GPU-hours) in so many lots. */
    static long amount(Contract contract, long lots) {
        return Math.multiplyExact(lots, contract.unitsPerLot());
    }

    /** A share of one in parts per million. */
    static BigDecimal ppm(long ppm) {
        return plain(BigDecimal.valueOf(ppm, 6));
    }

    /** A rate in parts per billion. */
    static BigDecimal ppb(long ppb) {
        return plain(BigDecimal.valueOf(ppb, 9));
    }

    static long millis(long nanos) {
        return Math.floorDiv(nanos, Utc.NANOS_PER_MILLI);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
