package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Command;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DefaultApiTest {
    private static final long FAILS = 102;

    /** Member 2, who fails, with a house account; Ann's and Bob's accounts are clients of member 1. */
    private static void second(TestVenue venue) {
        venue.tell(new Command.RegisterMember(2, "Second"));
        venue.tell(new Command.OpenAccount(FAILS, 2, "second", AccountKind.HOUSE));
        venue.tell(new Command.Deposit(FAILS, new RequestId(9, 1), Money.usd(100_000), "opening"));
    }

    @Test
    void theFundTheDefaultAndTheAuctionAreSeenByThoseWhomTheyConcern() {
        try (var venue = new TestVenue()) {
            second(venue);
            Client officer = new Client(venue, "officer-key", "officer-secret");
            Client ann = Client.ann(venue);
            JsonNode all = officer.call("private/kilohour/set_default_parameters", "packages", 10, "book_minutes", 1);
            assertThat(all.at("/parameters/packages").intValue()).isEqualTo(10);
            assertThat(all.at("/parameters/auction_minutes").intValue()).isEqualTo(60);
            officer.call("private/kilohour/move_venue_fund", "fund", "capital", "amount", "250000.5");
            all = officer.call(
                    "private/kilohour/set_fund_shares",
                    "cover",
                    1000,
                    "shares",
                    "[{\"member\":1,\"required\":600},{\"member\":2,\"required\":400}]");
            assertThat(all.at("/calls/1/amount").decimalValue()).isEqualByComparingTo("400");
            officer.call("private/kilohour/move_fund_share", "member", 1, "amount", 600);
            JsonNode fund = ann.call("private/kilohour/get_default_fund");
            assertThat(fund.at("/share/held").decimalValue()).isEqualByComparingTo("600");
            assertThat(fund.get("capital").decimalValue()).isEqualByComparingTo("250000.5");
            assertThat(fund.get("calls")).isEmpty();
            assertThat(ann.call("private/kilohour/get_margin_status")
                            .get("kind")
                            .asString())
                    .isEqualTo("client");

            all = officer.call("private/kilohour/declare_default", "member", 2, "reason", "insolvency was filed for");
            assertThat(all.at("/liquidations/0/account").longValue()).isEqualTo(FAILS);
            venue.moveTo("2026-11-20T12:11:00Z");
            all = officer.call("private/kilohour/get_defaults");
            assertThat(all.at("/defaults/0/stage").asString()).isEqualTo("settled");
            assertThat(all.at("/defaults/0/layers/0/available").decimalValue()).isEqualByComparingTo("100000");
            assertThat(all.at("/liquidations")).isEmpty();
            assertThat(ann.call("private/kilohour/get_portfolio_auctions")).isEmpty();
            JsonNode refused =
                    ann.call("private/kilohour/bid_for_portfolio", "auction_id", 1, "packages", 1, "price", "10");
            assertThat(refused.at("/data/reason").asString()).isEqualTo("no auction of number 1 is open");
            assertThat(ann.call("private/kilohour/get_defaults").get("code").intValue())
                    .isEqualTo(13021);
        }
    }

    @Test
    void aHouseAccountBidsForAPortfolio() {
        try (var venue = new TestVenue()) {
            second(venue);
            venue.tell(new Command.RegisterMember(3, "Third"));
            venue.tell(new Command.OpenAccount(103, 3, "third", AccountKind.HOUSE));
            venue.tell(new Command.Deposit(103, new RequestId(9, 2), Money.usd(5_000_000), "opening"));
            venue.tell(new Command.RegisterKey("reader-2-key", 103, java.util.Set.of(Scope.READ, Scope.TRADE)));
            Client officer = new Client(venue, "officer-key", "officer-secret");
            officer.call("private/kilohour/set_default_parameters", "packages", 4, "book_minutes", 1);
            var december = venue.exchange.contract("H100_USD-31DEC26").orElseThrow();
            Client.ann(venue)
                    .call("private/sell", "instrument_name", december.name(), "amount", 74_400, "price", "2.600");
            venue.tell(new Command.PlaceOrder(
                    FAILS,
                    new RequestId(9, 3),
                    december.id(),
                    kilohour.exchange.OrderTerms.limit(kilohour.units.Side.BUY, 100, 2_600)));
            officer.call("private/kilohour/declare_default", "member", 2, "reason", "insolvency was filed for");
            for (String at : List.of("2026-11-20T12:11:00Z", "2026-11-20T12:12:00Z")) venue.moveTo(at);
            JsonNode auction = Client.ann(venue)
                    .call("private/kilohour/get_portfolio_auctions")
                    .get(0);
            assertThat(auction.at("/portfolio/0/size").longValue()).isEqualTo(74_400);
            assertThat(auction.get("bid").isNull()).isTrue();
            venue.tell(new Command.BidForPortfolio(103, new RequestId(9, 4), 1, 4, Money.usd("12.5")));
            assertThat(venue.exchange.defaults().bid(1, 103)).isPresent();
            JsonNode client = Client.ann(venue)
                    .call("private/kilohour/bid_for_portfolio", "auction_id", 1, "packages", 4, "price", "10");
            assertThat(client.at("/data/reason").asString()).contains("from a house account");
            venue.moveTo("2026-11-20T13:12:00Z");
            assertThat(venue.exchange.positions(103)).hasSize(1);
        }
    }
}
