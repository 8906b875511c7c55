package kilohour.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.clearing.ContractScenarios;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Exchange;
import kilohour.risk.AccountBook;
import kilohour.risk.StressSet;

/** A market's accounts as a stress test sees them. */
final class StressBooks {
    private StressBooks() {}

    /** In account order. */
    static List<AccountBook> of(Exchange exchange, StressSet set) {
        Map<Integer, ContractScenarios> scenarios = new HashMap<>();
        var books = new ArrayList<AccountBook>();
        for (long number : exchange.accounts()) {
            var account = exchange.account(number).orElseThrow();
            var held = new ArrayList<AccountBook.Held>();
            for (var position : exchange.positions(number)) {
                var contract = position.contract();
                var grid = set.grid(contract.underlying().code());
                held.add(new AccountBook.Held(
                        scenarios.computeIfAbsent(
                                contract.id(),
                                id -> exchange.scenarios(id, grid).orElseThrow()),
                        position.lots()));
            }
            long cover = Math.min(account.equityMicros(), account.initialMicros());
            books.add(new AccountBook(number, account.member(), account.kind() == AccountKind.HOUSE, cover, held));
        }
        return books;
    }
}
