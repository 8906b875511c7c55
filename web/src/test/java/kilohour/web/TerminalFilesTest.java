package kilohour.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages as files: vendored as listed, whole, and fit for a content security policy of {@code 'self'}. */
class TerminalFilesTest {
    private static final Path PAGES = Path.of("src/main/resources/kilohour/web");
    private static final Path VENDOR = PAGES.resolve("vendor");
    private static final Path SCRIPT_TESTS = Path.of("src/test/js");
    /** Gives Node 20 and 21 the browser's WebSocket; later ones have it anyway. */
    private static final String SOCKETS = "--experimental-websocket";

    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*[\"']([^\"']+)[\"']");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"#:]+)\"");

    @Test
    void everyVendoredFileHasTheHashItIsListedWith() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(VENDOR.resolve("SHA256SUMS"))) {
            String[] hashAndName = line.split(" {2}", 2);
            listed.add(hashAndName[1]);
            assertThat(sha256(VENDOR.resolve(hashAndName[1])))
                    .as(hashAndName[1])
                    .isEqualTo(hashAndName[0]);
        }
        try (Stream<Path> files = Files.walk(VENDOR)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> VENDOR.relativize(file).toString())
                            .filter(name -> !name.equals("SHA256SUMS") && !name.equals("VENDORED.md")))
                    .as("files in vendor/")
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void everyImportIsRelativeAndFound() throws IOException {
        for (Path script : scripts()) {
            var imports = IMPORT.matcher(Files.readString(script));
            while (imports.find()) {
                String named = imports.group(1);
                assertThat(named).as("import in %s", script).startsWith(".");
                assertThat(script.resolveSibling(named).normalize())
                        .as("import in %s", script)
                        .isRegularFile();
            }
        }
    }

    @Test
    void thePageRunsUnderAPolicyThatTrustsOnlyItsOwnHost() throws IOException {
        String page = Files.readString(PAGES.resolve("index.html"));
        assertThat(page).as("inline script").doesNotContainPattern("<script(?![^>]*\\ssrc=)");
        assertThat(page).as("inline handler").doesNotContainPattern("\\son[a-z]+=");
        assertThat(page).as("other host").doesNotContain("//");
        var linked = LINKED.matcher(page);
        while (linked.find()) {
            assertThat(PAGES.resolve(linked.group(1))).isRegularFile();
        }
        for (Path script : scripts()) {
            assertThat(Files.readString(script))
                    .as(script.toString())
                    .doesNotContainPattern("\\beval\\(|new Function\\(");
        }
    }

    @Test
    void theChartsCarryTheirMakersNotice() throws IOException {
        assertThat(Files.readString(PAGES.resolve("parts/frame.js"))).contains("https://www.tradingview.com/");
        assertThat(Files.readString(PAGES.resolve("parts/candles.js"))).contains("attributionLogo: true");
    }

    @Test
    void thePureScriptsPassTheirTests() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "Node 20.10 or newer is not here: the tests in src/test/js were not run.");
        List<String> tests;
        try (Stream<Path> files = Files.list(SCRIPT_TESTS)) {
            tests = files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
        }
        String[] command = Stream.concat(Stream.of("node", SOCKETS, "--test"), tests.stream())
                .toArray(String[]::new);
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!node.waitFor(60, TimeUnit.SECONDS) || node.exitValue() != 0) {
            node.destroyForcibly();
            fail("The tests of the scripts failed:\n" + output);
        }
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", SOCKETS, "--version").start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
