package kilohour.tokens;

import java.util.List;

/**
 * The cheapest change of one host's quotes that moves the print by 1% (rulebook 2.11).
 *
 * @param models the models of whose prices it changes all three legs
 * @param movePpm by how much, in parts per million; negative if down
 * @param tokensPerDay tokens it served of them on a day of the period before, −1 where they were not counted
 * @param costMicros the change of their blend × the tokens of one day, −1 where they were not counted
 */
public record CheapestMove(String host, List<String> models, long movePpm, long tokensPerDay, long costMicros) {
    public CheapestMove {
        models = List.copyOf(models);
    }

    boolean isCounted() {
        return costMicros >= 0;
    }
}
