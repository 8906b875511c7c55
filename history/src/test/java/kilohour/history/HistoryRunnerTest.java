package kilohour.history;

import static kilohour.history.Tape.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import kilohour.exchange.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class HistoryRunnerTest extends InDatabase {

    @Test
    void theRunnerCommitsWhenItHasCaughtUp() throws Exception {
        Tape tape = RandomTape.of(5, 500);
        try (var runner = new HistoryRunner(history.openWriter(), failure -> {})) {
            tape.entries().forEach(entry -> runner.record(entry.logPosition(), entry.command(), entry.batch()));
            runner.recordIndex("H100", 20_000, "{}", "aa");
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isTrue();
        }
        assertThat(history.prints().record("H100", 20_000)).isPresent();
        History rebuilt = open();
        record(rebuilt, tape);
        try (HistoryWriter writer = rebuilt.openWriter()) {
            writer.recordIndex("H100", 20_000, "{}", "aa");
        }
        assertThat(rebuilt.contentHash()).isEqualTo(history.contentHash());
    }

    @Test
    void theRunnerSaysThatItStoppedAndTakesNothingMore() throws Exception {
        var told = new AtomicReference<HistoryException>();
        Tape tape = Tape.opened();
        try (var runner = new HistoryRunner(history.openWriter(), told::set)) {
            tape.entries().forEach(entry -> runner.record(entry.logPosition(), entry.command(), entry.batch()));
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isTrue();
            Tape.Entry bad =
                    tape.then(START, new Event.TradingEnded(77)).entries().getLast();
            runner.record(bad.logPosition(), bad.command(), bad.batch());
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isFalse();
            assertThatThrownBy(() -> runner.record(bad.logPosition(), bad.command(), bad.batch()))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("contract 77");
        }
        assertThat(told.get()).hasMessageContaining("contract 77");
    }
}
