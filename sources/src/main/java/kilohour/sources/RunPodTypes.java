package kilohour.sources;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kilohour.index.Evidence;
import kilohour.index.Term;

/** RunPod's GPU types: the rate cards of its two tiers, and the floors at which the community tier can be had now. */
final class RunPodTypes extends PagedConnector {
    static final String SOURCE = "runpod-graphql";
    static final String ADDRESS = "https://api.runpod.io";

    private static final String OWNER = "runpod";
    private static final String QUERY = "{\"query\":\"query { gpuTypes { id displayName memoryInGb securePrice"
            + " communityPrice threeMonthPrice sixMonthPrice"
            + " lowestPrice(input:{gpuCount:1}) { minimumBidPrice uninterruptablePrice stockStatus } } }\"}";

    private final String address;

    RunPodTypes(String address) {
        super(SOURCE, Duration.ofHours(1), false);
        this.address = address;
    }

    @Override
    List<Request> first() {
        return List.of(Request.post(address + "/graphql", QUERY));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        if (answer.has("errors")) {
            List<Json> errors = answer.at("errors").items();
            throw answer.fault("refuses the query: "
                    + (errors.isEmpty() ? "" : errors.getFirst().text("message")));
        }
        found.each(answer.at("data").at("gpuTypes").items(), type -> readType(type, found));
    }

    private static void readType(Json type, Found found) {
        String name = type.at("displayName").text();
        int memoryGb = type.at("memoryInGb").whole();
        if (name.equals("unknown")) return;
        Optional<Box> known = GpuNames.find(name, GpuNames.nominalGb(memoryGb));
        if (known.isEmpty()) throw type.at("displayName").fault("is no GPU known here: " + RowText.shortened(name));
        Box card = known.get().of(0);
        price(found, type, "securePrice", card, "runpod", Evidence.LIST, Term.ON_DEMAND, 0);
        price(found, type, "communityPrice", card, "runpod-community", Evidence.LIST, Term.ON_DEMAND, 0);
        price(found, type, "threeMonthPrice", card, "runpod", Evidence.LIST, Term.RESERVED, 3);
        price(found, type, "sixMonthPrice", card, "runpod", Evidence.LIST, Term.RESERVED, 6);
        if (!type.has("lowestPrice")) return;
        Json floor = type.at("lowestPrice");
        Box one = card.of(1);
        price(found, floor, "uninterruptablePrice", one, "runpod-community", Evidence.OFFER, Term.ON_DEMAND, 0);
        price(found, floor, "minimumBidPrice", one, "runpod-community", Evidence.OFFER, Term.INTERRUPTIBLE, 0);
    }

    private static void price(
            Found found, Json of, String name, Box box, String provider, Evidence evidence, Term term, int months) {
        if (!of.has(name)) return;
        found.gpus(new Found.Terms(provider, OWNER, evidence, "", "", term, months), box, of.at(name));
    }
}
