package kilohour.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process and what it says. Closing it ends the process, whatever state it is in, and those it started. */
final class Program implements AutoCloseable {
    private final String name;
    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private boolean silent;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static Program start(String name, Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(name, process);
    }

    private void listen() {
        try (BufferedReader said = process.inputReader()) {
            for (String line = said.readLine(); line != null; line = said.readLine()) hear(line);
        } catch (IOException e) {
            hear("(its output broke off: " + e.getMessage() + ")");
        } finally {
            endOfOutput();
        }
    }

    private synchronized void hear(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void endOfOutput() {
        silent = true;
        notifyAll();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    String text() {
        return String.join("\n", lines());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The first line that the condition holds for; empty if the process ends without one. */
    synchronized Optional<String> awaitLine(Predicate<String> wanted, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<String> found = lines.stream().filter(wanted).findFirst();
            if (found.isPresent() || silent) return found;
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new AssertionError(name + " did not get there within " + within + ":\n" + text());
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Waits for the end of the process and of its output; the exit code. */
    int awaitEnd(Duration within) {
        try {
            if (!process.waitFor(within))
                throw new AssertionError(name + " did not end within " + within + ":\n" + text());
            awaitLine(_ -> false, Duration.ofSeconds(10));
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL, and the wait until the system has cleared it away. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Runs a command to its end; fails the test if it takes longer. */
    static Program run(Path folder, Map<String, String> environment, Duration within, List<String> command) {
        try (Program program = start(command.getFirst(), folder, environment, command)) {
            program.awaitEnd(within);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }
}
