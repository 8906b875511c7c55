package kilohour.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.StartingGrid;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * A good that the venue's settings list, {@code kilohour.underlyings.RAM}: reference.conf says what there is to set.
 *
 * @param margin what its margin starts with
 * @param options what its options start with, if it has any
 */
record ListedGood(Underlying underlying, MarginParameters margin, Optional<OptionParameters> options, Prints prints) {
    /**
     * Where its prints come from.
     *
     * @param hours null where hours have no values
     * @param determinations null for the usual place in the home
     * @param dueNanos so long after a day's end its value must be there
     */
    record Prints(String administrator, Path days, Path hours, Path determinations, long dueNanos) {}

    private static final Set<String> NAMES = Set.of(
            "description",
            "unit",
            "units",
            "lot",
            "flow",
            "perpetual-lot",
            "tick",
            "months",
            "months-ahead",
            "strips",
            "spreads",
            "options",
            "impact-units",
            "margin-width",
            "volatility",
            "prints");
    private static final Set<String> PRINT_NAMES = Set.of("administrator", "file", "hours", "determinations", "due");
    private static final Map<String, ListingTerms.Months> MONTHS =
            Map.of("every", ListingTerms.Months.EVERY, "quarter-ends", ListingTerms.Months.QUARTER_ENDS);
    private static final Map<String, OptionListing> OPTIONS = Map.of(
            "none", OptionListing.NONE,
            "nearest-year", OptionListing.NEAREST_YEAR,
            "residual-value", OptionListing.RESIDUAL_VALUE);

    /**
     * @param home relative files are in it
     * @throws ConfigException with the place in the file and what is wrong there
     */
    static ListedGood of(String code, Config config, Path home) {
        requireKnown(config, NAMES);
        requireKnown(config.getConfig("prints"), PRINT_NAMES);
        try {
            Underlying underlying = underlying(code, config);
            var margin = StartingGrid.of(code, ppm(config, "margin-width"));
            return new ListedGood(underlying, margin, options(underlying, config), prints(underlying, config, home));
        } catch (IllegalArgumentException e) {
            throw new ConfigException.BadValue(config.origin(), "kilohour.underlyings." + code, e.getMessage());
        }
    }

    private static void requireKnown(Config config, Set<String> names) {
        for (String name : config.root().keySet())
            if (!names.contains(name))
                throw new ConfigException.BadPath(
                        config.root().get(name).origin(),
                        "\"" + name + "\" is no setting here; there are " + String.join(", ", new TreeSet<>(names)));
    }

    private static Underlying underlying(String code, Config config) {
        String unit = config.getString("unit");
        String units = config.hasPath("units") ? config.getString("units") : unit;
        Lot lot = lot(config);
        long perpetualLot = config.hasPath("perpetual-lot")
                ? config.getLong("perpetual-lot")
                : lot instanceof Lot.Fixed fixed ? fixed.units() : 1;
        var terms = new ListingTerms(
                choice(config, "months", MONTHS, "every"),
                config.hasPath("months-ahead") ? config.getInt("months-ahead") : 12,
                config.hasPath("strips") && config.getBoolean("strips"),
                config.hasPath("spreads") && config.getBoolean("spreads"),
                choice(config, "options", OPTIONS, "none"),
                config.hasPath("impact-units") ? config.getLong("impact-units") : 0);
        return new Underlying(
                code,
                config.getString("description"),
                new Good(unit, units, lot, perpetualLot),
                new PriceGrid(micros(config, "tick")),
                terms);
    }

    /** {@code lot = 1000}, or {@code flow { source = "MW", per-hour = 1 }}. */
    private static Lot lot(Config config) {
        if (config.hasPath("lot") == config.hasPath("flow"))
            throw new IllegalArgumentException(
                    "give either lot, units in every month, or flow, units for every hour of a month");
        if (config.hasPath("lot")) return new Lot.Fixed(config.getLong("lot"));
        return new Lot.Flow(config.getString("flow.source"), config.getLong("flow.per-hour"));
    }

    private static Optional<OptionParameters> options(Underlying underlying, Config config) {
        if (underlying.terms().options() == OptionListing.NONE) return Optional.empty();
        OptionParameters usual = OptionParameters.standard(underlying.code());
        return Optional.of(new OptionParameters(
                usual.index(),
                usual.version(),
                usual.strikeStepPpm(),
                usual.strikesEachSide(),
                usual.strikesMax(),
                ppm(config, "volatility"),
                usual.shortMinimumPpm()));
    }

    private static Prints prints(Underlying underlying, Config config, Path home) {
        Path hours = file(config, "prints.hours", home);
        if (underlying.terms().perpetual() && hours == null)
            throw new IllegalArgumentException(
                    "a perpetual needs hourly values for its funding: give prints.hours, or leave out impact-units");
        Path days = file(config, "prints.file", home);
        if (days == null) throw new IllegalArgumentException("prints.file says where the daily values are");
        return new Prints(
                config.getString("prints.administrator"),
                days,
                hours,
                file(config, "prints.determinations", home),
                due(config));
    }

    private static Path file(Config config, String name, Path home) {
        if (!config.hasPath(name) || config.getString(name).isEmpty()) return null;
        return home.resolve(config.getString(name));
    }

    private static long due(Config config) {
        String due = config.hasPath("prints.due") ? config.getString("prints.due") : "02:00";
        try {
            long nanos = LocalTime.parse(due).toNanoOfDay();
            if (nanos >= 2 * Utc.NANOS_PER_HOUR) return nanos;
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "prints.due is the time of the next day, UTC, when a value must be there, 02:00 to 23:59, not " + due);
    }

    private static <T> T choice(Config config, String name, Map<String, T> choices, String usual) {
        String chosen = config.hasPath(name) ? config.getString(name) : usual;
        T choice = choices.get(chosen.toLowerCase(Locale.ROOT));
        if (choice == null)
            throw new IllegalArgumentException(
                    name + " is one of " + String.join(", ", new TreeSet<>(choices.keySet())) + ", not " + chosen);
        return choice;
    }

    /** Dollars as micro-dollars. */
    private static long micros(Config config, String name) {
        return exact(config, name, new BigDecimal(config.getString(name)).movePointRight(6));
    }

    /** A share such as {@code 30%} as parts per million. */
    private static long ppm(Config config, String name) {
        String share = config.getString(name).strip();
        if (!share.matches("[0-9]+(\\.[0-9]{1,4})?%"))
            throw new IllegalArgumentException(name + " is a share such as 30%, not " + share);
        return exact(config, name, new BigDecimal(share.substring(0, share.length() - 1)).movePointRight(4));
    }

    private static long exact(Config config, String name, BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(name + " is finer than can be reckoned with: " + config.getString(name));
        }
    }
}
