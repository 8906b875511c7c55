package kilohour.wire;

import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.Option;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.Event;
import kilohour.exchange.FundShare;
import kilohour.exchange.FundSizing;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.PortfolioLeg;
import kilohour.exchange.Scope;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Valuation;
import kilohour.units.PriceGrid;

/**
 * Makes any record of the market from a seeded source, from its components alone: a new record, or a new component of
 * an old one, is covered the day it appears.
 */
final class Records {
    /** Components that may be null, as their Javadoc says. */
    private static final Set<String> NULLABLE = Set.of(
            "RequestRepeated.reason",
            "RequestState.reason",
            "OrderTerms.trigger",
            "PhaseChanged.auction",
            "PhaseState.auction",
            "VenueState.clock",
            "UnderlyingState.lastHourGrade");

    private static final String LETTERS = "ABCXYZabcxyz019 -_\"\\\n%éß€→𝔎";

    private final RandomGenerator random;

    Records(RandomGenerator random) {
        this.random = random;
    }

    static List<Class<? extends Command>> commands() {
        return leaves(Command.class);
    }

    static List<Class<? extends Event>> events() {
        return leaves(Event.class);
    }

    static List<Class<? extends StateRecord>> states() {
        return leaves(StateRecord.class);
    }

    /** All records of a sealed family, through the sealed interfaces in between. */
    private static <T> List<Class<? extends T>> leaves(Class<T> family) {
        List<Class<? extends T>> leaves = new ArrayList<>();
        for (Class<?> each : family.getPermittedSubclasses()) {
            if (each.isRecord()) leaves.add(each.asSubclass(family));
            else for (Class<?> leaf : leaves(each)) leaves.add(leaf.asSubclass(family));
        }
        return leaves;
    }

    <T> T any(Class<T> type) {
        return type.cast(value(type, type.getSimpleName()));
    }

    private Object value(Class<?> type, String name) {
        if (NULLABLE.contains(name) && random.nextInt(3) == 0) return null;
        if (type == long.class) return number();
        if (type == int.class) return (int) number();
        if (type == boolean.class) return random.nextBoolean();
        if (type == String.class) return text();
        if (type.isEnum()) return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        if (type == Set.class) return scopes();
        if (type == List.class) return list(name);
        if (type == Underlying.class) return underlying();
        if (type == Contract.class) return contract();
        if (type == TradingParameters.class) return trading();
        if (type == PaymentParameters.class)
            return new PaymentParameters(
                    random.nextBoolean(),
                    random.nextLong(Long.MAX_VALUE),
                    random.nextLong(1_000_001),
                    random.nextLong(1_000_000_000_000_000_000L));
        if (type == CollateralAsset.class) return collateral();
        if (type == AuctionParameters.class) return auctions();
        if (type == DefaultParameters.class) return defaults();
        if (type == MarginParameters.class) return margin();
        if (type == OptionParameters.class) return options();
        if (type == Charges.class) return charges();
        if (type == MarginGroup.class) return marginGroup();
        if (type == YearMonth.class) return YearMonth.of(random.nextInt(2000, 2100), random.nextInt(1, 13));
        if (type.isRecord()) return record(type);
        throw new AssertionError("no way to make " + type + " for " + name + ": teach Records");
    }

