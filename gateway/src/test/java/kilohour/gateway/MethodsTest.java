package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MethodsTest {
    /** What clients of the dialect call, and what the terminal calls. */
    private static final List<String> CALLED = List.of(
            "public/get_currencies",
            "public/get_instruments",
            "public/ticker",
            "public/get_order_book",
            "public/get_last_trades_by_instrument",
            "public/get_last_trades_by_instrument_and_time",
            "public/get_tradingview_chart_data",
            "private/get_account_summaries",
            "private/get_account_summary",
            "private/buy",
            "private/sell",
            "private/edit",
            "private/cancel",
            "private/get_open_orders_by_instrument",
            "private/get_open_orders_by_currency",
            "private/get_user_trades_by_instrument",
            "private/get_user_trades_by_instrument_and_time",
            "private/get_user_trades_by_currency",
            "private/get_user_trades_by_currency_and_time",
            "private/get_position",
            "private/get_positions",
            "public/get_funding_rate_value",
            "public/get_funding_rate_history",
            "public/auth",
            "public/subscribe",
            "private/subscribe",
            "private/get_order_state",
            "private/get_order_history_by_instrument",
            "private/get_order_history_by_currency",
            "private/cancel_all",
            "private/cancel_all_by_instrument",
            "private/cancel_by_label",
            "private/enable_cancel_on_disconnect",
            "private/disable_cancel_on_disconnect",
            "private/get_cancel_on_disconnect",
            "private/mass_quote",
            "private/set_mmp_config",
            "private/get_mmp_config",
            "private/reset_mmp",
            "public/get_book_summary_by_currency",
            "public/get_time",
            "public/status",
            "private/get_subaccounts",
            "private/get_user_trades_by_order",
            "public/kilohour/get_venue",
            "public/kilohour/get_curve",
            "public/kilohour/get_index_prints",
            "public/kilohour/get_index_record",
            "public/kilohour/get_location_basis",
            "public/kilohour/get_grade_differentials",
            "public/kilohour/get_contract_specification",
            "public/kilohour/practice_session",
            "public/kilohour/get_methods",
            "private/kilohour/get_margin",
            "private/kilohour/preview_order",
            "private/kilohour/get_statement",
            "private/kilohour/deposit");

    private TestVenue venue;

    @BeforeAll
    void open() {
        venue = new TestVenue();
    }

    @AfterAll
    void close() {
        venue.close();
    }

    @Test
    void everyMethodThatClientsCallIsThere() {
        Set<String> names = new HashSet<>();
        for (Method method : venue.gateway.methods().all()) names.add(method.name());
        assertThat(names).containsAll(CALLED);
    }

    @Test
    void everyMethodAndParameterIsDescribedAndNoneIsDeclaredTwice() {
        for (Method method : venue.gateway.methods().all()) {
            assertThat(method.description()).as(method.name()).endsWith(".");
            Set<String> names = new HashSet<>();
            for (Parameter parameter : method.parameters()) {
                assertThat(parameter.description()).as(method.name()).isNotBlank();
                assertThat(names.add(parameter.name()))
                        .as(method.name() + " " + parameter.name())
                        .isTrue();
                // ccxt's own word is the one exception: it sends it on unchanged
                if (!parameter.name().equals("triggerPrice"))
                    assertThat(parameter.name()).matches("[a-z_]+");
            }
        }
    }

    /** To write it anew: KILOHOUR_WRITE_DOCS=1 in the environment of this test. */
    @Test
    void theReferenceIsCurrent() throws IOException {
        Path reference = Path.of("..", "docs", "api.md");
        String current = ApiReference.markdown(venue.gateway.methods());
        if (System.getenv("KILOHOUR_WRITE_DOCS") != null) Files.writeString(reference, current);
        assertThat(Files.readString(reference))
                .as("docs/api.md is made from the methods: run MethodsTest with KILOHOUR_WRITE_DOCS=1")
                .isEqualTo(current);
    }

    @Test
    void theReferenceAsJsonListsThemAll() {
        JsonNode methods = Client.ann(venue).call("public/kilohour/get_methods");
        assertThat(methods).hasSize(venue.gateway.methods().all().size());
    }

    @Test
    void noTwoInstrumentsCollapseIntoOneForAClient() {
        JsonNode instruments = Client.ann(venue).call("public/get_instruments");
        assertThat(instruments).hasSize(2 * (37 + 1 + 8 + 2 + 47));
        Set<String> keys = new HashSet<>();
        for (JsonNode instrument : instruments) {
            assertThat(instrument.get("instrument_name").asString()).doesNotContain(".");
            // a client knows a combo by its name
            boolean combo = instrument.get("kind").asString().equals("future_combo");
            assertThat(keys.add((combo ? instrument.get("instrument_name").asString() : "")
                            + instrument.get("base_currency").asString()
                            + instrument.get("counter_currency").asString()
                            + instrument.get("settlement_currency").asString()
                            + instrument.get("expiration_timestamp").longValue()))
                    .isTrue();
        }
    }
}
