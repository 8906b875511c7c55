package kilohour.sources;

import java.time.Duration;
import java.util.List;
import kilohour.tokens.TokenLeg;

/** OpenRouter's headline price of each model: not a host's, so the host is {@code openrouter}. */
final class OpenRouterModels extends PagedConnector {
    static final String SOURCE = "openrouter-api-models";
    static final String ADDRESS = "https://openrouter.ai";

    private final String address;

    OpenRouterModels(String address) {
        super(SOURCE, Duration.ofHours(1), true);
        this.address = address;
    }

    @Override
    List<Request> first() {
        return List.of(Request.get(address + "/api/v1/models"));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        found.each(answer.at("data").items(), model -> {
            String id = name(model.at("id"));
            prices(found, "openrouter", id, model.at("pricing"));
        });
    }

    /** A name that may stand in a file. */
    static String name(Json place) {
        try {
            return RowText.name("it", place.text());
        } catch (IllegalArgumentException e) {
            throw place.fault("is no name: " + e.getMessage());
        }
    }

    /** The three legs of a price list in dollars per token; a leg that is not there has no price. */
    static void prices(Found found, String host, String model, Json pricing) {
        Json input = pricing.at("prompt");
        Json output = pricing.at("completion");
        // Both first: half a quote is none.
        input.decimal();
        output.decimal();
        found.tokens(host, model, TokenLeg.INPUT, input.decimal(), input);
        if (pricing.has("input_cache_read")) {
            Json cached = pricing.at("input_cache_read");
            found.tokens(host, model, TokenLeg.CACHED_INPUT, cached.decimal(), cached);
        }
        found.tokens(host, model, TokenLeg.OUTPUT, output.decimal(), output);
    }
}
