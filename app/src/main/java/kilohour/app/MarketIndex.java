package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.Views;
import kilohour.gateway.Replica;

/** One index as the market has it, told what it lacks: after a restart nothing is declared twice and no day left out. */
final class MarketIndex {
    private final String code;
    private final Desk market;
    private final Replica copy;

    MarketIndex(String code, Desk market, Replica copy) {
        this.code = code;
        this.market = market;
        this.copy = copy;
    }

    /** Is the good listed? */
    boolean isListed() {
        return level() != null;
    }

    boolean hasPrints() {
        return isListed() && level().lastPrintDay() >= 0;
    }

    /** The last hour declared, counted from 1970; −1 if none. */
    int lastHour() {
        return isListed() ? level().hour() : -1;
    }

    private Views.IndexLevel level() {
        return copy.ask(exchange -> exchange.index(code)).orElse(null);
    }

    /** Hours later than the market's last, in order; to a market without any, the newest alone. */
    void tellHours(List<Command.DeclareHour> hours) {
        if (!isListed()) return;
        int last = lastHour();
        List<Command.DeclareHour> later =
                hours.stream().filter(hour -> hour.hour() > last).toList();
        market.tellAll(last < 0 && !later.isEmpty() ? List.of(later.getLast()) : later);
    }

    /** The prints that the market lacks, in order; but its contracts are listed at the newest, not at the oldest. */
    void tellPrints(List<Command.DeclarePrint> prints) {
        if (!isListed()) return;
        var lacking = new ArrayList<>(prints.stream()
                .filter(print -> !copy.ask((Exchange exchange) -> exchange.hasPrint(code, print.day())))
                .toList());
        if (lacking.isEmpty()) return;
        if (lastHour() < 0 && !hasPrints()) market.tell(lacking.removeLast());
        market.tellAll(lacking);
    }
}
