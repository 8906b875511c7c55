package kilohour.sources;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** Google's billing catalogue. It prices the accelerator alone: the host that it sits in has a price of its own. */
final class GcpSkus extends PagedConnector {
    static final String SOURCE = "gcp-skus";
    static final String ADDRESS = "https://cloudbilling.googleapis.com";

    private static final String PATH = "/v1/services/6F81-5844-456A/skus?key=";
    private static final Pattern GPU = Pattern.compile("(?i)\\b(A100|H100|H200|B200|L4)\\b(?: (\\d+)GB)?.*\\bGPU\\b.*");

    private final String address;
    private final String key;

    GcpSkus(String address, String key) {
        super(SOURCE, Duration.ofDays(1), false);
        this.address = address;
        this.key = key;
    }

    @Override
    List<Request> first() {
        return List.of(page(""));
    }

    private Request page(String token) {
        String more = token.isEmpty() ? "" : "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        return Request.get(address + PATH + URLEncoder.encode(key, StandardCharsets.UTF_8) + more);
    }

    @Override
    void read(Request page, Json answer, Found found) {
        found.each(answer.at("skus").items(), sku -> readSku(sku, found));
        String next = answer.text("nextPageToken");
        if (!next.isEmpty()) found.next(page(next));
    }

    private static void readSku(Json sku, Found found) {
        Json category = sku.at("category");
        Matcher gpu = GPU.matcher(sku.at("description").text());
        if (!category.at("resourceGroup").text().equals("GPU") || !gpu.find()) return;
        String usage = category.at("usageType").text();
        int months = usage.equals("Commit1Yr") ? 12 : usage.equals("Commit3Yr") ? 36 : 0;
        Term term = months > 0 ? Term.RESERVED : usage.equals("Preemptible") ? Term.INTERRUPTIBLE : Term.ON_DEMAND;
        int memoryGb = gpu.group(2) == null ? 0 : Integer.parseInt(gpu.group(2));
        var box = Box.of(gpu.group(1).toUpperCase(java.util.Locale.ROOT), "", memoryGb, 1);
        Json rates = sku.at("pricingInfo").items().getFirst().at("pricingExpression");
        if (!rates.at("usageUnit").text().equals("h")) return;
        Json price = rates.at("tieredRates").items().getLast().at("unitPrice");
        if (!price.at("currencyCode").text().equals("USD"))
            throw price.at("currencyCode").fault("is not USD");
        BigDecimal usd =
                price.at("units").decimal().add(price.at("nanos").decimal().movePointLeft(9));
        for (Json region : sku.at("serviceRegions").items()) {
            // The catalogue does not say in which country a region lies, and the index does not use these prices.
            var terms = new Found.Terms("gcp", "", Evidence.LIST, "", region.text(), term, months);
            found.gpus(terms, box, price, usd);
        }
    }
}
