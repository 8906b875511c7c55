package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerimeterTest {
    private TestVenue venue;
    private Client ann;

    @BeforeAll
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
    }

    @AfterAll
    void close() {
        venue.close();
    }

    /** The answer to a request written by hand, as far as it comes at once. */
    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", venue.gateway.httpPort())) {
            String text = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[8192];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aNameThatIsNotOursIsRefusedWhateverItPointsTo() throws IOException {
        int port = venue.gateway.httpPort();
        assertThat(raw("GET /api/v2/public/test HTTP/1.1", "Host: localhost:" + port))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /api/v2/public/test HTTP/1.1", "Host: rebound.example:" + port))
                .startsWith("HTTP/1.1 403")
                .contains("rebound.example");
        assertThat(raw("GET / HTTP/1.1", "Host: rebound.example")).startsWith("HTTP/1.1 403");
    }

    @Test
    void aPageOfAnotherSiteOpensNoSocket() throws IOException {
        String[] upgrade = {
            "GET /ws/api/v2 HTTP/1.1",
            "Host: 127.0.0.1:" + venue.gateway.httpPort(),
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Origin: https://example.com"
        };
        assertThat(raw(upgrade)).startsWith("HTTP/1.1 403");
        upgrade[1] = "Host: rebound.example";
        assertThat(raw(upgrade)).startsWith("HTTP/1.1 403");
        upgrade[1] = "Host: 127.0.0.1:" + venue.gateway.httpPort();
        upgrade[upgrade.length - 1] = "Origin: " + venue.url();
        assertThat(raw(upgrade)).startsWith("HTTP/1.1 101");
    }

    @Test
    void answersCarryStrictHeadersAndAreNotKept() {
        HttpResponse<String> answer = ann.get("/api/v2/public/test");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(ann.get("/api/v3/nothing").statusCode()).isEqualTo(404);
        assertThat(ann.get("/api/v2/private/get_positions/").statusCode()).isEqualTo(404);
    }

    @Test
    void filesComeWithTheirTypeAndATagAndNothingElseComes() {
        HttpResponse<String> page = ann.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        String tag = page.headers().firstValue("ETag").orElseThrow();
        HttpRequest.Builder again =
                HttpRequest.newBuilder(URI.create(venue.url() + "/")).header("If-None-Match", tag);
        assertThat(Client.send(again).statusCode()).isEqualTo(304);
        for (String path : new String[] {
            "/nothing.html",
            "/../web/index.html",
            "/%2e%2e/web/index.html",
            "/.hidden.js",
            "/logback-test.xml",
            "/index.html/",
            "/a//b.js",
            "/index"
        }) assertThat(ann.get(path).statusCode()).as(path).isIn(400, 404);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithASentence() {
        String body = "{\"method\":\"public/test\",\"params\":{\"expected_result\":\"" + "x".repeat(70_000) + "\"}}";
        HttpResponse<String> refused =
                alone(ann.request("/api/v2/public/test").POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(refused.statusCode()).isIn(400, 413);
        assertThat(refused.body()).contains("64 KB");
        assertThat(alone(ann.request("/api/v2/public/test?expected_result=" + "x".repeat(20_000)))
                        .statusCode())
                .isIn(414, 431);
    }

    /** On a connection of its own: the gateway closes it after such a request. */
    private static HttpResponse<String> alone(HttpRequest.Builder request) {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> post(String target, String body) {
        return Client.send(ann.request(target).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void aPostNamesItsMethodInThePathOrInTheBody() {
        assertThat(post("/api/v2/public/get_time", "{\"id\":1}").body()).contains("\"result\"");
        assertThat(post("/api/v2", "{\"id\":1,\"method\":\"public/get_time\"}").body())
                .contains("\"result\"");
        assertThat(post("/api/v2/public/test", "{\"method\":\"public/get_time\"}")
                        .body())
                .contains("-32600");
        assertThat(post("/api/v2/public/test", "{").body()).contains("-32700").contains("line 1");
        String target = "/api/v2/private/get_positions";
        String body = "{\"params\":{\"currency\":\"USD\"}}";
        assertThat(Client.send(ann.request(target)
                                .header("Authorization", ann.authorization("POST", target, body))
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .body())
                .contains("\"result\":[]");
    }

    @Test
    void aSecretFileThatOthersCanReadIsRefused() throws IOException {
        var file = java.nio.file.Files.createTempFile("credentials", ".json");
        try {
            java.nio.file.Files.writeString(file, "[{\"name\":\"a\",\"client_id\":\"i\",\"client_secret\":\"s\"}]");
            java.nio.file.Files.setPosixFilePermissions(
                    file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            assertThatThrownBy(() -> Credentials.read(file)).hasMessageContaining("chmod 600");
            java.nio.file.Files.setPosixFilePermissions(
                    file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            assertThat(Credentials.read(file).all()).hasSize(1);
            assertThat(Credentials.read(file).all().toString()).doesNotContain("client_secret", ", s]");
            java.nio.file.Files.writeString(file, "[{\"name\":\"a\",\n\"client_id\":");
            assertThatThrownBy(() -> Credentials.read(file)).hasMessageContaining("line 2");
        } finally {
            java.nio.file.Files.delete(file);
        }
    }
}
