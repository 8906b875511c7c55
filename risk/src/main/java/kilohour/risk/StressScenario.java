package kilohour.risk;

import java.util.List;
import java.util.Map;
import kilohour.clearing.Scenario;

/**
 * An extreme but plausible day: how far each underlying's curve moves, all at once.
 *
 * @param code short and stable, as in {@code SUPPLY_SHOCK}
 * @param name what happens, in words a member understands
 * @param sources where its size comes from, with the arithmetic
 * @param moves by underlying; a code that is not there moves as the longest code that it begins with (H100US as H100)
 * @param others how every other underlying moves
 */
public record StressScenario(
        String code, String name, List<String> sources, Map<String, Scenario> moves, Scenario others) {
    public StressScenario {
        sources = List.copyOf(sources);
        moves = Map.copyOf(moves);
        if (sources.isEmpty()) throw new IllegalArgumentException("a stress scenario says where its size comes from");
    }

    /** The move of an underlying's curve, relative, parts per million at three places. */
    public Scenario move(String underlying) {
        for (int length = underlying.length(); length > 0; length--) {
            Scenario move = moves.get(underlying.substring(0, length));
            if (move != null) return named(move);
        }
        return named(others);
    }

    private Scenario named(Scenario move) {
        return new Scenario(name, move.nearPpm(), move.middlePpm(), move.farPpm());
    }
}
