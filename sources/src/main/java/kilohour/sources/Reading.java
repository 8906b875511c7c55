package kilohour.sources;

import java.util.List;
import kilohour.index.Observation;
import kilohour.tokens.TokenQuote;

/**
 * What a connector saw in one reading of its source.
 *
 * @param faults prices that could not be read, each with its place and what is wrong; they are left out
 */
public record Reading(List<Observation> observations, List<TokenQuote> tokens, List<String> faults) {
    public Reading {
        observations = List.copyOf(observations);
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }

    public static Reading ofObservations(List<Observation> observations) {
        return new Reading(observations, List.of(), List.of());
    }

    /** Prices in all. */
    public int size() {
        return observations.size() + tokens.size();
    }
}
