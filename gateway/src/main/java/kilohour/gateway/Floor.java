package kilohour.gateway;

import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.exchange.Exchange;
import kilohour.exchange.Views;

/** What a query may look at while the replica is held still. */
record Floor(Exchange exchange, Blotter blotter, Sales sales) {

    /** The contract of that name, listed now. */
    Contract contract(String name) {
        return exchange.contract(name)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "there is no instrument " + Arguments.shortened(name)
                                + "; public/get_instruments lists them all",
                        "instrument_name"));
    }

    /** Initial margin of an index's contracts as parts per million of maintenance. */
    long initialPpm(String index) {
        return exchange.marginParameters(index)
                .map(MarginParameters::initialPpm)
                .orElse(1_100_000L);
    }

    Views.Market market(Contract contract) {
        return exchange.market(contract.id()).orElseThrow();
    }

    Views.Account account(long account) {
        return exchange.account(account)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "there is no account " + account));
    }
}