    /** As the component's name says: each list of the market has items of one kind. */
    private List<?> list(String name) {
        Class<?> items = switch (name) {
            case "SetFundShares.shares", "FundSharesSet.shares" -> FundShare.class;
            case "FundSizing.parts" -> FundSizing.Part.class;
            case "Valuation.pledged" -> Valuation.Pledged.class;
            case "PortfolioAuctioned.legs" -> PortfolioLeg.class;
            case "DefaultState.layers" -> StateRecord.DefaultState.LayerUse.class;
            case "MassQuote.quotes" -> Command.MassQuote.Quote.class;
            case "QuoteGroupState.quotes" -> StateRecord.QuoteGroupState.Standing.class;
            default -> throw new AssertionError("no items known for " + name + ": teach Records");
        };
        List<Object> list = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) list.add(value(items, items.getSimpleName()));
        return list;
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(types[i], type.getSimpleName() + "." + components[i].getName());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("cannot make a " + type.getSimpleName() + ": teach Records", e);
        }
    }

    private long number() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(100);
            case 1 -> -random.nextInt(100);
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            case 3 -> Long.MIN_VALUE + random.nextInt(3);
            default -> random.nextLong();
        };
    }

    private String text() {
        int length = random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(12);
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.appendCodePoint(letters[random.nextInt(letters.length)]);
        return text.toString();
    }

    private CollateralAsset collateral() {
        boolean bill = random.nextBoolean();
        return new CollateralAsset(
                "A" + random.nextInt(1_000_000),
                bill ? CollateralAsset.Kind.TREASURY_BILL : CollateralAsset.Kind.STABLECOIN,
                random.nextLong(1_000_001),
                random.nextLong(1_000_000_000_000_001L),
                1 + random.nextLong(1_000_000_000_000_000_000L),
                bill ? 1 + random.nextInt(100_000) : 0);
    }

    private AuctionParameters auctions() {
        long pausePpm = random.nextLong(1_000_001);
        return new AuctionParameters(
                random.nextLong(3_600_000_000_001L),
                random.nextLong(3_600_000_000_001L),
                random.nextLong(3_600_000_000_001L),
                pausePpm,
                pausePpm == 0 ? 0 : 1 + random.nextLong(3_600_000_000_000L));
    }

    private DefaultParameters defaults() {
        if (random.nextInt(5) == 0) return DefaultParameters.NONE;
        return new DefaultParameters(
                random.nextLong(1, 1_000_001),
                random.nextLong(1, 1_000_001),
                random.nextLong(1, 1_000_001),
                random.nextLong(1_000_001),
                random.nextInt(1, 10_081),
                random.nextInt(1, 10_081),
                random.nextInt(1, 11),
                random.nextInt(1, 1_001),
                random.nextLong(10_000_001),
                random.nextInt(1, 10_081),
                random.nextInt(1, 10_081));
    }

    private Set<Scope> scopes() {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (Scope scope : Scope.values()) if (random.nextBoolean()) scopes.add(scope);
        return scopes;
    }

    private Underlying underlying() {
        return new Underlying(
                "X" + random.nextInt(1_000_000),
                text(),
                good(),
                new PriceGrid(random.nextInt(1, 50_001) * 10L),
                listing());
    }

    private Good good() {
        boolean flow = random.nextBoolean();
        return new Good(
                unit(),
                unit(),
                flow ? new Lot.Flow(unit(), random.nextLong(1, 3)) : new Lot.Fixed(random.nextLong(1, 800)),
                random.nextLong(1, 1_000));
    }

    private String unit() {
        String letters = "ABCabc019 -";
        var unit = new StringBuilder("m");
        for (int length = random.nextInt(16); length > 0; length--)
            unit.append(letters.charAt(random.nextInt(letters.length())));
        return unit.toString();
    }

    private ListingTerms listing() {
        var months = ListingTerms.Months.values()[random.nextInt(2)];
        return new ListingTerms(
                months,
                random.nextInt(3, 37),
                months == ListingTerms.Months.EVERY && random.nextBoolean(),
                random.nextBoolean(),
                OptionListing.values()[random.nextInt(3)],
                random.nextLong(ListingTerms.IMPACT_UNITS_MAX + 1));
    }

    private Contract contract() {
        int id = random.nextInt();
        int year = random.nextInt(2000, 2100);
        return switch (random.nextInt(6)) {
            case 4 ->
                new Option(
                        id,
                        underlying(),
                        YearMonth.of(year, random.nextInt(1, 13)),
                        Option.Style.values()[random.nextInt(2)],
                        Option.Type.values()[random.nextInt(2)],
                        random.nextLong(1, 1_000_000));
            case 5 -> spread(id, YearMonth.of(year, random.nextInt(1, 13)));
            case 0 -> new Contract.Perpetual(id, underlying());
            case 1 ->
                new Contract.Strip(
                        id, underlying(), Contract.Strip.Period.QUARTER, YearMonth.of(year, 1 + 3 * random.nextInt(4)));
            case 2 -> new Contract.Strip(id, underlying(), Contract.Strip.Period.YEAR, YearMonth.of(year, 1));
            default -> new Contract.MonthFuture(id, underlying(), YearMonth.of(year, random.nextInt(1, 13)));
        };
    }

    private Contract spread(int id, YearMonth month) {
        Underlying first = underlying();
        var near = new Contract.MonthFuture(random.nextInt(), first, month);
        if (random.nextBoolean())
            return new Spread(id, near, new Contract.MonthFuture(random.nextInt(), first, month.plusMonths(2)));
        var second = new Underlying(first.code() + "A", text(), first.good(), first.grid(), listing());
        return new Spread(id, near, new Contract.MonthFuture(random.nextInt(), second, month));
    }

    private TradingParameters trading() {
        long bandPpm = random.nextInt(1_000, 900_001);
        return new TradingParameters(
                random.nextInt(100_001),
                random.nextInt(100_001),
                bandPpm,
                random.nextLong(1_000, bandPpm + 1),
                random.nextLong(1, TradingParameters.POSITION_UNITS_MAX + 1),
                random.nextInt(1, 1_001));
    }

    private MarginParameters margin() {
        List<Scenario> scenarios = new ArrayList<>();
        int count = random.nextInt(20) == 0 ? 256 : random.nextInt(1, 8);
        for (int i = 0; i < count; i++) scenarios.add(new Scenario(text(), ppm(), ppm(), ppm(), ppm()));
        return new MarginParameters(text(), number(), random.nextInt(1_000_000, 10_000_001), scenarios);
    }

    private OptionParameters options() {
        int eachSide = random.nextInt(10);
        return new OptionParameters(
                text(),
                number(),
                random.nextLong(1_000, 1_000_001),
                eachSide,
                random.nextInt(2 * eachSide + 1, 61),
                random.nextLong(10_000, 5_000_001),
                random.nextLong(1_000_001));
    }

    private MarginGroup marginGroup() {
        var indices = new java.util.TreeSet<String>();
        int members = random.nextInt(2, 17);
        while (indices.size() < members) indices.add(text() + random.nextInt());
        return new MarginGroup("g" + random.nextInt(), List.copyOf(indices), random.nextLong(1_000_001));
    }

    private Charges charges() {
        return new Charges(
                text(),
                random.nextLong(1_000_001),
                random.nextLong(1_000_001),
                random.nextLong(1_000_001),
                random.nextLong(1_000_001),
                random.nextLong(1, Charges.VOLUME_UNITS_MAX + 1));
    }

    private long ppm() {
        return random.nextInt(-990_000, 2_000_001);
    }
}
