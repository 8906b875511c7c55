package kilohour.gateway;

import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.TRADE;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.exchange.BlockKind;
import kilohour.exchange.BlockTerms;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Views;
import kilohour.units.Side;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Block trades and exchanges for related positions: one side proposes, the other answers. */
final class BlockMethods {
    private static final long REPORT_NANOS = 15 * Utc.NANOS_PER_MINUTE;
    private static final Parameter PROPOSAL =
            Parameter.integer("proposal_id", "The proposal's number").mandatory();

    private final Replica replica;
    private final OrderDesk desk;

    BlockMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/kilohour/propose_block_trade",
                        TRADE,
                        "Offers a counterparty a trade that was agreed outside the book: a block of at least 50,000 units,"
                                + " or an exchange for a related position of any size; priced like a market order,"
                                + " accepted within 15 minutes of its agreement.",
                        List.of(
                                MarketMethods.INSTRUMENT,
                                Parameter.text("direction", "The proposer's side")
                                        .oneOf("buy", "sell")
                                        .mandatory(),
                                TradingMethods.AMOUNT.mandatory(),
                                TradingMethods.PRICE.mandatory(),
                                Parameter.integer("counterparty", "The other side's account")
                                        .mandatory(),
                                Parameter.text("kind", "What kind")
                                        .oneOf(
                                                "block",
                                                "exchange_for_physical",
                                                "exchange_for_risk",
                                                "exchange_of_options")
                                        .otherwise("block"),
                                Parameter.text("reference", "The related position of an exchange, or free words")
                                        .charactersMax(64),
                                Parameter.instant("executed", "When it was agreed; now by default"),
                                Parameter.instant(
                                        "expires", "Until when it may be accepted; by default as long as it may be")),
                        this::propose),
                Method.asking(
                        "private/kilohour/answer_block_trade",
                        TRADE,
                        "Accepts or declines a proposal made to the account, or withdraws one of its own; who accepts says"
                                + " price and amount again. Answers with the trade, or null.",
                        List.of(
                                PROPOSAL,
                                Parameter.flag("accept", "Whether it is accepted")
                                        .mandatory(),
                                TradingMethods.AMOUNT,
                                TradingMethods.PRICE),
                        this::answer),
                Method.of(
                        "private/kilohour/get_block_proposals",
                        READ,
                        "The block trades that the account has proposed or may accept, oldest first.",
                        List.of(),
                        call -> replica.read(floor -> proposals(floor, call.account()))));
    }

    private CompletableFuture<JsonNode> propose(Call call) {
        Arguments arguments = call.arguments();
        Contract contract = replica.read(floor -> floor.contract(arguments.text("instrument_name")));
        long now = replica.read(floor -> floor.exchange().nowNanos());
        long executed = arguments.nanosOr("executed", now);
        var terms = new BlockTerms(
                BlockKind.valueOf(arguments.text("kind").toUpperCase(Locale.ROOT)),
                contract.id(),
                arguments.text("direction").equals("buy") ? Side.BUY : Side.SELL,
                TradingMethods.ticks(contract, arguments.decimal("price")),
                TradingMethods.lots(contract, arguments.decimal("amount")),
                executed,
                arguments.textOr("reference", ""),
                arguments.nanosOr("expires", executed + REPORT_NANOS));
        var request = new Command.ProposeBlockTrade(
                call.account(), call.requestId(), arguments.integer("counterparty"), terms);
        return desk.send(request, (sent, done) -> proposed(done, sent.account()));
    }

    /** The proposal as it stands, or null if a repeated request asks for one that is open no more. */
    private static JsonNode proposed(OrderDesk.Done done, long account) {
        long number = done.orderId();
        for (Event event : done.batch().events())
            if (event instanceof Event.BlockTradeProposed made && made.account() == account) number = made.proposal();
        for (JsonNode proposal : proposals(done.floor(), account))
            if (proposal.get("proposal_id").longValue() == number) return proposal;
        return null;
    }

    private CompletableFuture<JsonNode> answer(Call call) {
        Arguments arguments = call.arguments();
        long number = arguments.integer("proposal_id");
        boolean accept = arguments.flag("accept");
        if (accept && (!arguments.has("price") || !arguments.has("amount")))
            throw Refusal.invalid("price", "who accepts says price and amount again");
        var proposal = replica.read(floor -> floor.exchange().blockProposals(call.account()).stream()
                .filter(open -> open.proposal() == number)
                .findFirst());
        Contract contract = proposal.map(open -> replica.read(
                        floor -> floor.sales().contract(open.terms().contract())))
                .orElse(null);
        boolean words = accept && contract != null;
        var request = new Command.AnswerBlockTrade(
                call.account(),
                call.requestId(),
                number,
                accept,
                words ? TradingMethods.ticks(contract, arguments.decimal("price")) : 0,
                words ? TradingMethods.lots(contract, arguments.decimal("amount")) : 0);
        return desk.send(request, (sent, done) -> answered(done, sent.account()));
    }

    private JsonNode answered(OrderDesk.Done done, long account) {
        for (Event event : done.batch().events())
            if (event instanceof Event.BlockTraded traded)
                for (Trade trade : done.floor().blotter().trades(account, it -> it.tradeId() == traded.tradeId()))
                    return AccountJson.trade(trade, account, null);
        return null;
    }

    private static ArrayNode proposals(Floor floor, long account) {
        ArrayNode all = Json.array();
        for (Views.BlockProposal open : floor.exchange().blockProposals(account)) {
            BlockTerms terms = open.terms();
            Contract contract = floor.sales().contract(terms.contract());
            Side own = open.account() == account ? terms.side() : terms.side().opposite();
            ObjectNode node = all.addObject();
            node.put("proposal_id", open.proposal());
            node.put("proposer", open.account());
            node.put("counterparty", open.counterparty());
            node.put("instrument_name", contract.name());
            node.put("direction", MarketJson.direction(own));
            node.put("amount", Json.amount(contract, terms.lots()));
            node.put("price", Json.price(contract, terms.priceTicks()));
            node.put("kind", terms.kind().name().toLowerCase(Locale.ROOT));
            node.put("reference", terms.reference());
            node.put("executed", Json.millis(terms.executedNanos()));
            node.put("expires", Json.millis(terms.expiresNanos()));
        }
        return all;
    }
}
