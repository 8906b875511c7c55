package kilohour.benchmarks;

import java.io.IOException;
import java.util.Arrays;

/** Our side of the side-by-side run, in a JVM of its own. */
final class OurSide {
    private OurSide() {}

    /** @param arguments "matching" or "exchange", then those of {@link Round} */
    public static void main(String[] arguments) throws IOException {
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        Round.run(rest, arguments[0].equals("matching") ? OurBooks::new : OurExchange::new);
    }
}
