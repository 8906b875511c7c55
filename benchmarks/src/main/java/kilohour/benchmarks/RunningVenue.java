package kilohour.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A venue for practice in a process of its own, started as the launcher starts it. Linux only for memory and CPU. */
final class RunningVenue implements AutoCloseable {
    private static final String UP = "Kilohour is up: ";
    private static final Path JAR = Path.of("app", "target", "kilohour", "kilohour.jar");
    private static final long TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path home;
    private final URI url;
    private final double secondsToUp;

    private RunningVenue(Process process, Path home, URI url, double secondsToUp) {
        this.process = process;
        this.home = home;
        this.url = url;
        this.secondsToUp = secondsToUp;
    }

    static RunningVenue up(Path home) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "@jvm.flags",
                "-jar",
                JAR.toString(),
                "up",
                "--practice",
                "--home",
                home.toString(),
                "--http",
                "0");
        long started = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (!line.startsWith(UP)) continue;
            double seconds = (System.nanoTime() - started) / 1e9;
            Thread.ofVirtual().start(() -> readOn(lines));
            return new RunningVenue(
                    process, home, URI.create(line.substring(UP.length()).strip()), seconds);
        }
        throw new IOException("the venue did not come up:\n" + said);
    }

    /** So that the venue never waits for somebody to listen. */
    private static void readOn(BufferedReader lines) {
        try {
            while (lines.readLine() != null) Thread.onSpinWait();
        } catch (IOException e) {
            // The process has ended and its stream with it.
        }
    }

    /** From the start of the process to the line that says it is up. */
    double secondsToUp() {
        return secondsToUp;
    }

    URI url() {
        return url;
    }

    JsonNode credential(String name) throws IOException {
        for (JsonNode key : JsonMapper.shared().readTree(Files.readString(home.resolve("credentials.json"))))
            if (key.get("name").asString().equals(name)) return key;
        throw new IOException("no key is named " + name);
    }

    /** Memory the process holds, in MB. */
    double residentMb() throws IOException {
        for (String line : Files.readAllLines(proc("status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1_024.0;
        throw new IOException("no VmRSS of process " + process.pid());
    }

    /** Processor time used since the start, in seconds. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_PER_SECOND;
    }

    private Path proc(String file) {
        return Path.of("/proc", "" + process.pid(), file);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
