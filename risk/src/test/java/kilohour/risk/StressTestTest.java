package kilohour.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.DeliveryMonth;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;

class StressTestTest {
    private static final StressSet SET = StressSet.standard();
    private static final Underlying H100 = Underlying.gpuHours("H100", "", true);

    private static ContractScenarios december(StressSet set, long markTenths, int monthsAhead, DeliveryMonth delivery) {
        var contract = new Contract.MonthFuture(1, H100, YearMonth.of(2026, 12));
        return new ContractScenarios(contract, set.grid("H100"), monthsAhead, delivery, markTenths, 0);
    }

    private static int place(String code) {
        for (int s = 0; s < SET.scenarios().size(); s++)
            if (SET.scenarios().get(s).code().equals(code)) return s;
        throw new AssertionError(code);
    }

    private static AccountBook account(
            long account, int member, boolean house, long coverUsd, ContractScenarios contract, long lots) {
        return new AccountBook(
                account, member, house, Money.usd(coverUsd), List.of(new AccountBook.Held(contract, lots)));
    }

    @Test
    void everyScenarioSaysWhereItsSizeComesFrom() {
        assertThat(SET.scenarios()).extracting(StressScenario::code).doesNotHaveDuplicates();
        assertThat(SET.scenarios())
                .extracting(StressScenario::code)
                .contains(
                        "H100_CRASH",
                        "GENERATION",
                        "SUPPLY_SHOCK",
                        "PROVIDER",
                        "POWER",
                        "GRADES_NEW_UP",
                        "NO_PRINT_DOWN");
        assertThat(SET.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.sources())
                        .allSatisfy(source -> assertThat(source).hasSizeGreaterThan(20)));
        assertThat(SET.scenarios().get(place("H100_CRASH")).move("H100").nearPpm())
                .isEqualTo(-600_000);
        assertThat(SET.scenarios().get(place("SUPPLY_SHOCK")).move("A100").nearPpm())
                .isEqualTo(800_000);
        assertThat(SET.scenarios().get(place("H100_CRASH")).move("H100US").nearPpm())
                .as("a regional index moves as its parent")
                .isEqualTo(-600_000);
        assertThat(SET.scenarios().get(place("H100_CRASH")).move("B300").nearPpm())
                .isEqualTo(-200_000);
        assertThat(SET.scenarios().get(place("GRADES_NEW_UP")).move("RAM").farPpm())
                .isZero();
    }

    /** 10 lots of December, 744 hours each, at 2.500: $18,600; −60% is a loss of $11,160. */
    @Test
    void aLongLosesSixtyPercentInTheCrash() {
        var book = account(1, 1, true, 3_000, december(SET, 25_000, 0, null), 10);
        var test = StressTest.of(SET, List.of(book));
        int crash = place("H100_CRASH");
        assertThat(test.accounts().getFirst().lossMicros().get(crash)).isEqualTo(Money.usd(11_160));
        assertThat(test.members().getFirst().uncoveredMicros().get(crash)).isEqualTo(Money.usd(8_160));
        assertThat(test.members().getFirst().uncoveredMicros().get(place("SUPPLY_SHOCK")))
                .isZero();
        assertThat(test.worstScenario(test.members().getFirst())).isEqualTo(crash);
    }

    /** With 21 of 31 prints known, all of them 2.500, ten days move: −60% of 10/31 of the price. */
    @Test
    void insideTheMonthOnlyTheDaysToComeMove() {
        var delivery = new DeliveryMonth(31, 21, 21 * 25_000);
        var test = StressTest.of(SET, List.of(account(1, 1, true, 0, december(SET, 25_000, 0, delivery), 10)));
        // (21 × 25,000 + 10 × 10,000) ÷ 31 = 20,161 tenths, 4,839 less: × 10 lots × 744 hours × $0.0001 = $3,600.216
        assertThat(test.accounts().getFirst().lossMicros().get(place("H100_CRASH")))
                .isEqualTo(Money.usd("3600.216000"));
    }

    @Test
    void aClientsGainPaysForNobodyAndTheHouseForItsClients() {
        var contract = december(SET, 25_000, 0, null); // −60% is $1,116 a lot
        var test = StressTest.of(
                SET,
                List.of(
                        account(1, 7, true, 2_000, contract, -1), // the house gains 1,116
                        account(2, 7, false, 1_000, contract, 4), // loses 4,464: 3,464 uncovered
                        account(3, 7, false, 500, contract, -2))); // gains 2,232, which stay its own
        var member = test.members().getFirst();
        int crash = place("H100_CRASH");
        assertThat(member.lossMicros().get(crash)).isEqualTo(Money.usd(4_464 - 1_116 - 2_232));
        assertThat(member.uncoveredMicros().get(crash)).isEqualTo(Money.usd(3_464 - 1_116 - 2_000));
    }

    /** The package's example: 4.0 and 2.5 in one scenario, 3.0 and 1.5 in another. */
    @Test
    void theFundIsSizedByTheTwoLargestInTheSameScenario() {
        var up = new StressScenario("UP", "up", List.of("example"), Map.of(), new Scenario("", 500_000, 0, 0));
        var down = new StressScenario("DOWN", "down", List.of("example"), Map.of(), new Scenario("", -500_000, 0, 0));
        var set = new StressSet(List.of(up, down));
        // 744 hours × $2.50 × 50% is $930 a lot; cover makes up the rest of each figure
        var contract = december(set, 25_000, 0, null);
        var test = StressTest.of(
                set,
                List.of(
                        account(1, 1, true, 930 * 5_000 - 4_000_000, contract, -5_000),
                        account(2, 2, false, 930 * 4_000 - 2_500_000, contract, -4_000),
                        account(3, 2, false, 930 * 4_000 - 3_000_000, contract, 4_000),
                        account(4, 3, true, 930 * 2_000 - 1_500_000, contract, 2_000)));
        var fund = CoverTwo.of(test);
        assertThat(fund.pairs().getFirst())
                .isEqualTo(new CoverTwo.Pair(1, Money.usd(4_000_000), 2, Money.usd(2_500_000)));
        assertThat(fund.scenario()).isZero();
        assertThat(fund.pairs().getLast().micros()).isEqualTo(Money.usd(4_500_000));
        assertThat(fund.sizeMicros()).isEqualTo(Money.usd(6_500_000));
        // over both scenarios ann loses 4.0 on average 2.0, bob 2.5 and 3.0 on average 2.75, cyd 1.5 on average 0.75:
        // 6.5 × 2.0 ÷ 5.5, × 2.75 ÷ 5.5 and × 0.75 ÷ 5.5, the floors and two micro-dollars more in order of member
        assertThat(fund.averageMicros())
                .containsExactly(
                        Map.entry(1L, Money.usd(2_000_000)),
                        Map.entry(2L, Money.usd(2_750_000)),
                        Map.entry(3L, Money.usd(750_000)));
        assertThat(fund.sharesMicros(0))
                .containsExactly(
                        Map.entry(1L, Money.usd("2363636.363637")),
                        Map.entry(2L, Money.usd("3250000.000000")),
                        Map.entry(3L, Money.usd("886363.636363")));
        assertThat(fund.sharesMicros(Money.usd(1_000_000)))
                .as("at least a million each")
                .containsEntry(3L, Money.usd(1_000_000))
                .containsEntry(1L, Money.usd("2363636.363637"));
    }

    @Test
    void whoHoldsSomethingThatIsWhollyCoveredHasTheMinimumShare() {
        var contract = december(SET, 25_000, 0, null); // +80% is $1,488 a lot
        var fund = CoverTwo.of(StressTest.of(
                SET, List.of(account(1, 1, true, 2_000, contract, -1), new AccountBook(3, 3, true, 0, List.of()))));
        assertThat(fund.sizeMicros()).isZero();
        assertThat(fund.sharesMicros(Money.usd(10_000))).containsExactly(Map.entry(1L, Money.usd(10_000)));
    }

    @Test
    void nobodyAtRiskNeedsNoFund() {
        var fund = CoverTwo.of(StressTest.of(SET, List.of()));
        assertThat(fund.sizeMicros()).isZero();
        assertThat(fund.sharesMicros(1)).isEmpty();
        assertThat(fund.first()).isZero();
    }

    /** A thousand members with three accounts each, against sums over all pairs of members. */
    @Test
    void aThousandMembersAgreeWithEveryPairTried() {
        long seed = 20261121;
        var random = new Random(seed);
        var contracts = new ArrayList<ContractScenarios>();
        for (int i = 0; i < 12; i++) contracts.add(december(SET, 20_000 + random.nextInt(10_000), 3 * i, null));
        var books = new ArrayList<AccountBook>();
        for (int member = 1; member <= 1_000; member++)
            for (int k = 0; k < 3; k++) {
                var held = new ArrayList<AccountBook.Held>();
                for (int i = 0; i < 5; i++)
                    held.add(new AccountBook.Held(contracts.get(random.nextInt(12)), random.nextInt(201) - 100));
                books.add(new AccountBook(3L * member + k, member, k == 0, Money.usd(random.nextInt(60_000)), held));
            }
        var test = StressTest.of(SET, books);
        var fund = CoverTwo.of(test);
        long most = 0;
        for (int s = 0; s < SET.scenarios().size(); s++) {
            var uncovered = new TreeMap<Integer, Long>();
            for (AccountBook book : books) {
                long loss = 0;
                for (AccountBook.Held held : book.held())
                    loss -= held.lots() * held.scenarios().gainPerLotMicros(s);
                long short_ = loss - book.coverMicros();
                uncovered.merge(book.member(), book.house() ? short_ : Math.max(0, short_), Long::sum);
            }
            var values =
                    uncovered.values().stream().map(each -> Math.max(0, each)).toList();
            for (int a = 0; a < values.size(); a++)
                for (int b = 0; b < a; b++) most = Math.max(most, values.get(a) + values.get(b));
        }
        assertThat(fund.sizeMicros()).as("seed %d", seed).isEqualTo(most);
        assertThat(fund.sharesMicros(0).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("seed %d", seed)
                .isEqualTo(most);
    }
}
