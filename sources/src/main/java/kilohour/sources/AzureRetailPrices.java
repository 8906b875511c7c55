package kilohour.sources;

import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** Azure's public list of prices: virtual machines with GPUs, on demand, spot and reserved. */
final class AzureRetailPrices extends PagedConnector {
    static final String SOURCE = "azure-retail";
    static final String ADDRESS = "https://prices.azure.com";

    private static final Map<String, Box> SIZES = new TreeMap<>(Map.ofEntries(
            Map.entry("Standard_ND96isr_H100_v5", new Box("H100", "SXM", 80, 8, "INFINIBAND")),
            Map.entry("Standard_ND96is_H100_v5", Box.of("H100", "SXM", 80, 8)),
            Map.entry("Standard_NC40ads_H100_v5", Box.of("H100", "NVL", 94, 1)),
            Map.entry("Standard_NC80adis_H100_v5", Box.of("H100", "NVL", 94, 2)),
            Map.entry("Standard_ND96isr_H200_v5", new Box("H200", "SXM", 141, 8, "INFINIBAND")),
            Map.entry("Standard_ND96is_H200_v5", Box.of("H200", "SXM", 141, 8)),
            Map.entry("Standard_ND96isr_MI300X_v5", new Box("MI300X", "SXM", 192, 8, "INFINIBAND")),
            Map.entry("Standard_ND96is_MI300X_v5", Box.of("MI300X", "SXM", 192, 8)),
            Map.entry("Standard_ND96asr_v4", new Box("A100", "SXM", 40, 8, "INFINIBAND")),
            Map.entry("Standard_ND96amsr_A100_v4", new Box("A100", "SXM", 80, 8, "INFINIBAND")),
            Map.entry("Standard_NC24ads_A100_v4", Box.of("A100", "PCIE", 80, 1)),
            Map.entry("Standard_NC48ads_A100_v4", Box.of("A100", "PCIE", 80, 2)),
            Map.entry("Standard_NC96ads_A100_v4", Box.of("A100", "PCIE", 80, 4))));

    private static final Map<String, Integer> TERM_MONTHS = Map.of("1 Year", 12, "3 Years", 36, "5 Years", 60);
    private static final int HOURS_PER_YEAR = 8_760;

    private final String address;

    AzureRetailPrices(String address) {
        super(SOURCE, Duration.ofDays(1), true);
        this.address = address;
    }

    @Override
    List<Request> first() {
        String sizes = SIZES.keySet().stream()
                .map(size -> "armSkuName eq '" + size + "'")
                .collect(Collectors.joining(" or "));
        String filter = "serviceName eq 'Virtual Machines' and (" + sizes + ")";
        return List.of(Request.get(address + "/api/retail/prices?$filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        found.each(answer.at("Items").items(), item -> readItem(item, found));
        String next = answer.text("NextPageLink");
        if (!next.isEmpty()) found.next(Request.get(nextPage(answer.at("NextPageLink"), next)));
    }

    /** The next page's path, at the address that was asked: a link never leads elsewhere. */
    private URI nextPage(Json place, String link) {
        try {
            // The service writes blanks and quotes into its links as they are.
            URI next = URI.create(link.replace(" ", "%20").replace("\"", "%22"));
            return URI.create(address).resolve(next.getRawPath() + "?" + next.getRawQuery());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw place.fault("is no address: " + RowText.shortened(link));
        }
    }

    private static void readItem(Json item, Found found) {
        Box box = SIZES.get(item.at("armSkuName").text());
        String name = item.at("skuName").text();
        boolean other = item.at("productName").text().contains("Windows") || name.endsWith("Low Priority");
        if (box == null || other) return;
        if (!item.at("currencyCode").text().equals("USD"))
            throw item.at("currencyCode").fault("is not USD");
        if (!item.at("unitOfMeasure").text().equals("1 Hour"))
            throw item.at("unitOfMeasure").fault("is not 1 Hour");
        Json region = item.at("armRegionName");
        String country = Regions.required(Regions.azure(region.text()), region);
        Json price = item.at("retailPrice");
        switch (item.at("type").text()) {
            case "Consumption" -> {
                Term term = name.endsWith("Spot") ? Term.INTERRUPTIBLE : Term.ON_DEMAND;
                found.gpus(Found.Terms.of("azure", Evidence.LIST, country, region.text(), term), box, price);
            }
            case "Reservation" -> {
                Integer months = TERM_MONTHS.get(item.at("reservationTerm").text());
                if (months == null) throw item.at("reservationTerm").fault("is no term known here");
                // It says "1 Hour" and holds the price of the whole term.
                BigDecimal hourly = price.decimal()
                        .divide(BigDecimal.valueOf((long) HOURS_PER_YEAR * months / 12), MathContext.DECIMAL64);
                var terms = new Found.Terms("azure", "", Evidence.LIST, country, region.text(), Term.RESERVED, months);
                found.gpus(terms, box, price, hourly);
            }
            default -> {
                // Development prices are for subscribers of another product.
            }
        }
    }
}
