package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PaymentApiTest {
    private TestVenue venue;
    private Client ann;
    private Client first;
    private Client second;

    @BeforeEach
    void open() {
        venue = new TestVenue(GatewayConfig.loopback(0, "test"), Instant.parse("2026-11-20T12:10:00Z"), false);
        ann = Client.ann(venue);
        first = new Client(venue, "officer-key", "officer-secret");
        second = new Client(venue, "officer-2-key", "officer-2-secret");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void register() {
        first.call(
                "private/kilohour/set_payout_address",
                "account",
                TestVenue.ANN,
                "holder",
                "Ann Ltd",
                "number",
                "GB33BUKB20201555555555",
                "agent",
                "BUKBGB22");
    }

    @Test
    void moneyGoesOutWithTwoOfficersAndIsSeenOnItsWay() {
        assertThat(code(ann.call("private/withdraw", "currency", "USD", "amount", "5")))
                .as("no bank account is registered")
                .isEqualTo(13020);
        register();
        JsonNode asked = ann.call("private/withdraw", "currency", "USD", "amount", "250000.5", "reference", "rent");
        assertThat(asked.get("state").asString()).isEqualTo("unconfirmed");
        assertThat(asked.get("address").asString()).isEqualTo("GB33BUKB20201555555555");
        assertThat(asked.get("kilohour_approvals_left").intValue()).isEqualTo(2);
        assertThat(ann.call("private/get_account_summary", "currency", "USD")
                        .get("balance")
                        .decimalValue())
                .isEqualByComparingTo("9749999.5");
        long id = asked.get("id").longValue();

        assertThat(code(ann.call("private/kilohour/approve_withdrawal", "id", id, "amount", "250000.5")))
                .isEqualTo(13021);
        first.call("private/kilohour/approve_withdrawal", "id", id, "amount", "250000.5");
        assertThat(code(first.call("private/kilohour/approve_withdrawal", "id", id, "amount", "250000.5")))
                .as("one officer is not two")
                .isEqualTo(13021);
        JsonNode pending = second.call("private/kilohour/approve_withdrawal", "id", id, "amount", "250000.5");
        assertThat(pending.get(0).get("state").asString()).isEqualTo("confirmed");
        JsonNode listed = ann.call("private/get_withdrawals", "currency", "USD");
        assertThat(listed.get("count").intValue()).isEqualTo(1);
        assertThat(listed.at("/data/0/state").asString()).isEqualTo("confirmed");
        assertThat(code(ann.call("private/cancel_withdrawal", "currency", "USD", "id", id)))
                .isNotZero();
    }

    @Test
    void anOwnerTakesBackWhatNobodyHasApprovedAndAnOfficerRefuses() {
        register();
        long id = ann.call("private/withdraw", "currency", "USD", "amount", "7")
                .get("id")
                .longValue();
        assertThat(ann.call("private/cancel_withdrawal", "currency", "USD", "id", id)
                        .get("state")
                        .asString())
                .isEqualTo("cancelled");
        id = ann.call("private/withdraw", "currency", "USD", "amount", "7")
                .get("id")
                .longValue();
        assertThat(first.call("private/kilohour/refuse_withdrawal", "id", id, "reason", "unclear"))
                .isEmpty();
        assertThat(ann.call("private/get_account_summary", "currency", "USD")
                        .get("balance")
                        .decimalValue())
                .isEqualByComparingTo("10000000");
    }

    @Test
    void aKeyThatTradesDoesNotPayOut() {
        assertThat(code(Client.bob(venue).call("private/withdraw", "currency", "USD", "amount", "7")))
                .isEqualTo(13021);
        assertThat(code(ann.call("private/withdraw", "currency", "BTC", "amount", "7")))
                .isEqualTo(-32602);
        register();
        assertThat(code(ann.call("private/withdraw", "currency", "USD", "amount", "7", "address", "GB00ELSE")))
                .isEqualTo(-32602);
    }

    @Test
    void depositsAreListed() {
        JsonNode deposits = ann.call("private/get_deposits", "currency", "USD");
        assertThat(deposits.get("count").intValue()).isEqualTo(1);
        assertThat(deposits.at("/data/0/amount").decimalValue()).isEqualByComparingTo("10000000");
        assertThat(deposits.at("/data/0/state").asString()).isEqualTo("completed");
    }

    @Test
    void anOfficerTakesCollateralInAndItCounts() {
        first.call(
                "private/kilohour/set_collateral_asset",
                "asset",
                "USDC",
                "kind",
                "stablecoin",
                "haircut",
                "0.02",
                "cap",
                "1000000");
        first.call("private/kilohour/set_collateral_price", "asset", "USDC", "price", "0.999");
        JsonNode held = first.call(
                "private/kilohour/deposit_collateral",
                "account",
                TestVenue.ANN,
                "asset",
                "USDC",
                "amount",
                "500000",
                "custodian",
                "Custodian",
                "entry",
                "C1");
        assertThat(held.at("/holdings/0/collateral").decimalValue()).isEqualByComparingTo("489510"); // × 0.999 × 98%
        assertThat(ann.call("private/get_account_summary", "currency", "USD")
                        .get("equity")
                        .decimalValue())
                .isEqualByComparingTo("10489510");
        assertThat(ann.call("public/kilohour/get_collateral_assets")
                        .at("/0/standing")
                        .asString())
                .isEqualTo("fresh");
        assertThat(ann.call("public/kilohour/get_fees").get("taker").decimalValue())
                .isEqualByComparingTo("0.0002");
        assertThat(code(ann.call("private/kilohour/withdraw_collateral", "asset", "USDC", "amount", "1")))
                .as("nowhere is registered to send it to")
                .isEqualTo(13020);
    }

    private static int code(JsonNode answer) {
        return answer.path("code").intValue();
    }
}
