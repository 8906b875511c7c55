package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import kilohour.sources.LocalSource.Answer;
import kilohour.sources.LocalSource.FakeWaiting;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final FakeWaiting waiting = new FakeWaiting();

    private String body(LocalSource source, String path) throws InterruptedException {
        try (Http http = LocalSource.http(waiting)) {
            return http.body("test", Request.get(source.address() + path));
        }
    }

    @Test
    void itSaysWhoItIs() throws Exception {
        try (var source = new LocalSource(Answer.json("{}"))) {
            body(source, "/a");
            assertThat(source.asked().getFirst().headers().get("User-agent"))
                    .isEqualTo("kilohour/0.1 (open compute price index)");
        }
    }

    @Test
    void afterAFailureItWaitsLongerEachTime() throws Exception {
        try (var source = new LocalSource(Answer.of(500, "x"), Answer.of(503, "x"), Answer.json("{}"))) {
            assertThat(body(source, "/a")).isEqualTo("{}");
            // Between half and all of 2 s, then of 4 s; the second between requests is over by then or is waited for.
            assertThat(waiting.slept().getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
            assertThat(waiting.slept().getLast()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }

    @Test
    void itWaitsAsLongAsItIsAskedTo() throws Exception {
        try (var source = new LocalSource(
                Answer.of(429, "x", "Retry-After", "90"),
                Answer.of(429, "x", "Retry-After", "Fri, 20 Nov 2026 12:02:00 GMT"),
                Answer.json("{}"))) {
            body(source, "/a");
            assertThat(waiting.slept()).containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(120));
        }
    }

    @Test
    void whoAsksForTooLongAWaitIsLeftAlone() throws Exception {
        try (var source = new LocalSource(Answer.of(429, "x", "Retry-After", "3600"))) {
            assertThatThrownBy(() -> body(source, "/a?key=secret"))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessage("test: 127.0.0.1/a: answered 429, and asks to wait 3600 s");
            assertThat(source.asked()).hasSize(1);
        }
    }

    @Test
    void itGivesUpAfterAFewAttempts() throws Exception {
        try (var source = new LocalSource(Answer.of(500, "x"))) {
            assertThatThrownBy(() -> body(source, "/a")).hasMessage("test: 127.0.0.1/a: answered 500, 3 times");
            assertThat(source.asked()).hasSize(3);
        }
    }

    @Test
    void whatWillNotGetBetterIsNotTriedAgain() throws Exception {
        try (var source = new LocalSource(Answer.of(403, "x"))) {
            assertThatThrownBy(() -> body(source, "/a"))
                    .hasMessage("test: 127.0.0.1/a: answered 403 (not allowed: is a key needed?)");
            assertThat(source.asked()).hasSize(1);
        }
    }

    @Test
    void anAnswerCutShortIsTriedAgain() throws Exception {
        try (var source = new LocalSource(Answer.cutShort("{\"a\":"), Answer.json("{\"a\":1}"))) {
            assertThat(body(source, "/a")).isEqualTo("{\"a\":1}");
        }
        try (var source = new LocalSource(Answer.cutShort("{\"a\":"))) {
            assertThatThrownBy(() -> body(source, "/a"))
                    .hasMessageStartingWith("test: 127.0.0.1/a: the connection was cut short (");
        }
    }

    @Test
    void anEndlessAnswerIsNotTaken() throws Exception {
        try (var source = new LocalSource(Answer.json("x".repeat(100_001)))) {
            assertThatThrownBy(() -> body(source, "/a"))
                    .hasMessage("test: 127.0.0.1/a: the answer is longer than 100000 bytes");
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        try (var source = new LocalSource(
                        Answer.of(200, "{\"a\":1}", "ETag", "\"v1\"", "Last-Modified", "Thu, 19 Nov 2026 00:00:00 GMT"),
                        Answer.of(304, ""));
                Http http = LocalSource.http(waiting)) {
            var request = Request.get(source.address() + "/a");
            assertThat(http.body("test", request)).isEqualTo("{\"a\":1}");
            assertThat(http.body("test", request)).isEqualTo("{\"a\":1}");
            assertThat(source.asked().getLast().headers())
                    .containsEntry("If-none-match", "\"v1\"")
                    .containsEntry("If-modified-since", "Thu, 19 Nov 2026 00:00:00 GMT");
        }
    }

    @Test
    void betweenTwoRequestsToOneHostASecondPasses() throws Exception {
        try (var source = new LocalSource(Answer.json("{}"));
                Http http = LocalSource.http(waiting)) {
            for (int i = 0; i < 3; i++) http.body("test", Request.get(source.address() + "/" + i));
            assertThat(waiting.slept()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        }
    }

    @Test
    void whoeverIsNotThereIsSaidNotToBe() throws IOException {
        String address;
        try (var source = new LocalSource(Answer.json("{}"))) {
            address = source.address();
        }
        assertThatThrownBy(() -> {
                    try (Http http = LocalSource.http(waiting)) {
                        http.body("test", Request.get(address + "/a"));
                    }
                })
                .hasMessage("test: 127.0.0.1/a: nobody answers, 3 times");
    }
}
