package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import kilohour.exchange.AccountKind;
import kilohour.exchange.DefaultViews;
import kilohour.exchange.KillReach;
import kilohour.exchange.StateRecord;
import kilohour.exchange.Views;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The clearing house as its officers see it: members and accounts with what they lack, stress, the course of a default. */
final class ClearingMethods {
    private static final int ACCOUNTS_MAX = 1_000;
    /** A stress test passes over all accounts: whoever asks again this soon gets the same. */
    private static final long STRESS_KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Replica replica;
    private final StressResults.Source stress;
    private final DefaultTimeline timeline;
    private Optional<StressResults> tested = Optional.empty();
    private long testedNanos;
    private long testedAt;

    ClearingMethods(Replica replica, Records records, StressResults.Source stress) {
        this.replica = replica;
        this.stress = stress;
        this.timeline = new DefaultTimeline(replica, records);
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_clearing_house",
                        PUBLIC,
                        "What the clearing house publishes: its members in number, the money behind defaults, and of members"
                                + " in default what each layer had and bore and what is uncovered.",
                        List.of(),
                        call -> replica.read(ClearingMethods::published)),
                Method.of(
                        "private/kilohour/get_clearing_members",
                        OFFICER,
                        "Every member: its accounts' equity and margin added up, house and clients apart, how many are called"
                                + " or in liquidation, its fund share, and what it lacks.",
                        List.of(),
                        call -> replica.read(ClearingMethods::members)),
                Method.of(
                        "private/kilohour/get_clearing_accounts",
                        OFFICER,
                        "Accounts with equity, margin, call and its deadline, liquidation and kill switch: those that use most of"
                                + " their equity first.",
                        List.of(
                                Parameter.integer("member", "Of one member; of all by default")
                                        .between(1, Integer.MAX_VALUE),
                                Parameter.flag(
                                        "short_only", "Only those that are called, in liquidation or short of margin"),
                                Parameter.integer("count", "Entries at most")
                                        .between(1, ACCOUNTS_MAX)
                                        .otherwise(100L)),
                        call -> replica.read(floor -> accounts(floor, call.arguments()))),
                Method.of(
                        "private/kilohour/get_stress_test",
                        OFFICER,
                        "What each member loses in each stress scenario, what of it falls to the default fund, and the fund that"
                                + " the two largest failing together would need; made anew at most every 10 seconds.",
                        List.of(),
                        call -> stressTest()),
                Method.of(
                        "private/kilohour/get_default_course",
                        OFFICER,
                        "What happened, step by step, oldest first: margin calls, liquidations, auctions of portfolios with their"
                                + " bids ranked as they were filled once an auction is over, defaults, what layers bore,"
                                + " calls for the fund, ported clients.",
                        List.of(
                                Parameter.instant("start_timestamp", "From; a week ago by default"),
                                Parameter.integer("count", "Steps at most, the newest")
                                        .between(1, 1_000)
                                        .otherwise(200L)),
                        call -> timeline.course(call.arguments())));
    }

    // ── What is public ──────────────────────────────────────────────────────────────────────────────────────────

    private static ObjectNode published(Floor floor) {
        DefaultViews defaults = floor.exchange().defaults();
        DefaultViews.Fund fund = defaults.fund();
        ObjectNode node = Json.object();
        node.put("members", fund.shares().size());
        node.put("accounts", floor.exchange().accounts().size());
        node.set("fund", DefaultMethods.money(fund));
        ArrayNode all = node.putArray("defaults");
        for (StateRecord.DefaultState known : defaults.defaults())
            all.add(DefaultMethods.layers(known, DefaultMethods.name(fund, known.member())));
        return node;
    }

    // ── Members and accounts ────────────────────────────────────────────────────────────────────────────────────

    /** A member's accounts of one kind, added up. */
    private static final class Book {
        int accounts;
        int called;
        int liquidated;
        long equityMicros;
        long initialMicros;
        long maintenanceMicros;
        /** What accounts lack to initial margin, each by itself: one client's surplus is no other's. */
        long shortMicros;

        void add(Views.Account account, boolean inLiquidation) {
            accounts++;
            if (account.callDueNanos() != 0) called++;
            if (inLiquidation) liquidated++;
            equityMicros += account.equityMicros();
            initialMicros += account.initialMicros();
            maintenanceMicros += account.maintenanceMicros();
            shortMicros += Math.max(0, account.initialMicros() - account.equityMicros());
        }

        ObjectNode json() {
            return Json.object()
                    .put("accounts", accounts)
                    .put("called", called)
                    .put("in_liquidation", liquidated)
                    .put("equity", Json.usd(equityMicros))
                    .put("initial_margin", Json.usd(initialMicros))
                    .put("maintenance_margin", Json.usd(maintenanceMicros))
                    .put("short_of_margin", Json.usd(shortMicros));
        }
    }

    private static ArrayNode members(Floor floor) {
        DefaultViews defaults = floor.exchange().defaults();
        var houses = new TreeMap<Integer, Book>();
        var clients = new TreeMap<Integer, Book>();
        for (long number : floor.exchange().accounts()) {
            Views.Account account = floor.account(number);
            var books = account.kind() == AccountKind.HOUSE ? houses : clients;
            books.computeIfAbsent(account.member(), _ -> new Book())
                    .add(account, defaults.liquidation(number).isPresent());
        }
        ArrayNode all = Json.array();
        for (DefaultViews.Share share : defaults.fund().shares()) {
            ObjectNode node = all.addObject();
            node.put("member", share.member());
            node.put("name", share.name());
            node.put("in_default", share.inDefault());
            node.put("stopped", stopped(floor, KillReach.MEMBER, share.member()));
            node.put("fund_required", Json.usd(share.requiredMicros()));
            node.put("fund_held", Json.usd(share.heldMicros()));
            node.set(
                    "fund_calls",
                    DefaultMethods.calls(defaults.fundCalls().stream()
                            .filter(called -> called.member() == share.member())
                            .toList()));
            node.set("house", houses.getOrDefault(share.member(), new Book()).json());
            node.set("clients", clients.getOrDefault(share.member(), new Book()).json());
        }
        return all;
    }

    private static boolean stopped(Floor floor, KillReach reach, long whose) {
        return floor.exchange().killSwitches().stream()
                .anyMatch(known -> known.reach() == reach && known.whose() == whose);
    }

    private static ObjectNode accounts(Floor floor, Arguments arguments) {
        boolean shortOnly = arguments.flag("short_only");
        long member = arguments.integerOr("member", 0);
        DefaultViews defaults = floor.exchange().defaults();
        var listed = new ArrayList<Views.Account>();
        for (long number : floor.exchange().accounts()) {
            Views.Account account = floor.account(number);
            if (member != 0 && account.member() != member) continue;
            boolean troubled = account.callDueNanos() != 0
                    || account.equityMicros() < account.initialMicros()
                    || defaults.liquidation(number).isPresent();
            if (!shortOnly || troubled) listed.add(account);
        }
        // By initial margin as a share of equity, the largest first; whoever owes is before all.
        listed.sort(
                Comparator.comparingDouble(ClearingMethods::used).reversed().thenComparingLong(Views.Account::account));
        ObjectNode node = Json.object();
        node.put("count", listed.size());
        ArrayNode all = node.putArray("accounts");
        listed.stream().limit(arguments.integer("count")).forEach(account -> all.add(account(floor, account)));
        return node;
    }

    private static double used(Views.Account account) {
        if (account.equityMicros() <= 0)
            return account.equityMicros() < 0 || account.initialMicros() > 0 ? Double.MAX_VALUE : 0;
        return (double) account.initialMicros() / account.equityMicros();
    }

    private static ObjectNode account(Floor floor, Views.Account account) {
        ObjectNode node = DefaultMethods.status(floor, account.account());
        node.put("name", account.name());
        node.put("equity", Json.usd(account.equityMicros()));
        node.put("cash", Json.usd(account.cashMicros()));
        node.put("collateral", Json.usd(floor.exchange().collateralMicros(account.account())));
        node.put("initial_margin", Json.usd(account.initialMicros()));
        node.put("maintenance_margin", Json.usd(account.maintenanceMicros()));
        node.put("positions", floor.exchange().positions(account.account()).size());
        node.put("stopped", stopped(floor, KillReach.ACCOUNT, account.account()));
        return node;
    }

    // ── Stress ──────────────────────────────────────────────────────────────────────────────────────────────────

    private synchronized ObjectNode stressTest() {
        long now = System.nanoTime();
        if (tested.isEmpty() || now - testedNanos > STRESS_KEPT_NANOS) {
            tested = replica.read(floor -> {
                testedAt = floor.exchange().nowNanos();
                return stress.test(floor.exchange());
            });
            testedNanos = now;
        }
        StressResults results =
                tested.orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "no stress test is run beside this gateway"));
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(testedAt));
        node.put("cover", Json.usd(results.cover()));
        if (results.cover() == 0) node.putNull("cover_scenario");
        else
            node.put(
                    "cover_scenario",
                    results.scenarios().get(results.coverScenario()).code());
        ArrayNode largest = node.putArray("largest");
        if (results.first() != 0) largest.add(results.first());
        if (results.second() != 0) largest.add(results.second());
        ArrayNode scenarios = node.putArray("scenarios");
        for (StressResults.Scenario scenario : results.scenarios())
            scenarios.addObject().put("code", scenario.code()).put("name", scenario.name());
        ArrayNode members = node.putArray("members");
        for (StressResults.Member member : results.members()) {
            ObjectNode one = members.addObject();
            one.put("member", member.member());
            ArrayNode loss = one.putArray("loss");
            member.lossMicros().forEach(micros -> loss.add(Json.usd(micros)));
            ArrayNode uncovered = one.putArray("uncovered");
            member.uncoveredMicros().forEach(micros -> uncovered.add(Json.usd(micros)));
        }
        return node;
    }
}
