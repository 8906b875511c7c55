package kilohour.sources;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** Vast.ai's offers, each with its host and machine, from the cheapest up, a page at a time. */
final class VastOffers extends PagedConnector {
    static final String SOURCE = "vast-api";
    static final String ADDRESS = "https://console.vast.ai";

    /** The venue answers with so many at most. */
    static final int PAGE_OFFERS = 64;

    private static final List<String> GPUS = List.of(
            "H100 SXM",
            "H100 NVL",
            "H100 PCIE",
            "H200",
            "H200 NVL",
            "B200",
            "A100 SXM4",
            "A100 PCIE",
            "L40S",
            "RTX 5090",
            "RTX 4090");

    private final String address;
    private final List<String> gpus;
    private final Set<String> seen = new HashSet<>();

    VastOffers(String address) {
        this(address, GPUS);
    }

    VastOffers(String address, List<String> gpus) {
        super(SOURCE, Duration.ofHours(1), false);
        this.address = address;
        this.gpus = gpus;
    }

    @Override
    List<Request> first() {
        seen.clear();
        return gpus.stream().map(gpu -> page(gpu, BigDecimal.ZERO)).toList();
    }

    private Request page(String gpu, BigDecimal fromUsd) {
        return Request.post(
                address + "/api/v0/bundles/",
                "{\"rentable\":{\"eq\":true},\"rented\":{\"eq\":false},\"gpu_name\":{\"eq\":\"" + gpu
                        + "\"},\"dph_total\":{\"gte\":" + fromUsd.toPlainString()
                        + "},\"order\":[[\"dph_total\",\"asc\"],[\"id\",\"asc\"]],\"type\":\"on-demand\",\"limit\":"
                        + PAGE_OFFERS + "}");
    }

    @Override
    void read(Request page, Json answer, Found found) {
        List<Json> offers = answer.at("offers").items();
        var fresh = new HashSet<String>();
        found.each(offers, offer -> readOffer(offer, found, fresh));
        if (offers.size() >= PAGE_OFFERS) goOn(offers.getLast(), !fresh.isEmpty(), found);
        seen.addAll(fresh);
    }

    /** The next page begins at the price where this one ends. */
    private void goOn(Json last, boolean fresh, Found found) {
        if (fresh)
            found.next(page(last.at("gpu_name").text(), last.at("dph_total").decimal()));
        else
            found.fault(
                    last.fault("is one of more than " + PAGE_OFFERS + " offers at one price: the rest is not seen"));
    }

    private void readOffer(Json offer, Found found, Set<String> fresh) {
        String id = offer.at("id").decimal().toPlainString();
        if (seen.contains(id)) return;
        Json name = offer.at("gpu_name");
        int megabytes = offer.at("gpu_ram").whole();
        int gpus = offer.at("num_gpus").whole();
        if (gpus == 0) throw offer.at("num_gpus").fault("is 0");
        Box box = GpuNames.find(name.text(), GpuNames.nominalGb(megabytes / 1024.0))
                .orElseThrow(() -> name.fault("is no GPU known here: " + RowText.shortened(name.text())))
                .of(gpus);
        String place = offer.text("geolocation");
        int comma = place.lastIndexOf(", ");
        String country = place.substring(comma < 0 ? 0 : comma + 2);
        boolean code = country.matches("[A-Z]{2}");
        if (!place.isEmpty() && !code)
            throw offer.at("geolocation").fault("ends in no country: " + RowText.shortened(place));
        Term term = offer.has("is_bid") && offer.at("is_bid").flag() ? Term.INTERRUPTIBLE : Term.ON_DEMAND;
        var terms = Found.Terms.of("vast", Evidence.OFFER, country, comma < 0 ? "" : place.substring(0, comma), term);
        Json price = offer.at("dph_total");
        String host = offer.at("host_id").decimal().toPlainString();
        String machine = offer.at("machine_id").decimal().toPlainString();
        found.gpus(found.atNanos(), terms, box, price, price.decimal(), gpus, host, machine);
        fresh.add(id);
    }
}
