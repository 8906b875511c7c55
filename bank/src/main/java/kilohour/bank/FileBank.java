package kilohour.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bank that exchanges files of ISO 20022 in a folder:
 *
 * <pre>
 *   statements/     put the bank's camt.053 files here, as NAME.xml
 *   read/           where they go when they are taken in, each with NAME.xml.report.txt
 *   instructions/   pain.001 files for the bank, mode 600; take them away when they are delivered
 *   instructed      the ids of all messages that were ever written
 * </pre>
 */
public final class FileBank implements Bank {
    /** A file that changed within this is still being written. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(2);

    private final BankAccount own;
    private final Path statements;
    private final Path read;
    private final Path instructions;
    private final Path instructed;
    private final InstantSource clock;
    private final Set<String> written = new HashSet<>();
    /** Unreadable files that were told of, by when they were last changed. */
    private final Map<Path, Instant> told = new HashMap<>();
    /** How many statements of a file are not done yet. */
    private final Map<String, Integer> left = new HashMap<>();

    private FileBank(BankAccount own, Path folder, InstantSource clock) {
        this.own = own;
        this.statements = folder.resolve("statements");
        this.read = folder.resolve("read");
        this.instructions = folder.resolve("instructions");
        this.instructed = folder.resolve("instructed");
        this.clock = clock;
    }

    /**
     * Opens the folder, made if it is not there, and ends what a stop has broken off.
     *
     * @throws BankFileException if it cannot be used
     */
    public static FileBank open(BankAccount own, Path folder, InstantSource clock) {
        var bank = new FileBank(own, folder, clock);
        try {
            for (Path each : List.of(bank.statements, bank.read, bank.instructions)) Files.createDirectories(each);
            if (Files.exists(bank.instructed)) bank.written.addAll(Files.readAllLines(bank.instructed));
            for (String id : bank.written) if (Files.exists(bank.unfinished(id))) bank.publish(id);
            return bank;
        } catch (IOException e) {
            throw new BankFileException("the bank's folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Delivery delivered() {
        var whole = new ArrayList<BankStatement>();
        var unreadable = new ArrayList<Unreadable>();
        left.clear();
        try (Stream<Path> files = Files.list(statements)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                boolean settled = changed.plus(SETTLED_AFTER).isBefore(clock.instant());
                if (!settled || changed.equals(told.get(file))) continue;
                try {
                    List<BankStatement> inside = Camt053.read(file.getFileName().toString(), contents(file));
                    left.put(file.getFileName().toString(), inside.size());
                    whole.addAll(inside);
                } catch (BankFileException e) {
                    told.put(file, changed);
                    unreadable.add(new Unreadable(file.toString(), e.getMessage()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Delivery(whole, unreadable);
    }

    private static byte[] contents(Path file) throws IOException {
        if (Files.size(file) > Camt053.BYTES_MAX)
            throw new BankFileException(file.getFileName() + " is larger than 64 MB: ask the bank for smaller files");
        return Files.readAllBytes(file);
    }

    /** The file goes to {@code read/} with the last of its statements; one of the same name there is kept beside it. */
    @Override
    public void done(BankStatement statement, List<String> report) {
        try {
            Path file = statements.resolve(statement.source());
            Path reported = read.resolve(statement.source() + ".report.txt");
            Files.write(reported, report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (left.merge(statement.source(), -1, Integer::sum) > 0) return;
            Path to = read.resolve(statement.source());
            for (int i = 2; Files.exists(to); i++) to = read.resolve(statement.source() + "." + i);
            Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            // somebody took it away meanwhile: what it said is booked
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * First the file under a hidden name, then its id in {@code instructed}, then the file's own name: wherever this
     * breaks off, the next start writes the message once and no second time.
     */
    @Override
    public boolean instruct(Instruction instruction) {
        String id = instruction.messageId();
        if (written.contains(id)) return false;
        try {
            Path file = unfinished(id);
            Files.deleteIfExists(file);
            Files.createFile(file, ownerOnly());
            write(file, Pain001.write(own, instruction), StandardOpenOption.WRITE);
            if (!Files.exists(instructed)) Files.createFile(instructed, ownerOnly());
            write(instructed, (id + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
            written.add(id);
            publish(id);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unfinished(String id) {
        return instructions.resolve("." + id + ".unfinished");
    }

    private void publish(String id) throws IOException {
        Files.move(unfinished(id), instructions.resolve(id + ".xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, how)) {
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        boolean posix = Files.getFileStore(instructions).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
