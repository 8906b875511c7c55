package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.units.Money;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What officers see and do on the clearing page, through the API that it uses. */
class ClearingApiTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final long FAILS = 102;
    private static final long BIDS = 103;
    private static final Instant NOON = Instant.parse("2026-11-20T12:10:00Z");

    /** Member 2 is long 100 lots of December against Ann, member 3 could take them; both have house accounts. */
    private static void threeMembers(TestVenue venue) {
        venue.tell(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        house(venue, 2, FAILS, "100000");
        house(venue, 3, BIDS, "5000000");
        venue.tell(new Command.RegisterKey("reader-2-key", BIDS, Set.of(Scope.READ)));
        trade(venue, TestVenue.ANN, Side.SELL);
        trade(venue, FAILS, Side.BUY);
    }

    private static void house(TestVenue venue, int member, long account, String dollars) {
        venue.tell(new Command.RegisterMember(member, "Member " + member));
        venue.tell(new Command.OpenAccount(account, member, "house " + member, AccountKind.HOUSE));
        venue.tell(new Command.Deposit(account, new RequestId(9, account), Money.usd(dollars), "opening"));
    }

    private static void trade(TestVenue venue, long account, Side side) {
        int december = venue.exchange.contract(DECEMBER).orElseThrow().id();
        venue.tell(new Command.PlaceOrder(
                account, new RequestId(8, account), december, OrderTerms.limit(side, 100, 2_600)));
    }

    private static Client officer(TestVenue venue) {
        return new Client(venue, "officer-key", "officer-secret");
    }

    @Test
    void anOfficerSeesEveryMemberAndTheAccountsThatUseMostOfTheirEquityFirst() {
        try (var venue = new TestVenue()) {
            threeMembers(venue);
            JsonNode members = officer(venue).call("private/kilohour/get_clearing_members");
            assertThat(members).hasSize(3);
            assertThat(members.at("/0/clients/accounts").intValue()).isEqualTo(2);
            assertThat(members.at("/0/clients/equity").decimalValue()).isEqualByComparingTo("20000000");
            assertThat(members.at("/1/house/initial_margin").decimalValue()).isPositive();
            assertThat(members.at("/1/in_default").booleanValue()).isFalse();

            JsonNode accounts = officer(venue).call("private/kilohour/get_clearing_accounts");
            assertThat(accounts.get("count").intValue()).isEqualTo(4);
            assertThat(accounts.at("/accounts/0/account").longValue()).isEqualTo(FAILS);
            assertThat(accounts.at("/accounts/0/positions").intValue()).isEqualTo(1);
            assertThat(officer(venue)
                            .call("private/kilohour/get_clearing_accounts", "short_only", true)
                            .get("accounts"))
                    .isEmpty();
            assertThat(officer(venue)
                            .call("private/kilohour/get_clearing_accounts", "member", 3)
                            .at("/accounts/0/kind")
                            .asString())
                    .isEqualTo("house");
        }
    }

    @Test
    void nobodyElseSeesMoreThanWhatIsPublic() {
        try (var venue = new TestVenue()) {
            threeMembers(venue);
            officer(venue).call("private/kilohour/declare_default", "member", 2, "reason", "insolvency was filed for");
            for (String method :
                    List.of("get_clearing_members", "get_clearing_accounts", "get_stress_test", "get_default_course"))
                assertThat(Client.ann(venue)
                                .call("private/kilohour/" + method)
                                .get("code")
                                .intValue())
                        .as(method)
                        .isEqualTo(13021);
            JsonNode published = Client.ann(venue).call("public/kilohour/get_clearing_house");
            assertThat(published.get("members").intValue()).isEqualTo(3);
            assertThat(published.at("/defaults/0/name").asString()).isEqualTo("Member 2");
            assertThat(published.at("/defaults/0").has("reason")).isFalse();
            assertThat(published.toString()).doesNotContain("house 2");
        }
    }

    @Test
    void whatAnOfficerDoesTwiceIsDoneOnce() {
        try (var venue = new TestVenue()) {
            threeMembers(venue);
            Client officer = officer(venue);
            Object[] declared = {"member", 2, "reason", "insolvency was filed for"};
            officer.call("private/kilohour/declare_default", declared);
            assertThat(officer.call("private/kilohour/declare_default", declared)
                            .at("/data/reason")
                            .asString())
                    .contains("in default");
            Object[] closed = {"account", TestVenue.BOB, "reason", "asked for"};
            officer.call("private/kilohour/liquidate_account", closed);
            int begun = venue.exchange.defaults().liquidations().size();
            officer.call("private/kilohour/liquidate_account", closed);
            assertThat(venue.exchange.defaults().liquidations()).hasSize(begun);
        }
    }

    @Test
    void aDefaultIsToldStepByStepWithTheBidsOfItsAuctionOnceItIsOver(@TempDir Path home) {
        try (History history = History.inHome(home);
                var venue = new TestVenue(
                        GatewayConfig.loopback(0, "test"),
                        NOON,
                        true,
                        replica -> new HistoryRecords(history, replica))) {
            threeMembers(venue);
            Client officer = officer(venue);
            officer.call("private/kilohour/set_default_parameters", "packages", 4, "book_minutes", 1);
            officer.call("private/kilohour/declare_default", "member", 2, "reason", "insolvency was filed for");
            for (String at : List.of("2026-11-20T12:11:00Z", "2026-11-20T12:12:00Z")) venue.moveTo(at);
            JsonNode auction = officer.call("private/kilohour/get_defaults").at("/auctions/0");
            assertThat(auction.get("member").intValue()).isEqualTo(2);
            venue.tell(new Command.BidForPortfolio(BIDS, new RequestId(9, 4), 1, 4, Money.usd("12.5")));
            feed(venue, history);
            JsonNode course = officer.call("private/kilohour/get_default_course");
            assertThat(course.toString()).contains("auction_opened").doesNotContain("12.5");

            venue.moveTo("2026-11-20T13:12:00Z");
            feed(venue, history);
            course = officer.call("private/kilohour/get_default_course");
            assertThat(course.findValuesAsString("step"))
                    .startsWith("default", "liquidation_book", "liquidation_auction", "auction_opened")
                    .contains("auction_closed", "liquidation_closed");
            JsonNode sold = null;
            for (JsonNode step : course) if (step.get("step").asString().equals("auction_closed")) sold = step;
            assertThat(sold.get("text").asString())
                    .isEqualTo("Auction 1 of account 102 closes: 4 packages taken at $12.50 each");
            assertThat(sold.at("/bids/0/rank").intValue()).isEqualTo(1);
            assertThat(sold.at("/bids/0/member").intValue()).isEqualTo(3);
            assertThat(sold.at("/bids/0/allotted").intValue()).isEqualTo(4);
            assertThat(officer.call("private/kilohour/get_default_course", "count", 1))
                    .hasSize(1);
        }
    }

    private static void feed(TestVenue venue, History history) {
        try (HistoryWriter writer = history.openWriter()) {
            venue.entries.forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
            writer.flush();
        }
    }

    @Test
    void theStressTestOfTheRoomBesideIsShownAndSaidToBeMissingWhereThereIsNone() {
        var results = new StressResults(
                List.of(
                        new StressResults.Scenario("CRASH", "prices fall"),
                        new StressResults.Scenario("RISE", "they rise")),
                List.of(
                        new StressResults.Member(1, List.of(500_000_000L, -20L), List.of(0L, 0L)),
                        new StressResults.Member(2, List.of(900_000_000L, 0L), List.of(700_000_000L, 0L))),
                700_000_000,
                0,
                2,
                0);
        try (var venue = new TestVenue(
                GatewayConfig.loopback(0, "test"), NOON, true, RecentRecords::new, _ -> Optional.of(results))) {
            JsonNode test = officer(venue).call("private/kilohour/get_stress_test");
            assertThat(test.get("cover").decimalValue()).isEqualByComparingTo("700");
            assertThat(test.get("cover_scenario").asString()).isEqualTo("CRASH");
            assertThat(test.get("largest")).hasSize(1);
            assertThat(test.at("/members/1/uncovered/0").decimalValue()).isEqualByComparingTo("700");
        }
        try (var venue = new TestVenue()) {
            assertThat(officer(venue)
                            .call("private/kilohour/get_stress_test")
                            .at("/data/reason")
                            .asString())
                    .contains("no stress test is run");
        }
    }
}
