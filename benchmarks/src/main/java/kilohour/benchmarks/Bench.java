package kilohour.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * {@code ./kilohour bench [FILTER]}: runs the measurements and prints their figures as a table. {@code ./kilohour bench
 * matching --stream A}: our code beside the peer's, see {@link SideBySide}.
 */
public final class Bench {
    private static final String USAGE = """
            Usage: ./kilohour bench [FILTER]
            Measures and prints a table of figures; the machine should be doing nothing else.

              FILTER   a regular expression: only benchmarks whose name has it in it, such as exchange
              --list   the names

            Exit code: 0 measured, 1 a measurement failed, 2 no such benchmark.

            """ + SideBySide.USAGE;

    private Bench() {}

    public static void main(String[] arguments) {
        if (SideBySideOptions.areMeant(arguments)) System.exit(SideBySide.run(arguments));
        String filter = arguments.length == 0 ? "" : arguments[0];
        if (filter.equals("--help") || filter.equals("-h")) {
            System.out.print(USAGE);
            return;
        }
        if (filter.equals("--list")) {
            names().forEach(System.out::println);
            return;
        }
        System.exit(run(filter));
    }

    private static List<String> names() {
        var names = new ArrayList<>(Loops.names());
        WholeProcess.all().forEach(measurement -> names.add(measurement.name()));
        return names;
    }

    private static int run(String filter) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(filter);
        } catch (PatternSyntaxException e) {
            System.err.println(
                    "kilohour bench: " + filter + " is not a regular expression: " + e.getDescription() + ".");
            return 2;
        }
        List<String> chosen =
                names().stream().filter(name -> pattern.matcher(name).find()).toList();
        if (chosen.isEmpty()) {
            System.err.println("kilohour bench: no benchmark has " + filter + " in its name. There are: "
                    + String.join(", ", names()) + ".");
            return 2;
        }
        return measure(chosen);
    }

    private static int measure(List<String> chosen) {
        var figures = new ArrayList<Figure>();
        int failed = 0;
        double loadBefore = Machine.load();
        for (String name : chosen) {
            System.err.println("Measuring " + name);
            try {
                figures.addAll(Loops.names().contains(name) ? Loops.run(name) : WholeProcess.run(name));
            } catch (Exception e) {
                System.err.println("kilohour bench: " + name + " failed: " + e.getMessage());
                failed++;
            }
        }
        System.out.printf(Locale.ROOT, "%s; load before the first: %.1f%n", Machine.describe(), loadBefore);
        System.out.println();
        System.out.println("| benchmark | figure | median | range over forks or runs |");
        System.out.println("|---|---|---|---|");
        figures.forEach(figure -> System.out.println(figure.row()));
        return failed == 0 ? 0 : 1;
    }
}
