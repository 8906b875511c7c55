package kilohour.index;

import java.util.ArrayList;
import java.util.List;

/** Rulebook 2.11: what one contributor does to a print, and what it would cost one to do more. */
final class Influence {
    private final Method method;
    private final Sheet sheet;
    private final long valueMicros;

    Influence(Method method, Sheet sheet) {
        this.method = method;
        this.sheet = sheet;
        this.valueMicros = sheet.valueMicros();
    }

    /** The value less the value without the provider, in tenths of a tick; 0 if it is the only one. */
    long leaveOneOutTenths(int provider) {
        var others = new ArrayList<>(sheet.providers());
        others.remove(provider);
        if (others.isEmpty()) return 0;
        return sheet.valueTenths() - new Sheet(method, others).valueTenths();
    }

    /** The cheapest single group's way to move the value by 1%, or null if none can inside the ratio band. */
    CostToMove costToMove1Pct() {
        CostToMove cheapest = null;
        for (int owner = 0; owner < sheet.groups(); owner++)
            for (int sign = -1; sign <= 1; sign += 2) {
                CostToMove cost = cost(owner, sign);
                if (cost != null && (cheapest == null || cost.costMicros() < cheapest.costMicros())) cheapest = cost;
            }
        return cheapest;
    }

    /** Bisects the smallest shift of all the group's prices that moves the value by 1% or more. */
    private CostToMove cost(int owner, int sign) {
        int[] members = sheet.membersOf(owner);
        long low = 0;
        long high = room(members, sign);
        if (high <= 0 || !moves(members, sign * high)) return null;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (moves(members, sign * middle)) high = middle;
            else low = middle;
        }
        long gpus = 0;
        long price = 0;
        for (int i : members) {
            gpus += sheet.providers().get(i).gpusOnOffer();
            price += sheet.providers().get(i).priceMicros();
        }
        long mean = kilohour.units.Rounding.halfEven(price, members.length);
        long gpuHours = gpus * 24;
        return new CostToMove(
                sheet.owners().get(owner), mean, mean + sign * high, gpuHours, Math.multiplyExact(high, gpuHours));
    }

    /** How far the group's prices can go before the first leaves the ratio band around the value. */
    private long room(int[] members, int sign) {
        long lowest = valueMicros * method.ratioFloorPpm() / Method.ONE_PPM;
        long highest = valueMicros * method.ratioCeilingPpm() / Method.ONE_PPM;
        long room = Long.MAX_VALUE;
        for (int i : members) {
            long price = sheet.providers().get(i).priceMicros();
            room = Math.min(room, sign > 0 ? highest - price : price - lowest);
        }
        return room;
    }

    private boolean moves(int[] members, long shiftMicros) {
        List<ProviderPrice> moved = new ArrayList<>(sheet.providers());
        for (int i : members) {
            ProviderPrice p = moved.get(i);
            moved.set(
                    i,
                    new ProviderPrice(
                            p.provider(),
                            p.owner(),
                            p.evidence(),
                            p.priceMicros() + shiftMicros,
                            p.gpusOnOffer(),
                            p.rawWeight(),
                            p.readAtNanos()));
        }
        long value = new Sheet(method, moved).valueMicros();
        return Math.abs(value - valueMicros) * 100 >= valueMicros;
    }
}
