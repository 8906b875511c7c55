package kilohour.gateway;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders.txt", "market-data.txt", "sessions.txt", "own-methods.txt"})
    void clientsHearWhatTheTranscriptSays(String name) throws IOException {
        try (Transcript transcript = new Transcript()) {
            transcript.play(Transcript.read(name));
        }
    }
}
