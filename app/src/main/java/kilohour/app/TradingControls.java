package kilohour.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What an officer stops trading with, and lets it go on: the venue must be running. */
final class TradingControls {
    private TradingControls() {}

    /** An instrument, an index, or without either the whole venue. */
    static final class Subject {
        @Option(names = "--instrument", paramLabel = "NAME", description = "One contract, as H100_USD-31DEC26.")
        private String instrument;

        @Option(names = "--index", paramLabel = "CODE", description = "All contracts on an index, as H100.")
        private String index;

        static Map<String, String> parameters(Subject it) {
            var parameters = new LinkedHashMap<String, String>();
            if (it == null) parameters.put("reach", "venue");
            else {
                parameters.put("reach", it.instrument != null ? "instrument" : "index");
                parameters.put("name", it.instrument != null ? it.instrument : it.index);
            }
            return parameters;
        }

        static String words(Subject it) {
            return it == null ? "the venue" : it.instrument != null ? it.instrument : "all of " + it.index;
        }
    }

    @Command(
            name = "halt",
            header = "Halts trading in a contract, an index's contracts, or the venue.",
            description = {
                "Open orders stay and may be cancelled; nothing trades and none is taken until trading is resumed.",
                "",
                "Examples:",
                "  kilohour halt --instrument H100_USD-31DEC26 --reason \"a print is disputed\"",
                "  kilohour halt --reason \"the venue's clock is wrong\"",
                ""
            },
            mixinStandardHelpOptions = true)
    static final class Halt implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @ArgGroup
        private Subject subject;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why: everybody reads it.")
        private String reason;

        @Override
        public Integer call() {
            Map<String, String> parameters = Subject.parameters(subject);
            parameters.put("reason", reason);
            venue.call("private/kilohour/halt_trading", parameters);
            Console.standard().line("Trading in " + Subject.words(subject) + " is halted.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "resume",
            header = "Resumes trading where it was halted, by an auction.",
            description = {"", "Example:", "  kilohour resume --instrument H100_USD-31DEC26", ""},
            mixinStandardHelpOptions = true)
    static final class Resume implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @ArgGroup
        private Subject subject;

        @Override
        public Integer call() {
            venue.call("private/kilohour/resume_trading", Subject.parameters(subject));
            Console.standard().line("Trading in " + Subject.words(subject) + " is resumed.");
            return ExitCode.OK;
        }
    }

    /** Whom a kill switch stops. */
    static final class Whom {
        @Option(names = "--account", paramLabel = "A", description = "An account.")
        private Long account;

        @Option(names = "--member", paramLabel = "M", description = "All accounts of a member.")
        private Integer member;

        @Option(names = "--venue", description = "Everybody.")
        private boolean everybody;
    }

    @Command(
            name = "kill",
            header = "Throws or lifts a kill switch: cancels orders and refuses new ones.",
            description = {
                "Reduce-only orders pass an account's and a member's switch. Lists the switches that are thrown.",
                "",
                "Examples:",
                "  kilohour kill --account 100 --reason \"orders run wild\"",
                "  kilohour kill --account 100 --lift --reason \"mended\"",
                ""
            },
            mixinStandardHelpOptions = true)
    static final class Kill implements Callable<Integer> {
        @Mixin
        private WithdrawalsCommand.Venue venue;

        @ArgGroup(multiplicity = "1")
        private Whom whom;

        @Option(names = "--lift", description = "Lets trade again.")
        private boolean lift;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why: who is stopped reads it.")
        private String reason;

        @Override
        public Integer call() {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("reach", whom.account != null ? "account" : whom.member != null ? "member" : "venue");
            long number = whom.account != null ? whom.account : whom.member != null ? whom.member : 0;
            parameters.put("whose", Long.toString(number));
            parameters.put("thrown", Boolean.toString(!lift));
            parameters.put("reason", reason);
            JsonNode thrown = venue.call("private/kilohour/set_kill_switch", parameters);
            var console = Console.standard();
            if (thrown.isEmpty()) console.line("No kill switch is thrown.");
            for (JsonNode each : thrown)
                console.line("stopped: %s %d  by %s: %s"
                        .formatted(
                                each.get("reach").asString(),
                                each.get("whose").longValue(),
                                each.get("officer").asString(),
                                each.get("reason").asString()));
            return ExitCode.OK;
        }
    }
}
