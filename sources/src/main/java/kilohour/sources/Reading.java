package kilohour.sources;

import java.util.List;
import kilohour.index.Observation;
import kilohour.tokens.TokenQuote;

/** What a connector saw in one reading of its source. */
public record Reading(List<Observation> observations, List<TokenQuote> tokens) {
    public Reading {
        observations = List.copyOf(observations);
        tokens = List.copyOf(tokens);
    }

    public static Reading ofObservations(List<Observation> observations) {
        return new Reading(observations, List.of());
    }

    public static Reading ofTokens(List<TokenQuote> tokens) {
        return new Reading(List.of(), tokens);
    }

    public int size() {
        return observations.size() + tokens.size();
    }
}
