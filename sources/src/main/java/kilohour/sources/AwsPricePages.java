package kilohour.sources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** The files behind AWS's page of on-demand prices: one for each region. */
final class AwsPricePages extends PagedConnector {
    static final String SOURCE = "aws-pages";
    static final String ADDRESS = "https://b0.p.awsstatic.com";

    private static final String PATH =
            "/pricing/2.0/meteredUnitMaps/ec2/USD/current/ec2-ondemand-without-sec-sel/%s/Linux/index.json";

    /** AWS's names of places, and its regions. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("US East (N. Virginia)", "us-east-1");
        PLACES.put("US East (Ohio)", "us-east-2");
        PLACES.put("US West (Oregon)", "us-west-2");
        PLACES.put("Canada (Central)", "ca-central-1");
        PLACES.put("EU (Ireland)", "eu-west-1");
        PLACES.put("EU (London)", "eu-west-2");
        PLACES.put("EU (Frankfurt)", "eu-central-1");
        PLACES.put("EU (Stockholm)", "eu-north-1");
        PLACES.put("EU (Spain)", "eu-south-2");
        PLACES.put("Asia Pacific (Tokyo)", "ap-northeast-1");
        PLACES.put("Asia Pacific (Sydney)", "ap-southeast-2");
        PLACES.put("Asia Pacific (Mumbai)", "ap-south-1");
        PLACES.put("South America (Sao Paulo)", "sa-east-1");
    }

    private final String address;
    private final List<String> places;

    AwsPricePages(String address) {
        this(address, List.copyOf(PLACES.keySet()));
    }

    AwsPricePages(String address, List<String> places) {
        super(SOURCE, Duration.ofDays(1), true);
        this.address = address;
        this.places = places;
    }

    @Override
    List<Request> first() {
        return places.stream()
                .map(place -> Request.get(address
                        + PATH.formatted(
                                URLEncoder.encode(place, StandardCharsets.UTF_8).replace("+", "%20"))))
                .toList();
    }

    @Override
    void read(Request page, Json answer, Found found) {
        for (Json place : answer.at("regions").members().values())
            found.each(List.copyOf(place.members().values()), entry -> readEntry(entry, found));
    }

    private static void readEntry(Json entry, Found found) {
        Box box = AwsBoxes.TYPES.get(entry.at("Instance Type").text());
        if (box == null) return;
        if (!entry.at("Operating System").text().equals("Linux")
                || !entry.text("Pre Installed S/W").equals("NA")) return;
        Json location = entry.at("Location");
        String region = PLACES.get(location.text());
        if (region == null) throw location.fault("is a place not known here: " + RowText.shortened(location.text()));
        String country = Regions.required(Regions.aws(region), location);
        found.gpus(Found.Terms.of("aws", Evidence.LIST, country, region, Term.ON_DEMAND), box, entry.at("price"));
    }
}
