package kilohour.sources;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** Lambda's instance types: a rate card, and an offer wherever it shows capacity. */
final class LambdaTypes extends PagedConnector {
    static final String SOURCE = "lambda-api";
    static final String ADDRESS = "https://cloud.lambda.ai";

    private static final Pattern DESCRIPTION = Pattern.compile("(\\S+) \\((\\d+) GB ?(\\w*)\\)");

    private final String address;
    private final String key;

    LambdaTypes(String address, String key) {
        super(SOURCE, Duration.ofHours(1), false);
        this.address = address;
        this.key = key;
    }

    @Override
    List<Request> first() {
        return List.of(Request.get(address + "/api/v1/instance-types").with("Authorization", "Bearer " + key));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        found.each(List.copyOf(answer.at("data").members().values()), type -> readType(type, found));
    }

    private static void readType(Json type, Found found) {
        Json instance = type.at("instance_type");
        Json description = instance.at("gpu_description");
        int gpus = instance.at("specs").at("gpus").whole();
        if (gpus == 0) return;
        Matcher gpu = DESCRIPTION.matcher(description.text());
        if (!gpu.matches()) throw description.fault("is no GPU known here: " + RowText.shortened(description.text()));
        int memoryGb = GpuNames.nominalGb(Integer.parseInt(gpu.group(2)));
        Box box = GpuNames.find(gpu.group(1) + gpu.group(3), memoryGb)
                .or(() -> GpuNames.find(gpu.group(1), memoryGb))
                .orElseThrow(() -> description.fault("is no GPU known here: " + RowText.shortened(description.text())))
                .of(gpus);
        Json cents = instance.at("price_cents_per_hour");
        BigDecimal usd = cents.decimal().movePointLeft(2);
        var list = Found.Terms.of("lambda", Evidence.LIST, "", "", Term.ON_DEMAND);
        found.gpus(list, box, cents, usd);
        for (Json region : type.at("regions_with_capacity_available").items()) {
            Json name = region.at("name");
            String country = Regions.required(Regions.lambda(name.text()), name);
            found.gpus(Found.Terms.of("lambda", Evidence.OFFER, country, name.text(), Term.ON_DEMAND), box, cents, usd);
        }
    }
}
