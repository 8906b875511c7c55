package kilohour.sources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Every host's price of every model on OpenRouter: the list of models, then a page for each. */
final class OpenRouterEndpoints extends PagedConnector {
    static final String SOURCE = "openrouter-api-endpoints";

    private static final String MODELS = "/api/v1/models";

    private final String address;

    OpenRouterEndpoints(String address) {
        super(SOURCE, Duration.ofHours(6), true);
        this.address = address;
    }

    @Override
    List<Request> first() {
        return List.of(Request.get(address + MODELS));
    }

    @Override
    void read(Request page, Json answer, Found found) {
        if (page.uri().getPath().equals(MODELS))
            found.each(answer.at("data").items(), model -> readModel(model, found));
        else {
            Json data = answer.at("data");
            String model = OpenRouterModels.name(data.at("id"));
            found.each(data.at("endpoints").items(), endpoint -> {
                String host = OpenRouterModels.name(endpoint.at("tag"));
                // Variants of one host (precision, region) stand behind a slash.
                int slash = host.indexOf('/');
                OpenRouterModels.prices(
                        found, slash < 0 ? host : host.substring(0, slash), model, endpoint.at("pricing"));
            });
        }
    }

    private void readModel(Json model, Found found) {
        String id = OpenRouterModels.name(model.at("id"));
        // "~" repeats another model, and a router has no hosts.
        if (id.startsWith("~") || id.startsWith("openrouter/")) return;
        found.next(Request.get(address + MODELS + "/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("%2F", "/") + "/endpoints"));
    }
}
