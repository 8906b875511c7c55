package kilohour.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a member runs. {@link #of} has the defaults; the {@code with…} methods change one each.
 *
 * @param home the directory that holds everything the member must not forget
 * @param commandsUnderWayMax how many unanswered commands one session may have; more are refused as busy
 * @param repeatAfter how long an answer may take before a request is sent again
 * @param giveUpAfter how long before the outcome is called unknown; below the market's memory of requests (120 s)
 * @param startWithin how long log and leadership may take at a start without any progress
 * @param tickEvery how often a market on a live clock looks for what is due
 * @param diskReserveBytes free space below which commands are refused, so that the log always has room
 * @param progress takes lines for the person who waits for the start
 * @param failure told once if the member stops because something broke
 */
public record NodeConfig(
        Path home,
        int commandsUnderWayMax,
        Duration repeatAfter,
        Duration giveUpAfter,
        Duration startWithin,
        Duration tickEvery,
        long diskReserveBytes,
        Consumer<String> progress,
        Consumer<Throwable> failure) {

    public NodeConfig {
        Objects.requireNonNull(progress);
        Objects.requireNonNull(failure);
        home = home.toAbsolutePath().normalize();
        if (commandsUnderWayMax < 1) {
            throw new IllegalArgumentException("commandsUnderWayMax must be at least 1: " + commandsUnderWayMax);
        }
    }

    public static NodeConfig of(Path home) {
        return new NodeConfig(
                home,
                4_096,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                512L << 20,
                line -> {},
                failure -> {});
    }

    public NodeConfig withCommandsUnderWayMax(int most) {
        return new NodeConfig(
                home, most, repeatAfter, giveUpAfter, startWithin, tickEvery, diskReserveBytes, progress, failure);
    }

    public NodeConfig withPatience(Duration newRepeatAfter, Duration newGiveUpAfter) {
        return new NodeConfig(
                home,
                commandsUnderWayMax,
                newRepeatAfter,
                newGiveUpAfter,
                startWithin,
                tickEvery,
                diskReserveBytes,
                progress,
                failure);
    }

    public NodeConfig withTickEvery(Duration newTickEvery) {
        return new NodeConfig(
                home,
                commandsUnderWayMax,
                repeatAfter,
                giveUpAfter,
                startWithin,
                newTickEvery,
                diskReserveBytes,
                progress,
                failure);
    }

    public NodeConfig withDiskReserveBytes(long bytes) {
        return new NodeConfig(
                home, commandsUnderWayMax, repeatAfter, giveUpAfter, startWithin, tickEvery, bytes, progress, failure);
    }

    public NodeConfig withProgress(Consumer<String> newProgress) {
        return new NodeConfig(
                home,
                commandsUnderWayMax,
                repeatAfter,
                giveUpAfter,
                startWithin,
                tickEvery,
                diskReserveBytes,
                newProgress,
                failure);
    }

    public NodeConfig withFailure(Consumer<Throwable> newFailure) {
        return new NodeConfig(
                home,
                commandsUnderWayMax,
                repeatAfter,
                giveUpAfter,
                startWithin,
                tickEvery,
                diskReserveBytes,
                progress,
                newFailure);
    }
}
