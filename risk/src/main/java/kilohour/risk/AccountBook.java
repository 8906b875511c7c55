package kilohour.risk;

import java.util.List;
import kilohour.clearing.ContractScenarios;

/**
 * One account as a stress test sees it.
 *
 * @param house the member's own; otherwise a client's, whose collateral pays for nobody else
 * @param coverMicros what is surely there to pay its losses with: the smaller of its equity and its initial margin (what
 *     is above that may be withdrawn before the day); negative for an account that owes already
 * @param held positions at their marks
 */
public record AccountBook(long account, int member, boolean house, long coverMicros, List<Held> held) {
    public AccountBook {
        held = List.copyOf(held);
    }

    /**
     * @param scenarios the contract's prices under {@link StressSet#grid}
     * @param lots long if positive
     */
    public record Held(ContractScenarios scenarios, long lots) {}

    /** What it loses in a scenario, micro-dollars; a gain is negative. */
    long lossMicros(int scenario) {
        long loss = 0;
        for (Held each : held)
            loss = Math.subtractExact(
                    loss, Math.multiplyExact(each.lots(), each.scenarios().gainPerLotMicros(scenario)));
        return loss;
    }
}
