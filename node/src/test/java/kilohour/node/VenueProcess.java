package kilohour.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A venue in a process of its own, to be killed: sends deposits numbered upwards without end and tells of each answer
 * on its standard output as {@code number position}.
 */
final class VenueProcess implements AutoCloseable {
    private static final int UNDER_WAY = 64;

    private final Process process;
    private final BufferedReader lines;

    private VenueProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What one line of the process tells. */
    record Told(long number, long logPosition) {}

    static VenueProcess start(Path home, long firstNumber, long snapshotAfter) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), VenueProcess.class.getName()));
        command.addAll(List.of(home.toString(), Long.toString(firstNumber), Long.toString(snapshotAfter)));
        return new VenueProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next answer that the process tells of, or null after its end. */
    Told next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            if (words.length == 2 && words[0].chars().allMatch(Character::isDigit)) {
                return new Told(Long.parseLong(words[0]), Long.parseLong(words[1]));
            }
        }
        return null;
    }

    /** Kills the process as the system does, and gives what it had told before. */
    List<Told> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly();
        List<Told> rest = new ArrayList<>();
        for (Told told = next(); told != null; told = next()) {
            rest.add(told);
        }
        process.waitFor(30, TimeUnit.SECONDS);
        return rest;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws Exception {
        long first = Long.parseLong(args[1]);
        long snapshotAfter = Long.parseLong(args[2]);
        Node node = Node.start(NodeConfig.of(Path.of(args[0])));
        MarketSession session = node.openSession("flow");
        Semaphore free = new Semaphore(UNDER_WAY);
        NodeTest.open(session);
        for (long number = first; ; number++) {
            free.acquire();
            long itsNumber = number;
            session.send(NodeTest.deposit(itsNumber)).whenComplete((answer, failure) -> {
                if (failure == null) {
                    System.out.println(itsNumber + " " + answer.logPosition());
                    free.release();
                }
            });
            if (number == first + snapshotAfter) {
                Thread.ofPlatform().daemon().start(node::snapshot);
            }
        }
    }
}
