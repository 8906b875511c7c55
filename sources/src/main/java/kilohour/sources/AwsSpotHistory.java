package kilohour.sources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kilohour.index.Evidence;
import kilohour.index.Term;

/**
 * AWS's spot prices. Requests must be signed with an account's key, so this reads from an address that signs them: the
 * answer is that of {@code DescribeSpotPriceHistory}. Each price is of the moment at which it was set.
 */
final class AwsSpotHistory extends PagedConnector {
    static final String SOURCE = "aws-spot";

    private final String address;

    AwsSpotHistory(String address) {
        super(SOURCE, Duration.ofHours(6), false);
        this.address = address;
    }

    @Override
    List<Request> first() {
        return List.of(Request.get(address + "/?Action=DescribeSpotPriceHistory"));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        found.each(answer.at("SpotPriceHistory").items(), item -> readItem(item, found));
        String next = answer.text("NextToken");
        if (!next.isEmpty())
            found.next(Request.get(address + "/?Action=DescribeSpotPriceHistory&NextToken="
                    + URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }

    private static void readItem(Json item, Found found) {
        Box box = AwsBoxes.TYPES.get(item.at("InstanceType").text());
        if (box == null || !item.at("ProductDescription").text().equals("Linux/UNIX")) return;
        Json zone = item.at("AvailabilityZone");
        if (zone.text().length() < 2) throw zone.fault("is no zone: " + zone.text());
        String region = zone.text().substring(0, zone.text().length() - 1);
        String country = Regions.aws(region)
                .orElseThrow(() ->
                        zone.fault("is in a region whose country is not known: " + RowText.shortened(zone.text())));
        Json timestamp = item.at("Timestamp");
        long atNanos;
        try {
            atNanos = RowText.instant("Timestamp", timestamp.text());
        } catch (IllegalArgumentException e) {
            throw timestamp.fault("is no instant: " + RowText.shortened(timestamp.text()));
        }
        Json price = item.at("SpotPrice");
        // The zone is kept in the region's name: zones are priced by themselves.
        var terms = Found.Terms.of("aws", Evidence.LIST, country, zone.text(), Term.INTERRUPTIBLE);
        found.gpus(atNanos, terms, box, price, price.decimal(), -1, "", "");
    }
}
