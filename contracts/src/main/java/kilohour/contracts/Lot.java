package kilohour.contracts;

/** The rule that says how many units of a good one lot of a month is. */
public sealed interface Lot {
    /** Units of the good in one lot of a month of so many days. */
    long unitsInMonth(int days);

    /**
     * So many units for every hour: months differ, and a flow is hedged exactly.
     *
     * @param source what gives the units, as people name it: {@code GPU}, {@code MW}; 1 to 16 letters, digits, spaces
     *     and hyphens
     * @param perHour units an hour, 1 to 1,000
     */
    record Flow(String source, long perHour) implements Lot {
        /** @throws IllegalArgumentException outside these ranges */
        public Flow {
            Good.requireName("what a flow comes from", source);
            if (perHour < 1 || perHour > 1_000)
                throw new IllegalArgumentException("a flow is 1 to 1,000 units an hour: " + perHour);
        }

        @Override
        public long unitsInMonth(int days) {
            return 24 * perHour * days;
        }

        /** What it is in words: {@code one GPU through every hour}. */
        public String words() {
            return (perHour == 1 ? "one" : Long.toString(perHour)) + " " + source + " through every hour";
        }
    }

    /**
     * The same number of units in every month.
     *
     * @param units 1 to 1,000,000
     */
    record Fixed(long units) implements Lot {
        /** @throws IllegalArgumentException outside this range */
        public Fixed {
            if (units < 1 || units > 1_000_000)
                throw new IllegalArgumentException("a lot is 1 to 1,000,000 units: " + units);
        }

        @Override
        public long unitsInMonth(int days) {
            return units;
        }
    }
}
