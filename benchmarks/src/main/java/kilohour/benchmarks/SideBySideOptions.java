package kilohour.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a side-by-side run is asked for.
 *
 * @param what "matching" or "exchange"
 * @param commands a recorded stream, or null for a generated one
 */
record SideBySideOptions(String what, String stream, Path commands, double seconds, int rounds) {
    private static final List<String> FLAGS = List.of("--stream", "--commands", "--seconds", "--rounds");

    /** Whether the arguments ask for a side-by-side run rather than for benchmarks by name. */
    static boolean areMeant(String[] arguments) {
        return arguments.length > 1 && Arrays.stream(arguments).skip(1).anyMatch(each -> each.startsWith("--"));
    }

    /** @throws IllegalArgumentException with a sentence on what is wrong */
    static SideBySideOptions of(String[] arguments) {
        String what = arguments[0];
        if (!what.equals("matching") && !what.equals("exchange"))
            throw new IllegalArgumentException(what + " has no side-by-side run: say matching or exchange.");
        String stream = null;
        Path commands = null;
        double seconds = 10;
        int rounds = 3;
        for (int i = 1; i < arguments.length; i += 2) {
            String flag = arguments[i];
            if (!FLAGS.contains(flag))
                throw new IllegalArgumentException("there is no option " + flag + "; see ./kilohour bench --help.");
            if (i + 1 == arguments.length) throw new IllegalArgumentException(flag + " needs a value.");
            String value = arguments[i + 1];
            switch (flag) {
                case "--stream" -> stream = value;
                case "--commands" -> commands = Path.of(value);
                case "--seconds" -> seconds = number(flag, value, 0.1, 3_600);
                case "--rounds" -> rounds = (int) number(flag, value, 3, 100);
                default -> throw new IllegalStateException(flag);
            }
        }
        if (commands == null && !Streams.NAMES.contains(stream == null ? "" : stream))
            throw new IllegalArgumentException(
                    "--stream is one of " + String.join(", ", Streams.NAMES) + ", or name a file with --commands.");
        return new SideBySideOptions(what, stream, commands, seconds, rounds);
    }

    private static double number(String flag, String value, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s is a number from %s to %s, not %s.".formatted(flag, plain(least), plain(most), value));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Whether the time of each single command is measured too. */
    boolean timesEach() {
        return what.equals("exchange");
    }
}
