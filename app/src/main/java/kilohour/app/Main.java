package kilohour.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 success, 1 a failure at work, 2 arguments that cannot be used. */
@Command(
        name = "kilohour",
        description = "The whole market for AI compute as one open system.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = Main.Test.class)
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Kilohour " + (version == null ? "(not packaged)" : version)};
        }
    }

    /** Listed here so that help is complete; the launcher in the project's root answers it before Java starts. */
    @Command(
            name = "test",
            description = "Runs the tests with Maven (--long: the long ones too).",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {

        @Override
        public Integer call() {
            System.err.println("kilohour: the tests are started by the launcher: ./kilohour test");
            return 2;
        }
    }
}
