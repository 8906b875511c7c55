package kilohour.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** ccxt as it is published, exchange "deribit", with nothing changed but the addresses. */
@Timeout(300)
class CcxtTest {
    @Test
    void unmodifiedCcxtTradesHere() throws Exception {
        NodePackage node = NodePackage.install("node");
        var home = Project.freshFolder("ccxt");
        try (Venue venue = Venue.up(home, "--practice")) {
            JsonNode me = key(Venue.credentials(home), "trader-1");
            JsonNode other = key(Venue.credentials(home), "trader-2");
            Program ccxt = node.run(
                    "ccxt.mjs",
                    Duration.ofSeconds(150),
                    Map.of(
                            "KILOHOUR_URL", venue.url().toString(),
                            "KILOHOUR_KEY", me.get("client_id").asString(),
                            "KILOHOUR_SECRET", me.get("client_secret").asString(),
                            "KILOHOUR_OTHER_KEY", other.get("client_id").asString(),
                            "KILOHOUR_OTHER_SECRET", other.get("client_secret").asString()));
            System.out.println(ccxt.text());
            assertThat(ccxt.exitCode()).as(ccxt.text()).isZero();
        }
    }

    private static JsonNode key(JsonNode credentials, String name) {
        for (JsonNode key : credentials) if (key.get("name").asString().equals(name)) return key;
        throw new AssertionError("no key is named " + name);
    }
}
