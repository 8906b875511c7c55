package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In which phase contracts are, and the officer's halts and auctions. */
final class PhaseMethods {
    private static final Parameter REACH = Parameter.text("reach", "What is concerned")
            .oneOf("instrument", "index", "venue")
            .mandatory();
    private static final Parameter NAME = Parameter.text(
                    "name", "The instrument, or the index whose instruments are all meant; left out for the venue")
            .charactersMax(64)
            .otherwise("");
    private static final long SECONDS_MAX = 3_600;

    private final Replica replica;
    private final Records records;
    private final OrderDesk desk;

    PhaseMethods(Replica replica, Records records, OrderDesk desk) {
        this.replica = replica;
        this.records = records;
        this.desk = desk;
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>(looking());
        methods.addAll(officers());
        return methods;
    }

    private List<Method> looking() {
        return List.of(
                Method.of(
                        "public/kilohour/get_phases",
                        PUBLIC,
                        "How instruments trade: continuous, auction, halted or ended; in an auction when it ends, and the"
                                + " price, amount and imbalance (more bought than sold at that price, negative if more"
                                + " sold) that it would come to now. Of one instrument, or of all.",
                        List.of(
                                Parameter.text("instrument_name", "Instrument, as in H100_USD-31DEC26")
                                        .charactersMax(64),
                                MarketMethods.CURRENCY),
                        call -> replica.read(floor -> phases(floor, call.arguments()))),
                Method.of(
                        "public/kilohour/get_phase_history",
                        PUBLIC,
                        "The phases that an instrument went through, with the key of the officer who halted or resumed it, and what"
                                + " its auctions came to, the newest first.",
                        List.of(MarketMethods.INSTRUMENT, MarketMethods.COUNT, MarketMethods.START, MarketMethods.END),
                        call -> history(call.arguments())),
                Method.of(
                        "public/kilohour/get_auction_parameters",
                        PUBLIC,
                        "How long orders gather for each kind of auction, and after which move within an hour trading"
                                + " pauses: a share of the price; 0 for none.",
                        List.of(),
                        call -> replica.read(
                                floor -> PhaseJson.parameters(floor.exchange().auctionParameters()))));
    }

    private List<Method> officers() {
        return List.of(
                Method.asking(
                        "private/kilohour/halt_trading",
                        OFFICER,
                        "Stops trading until it is resumed: open orders stay and may be cancelled, nothing trades and"
                                + " none is taken.",
                        List.of(
                                REACH,
                                NAME,
                                Parameter.text("reason", "Why: everybody reads it")
                                        .charactersMax(64)
                                        .mandatory()),
                        call -> tell(
                                new Command.HaltTrading(
                                        subject(call),
                                        call.arguments().text("reason"),
                                        call.caller().keyId()),
                                call)),
                Method.asking(
                        "private/kilohour/resume_trading",
                        OFFICER,
                        "Resumes trading where it was halted, by an auction.",
                        List.of(REACH, NAME),
                        call -> tell(
                                new Command.ResumeTrading(
                                        subject(call), call.caller().keyId()),
                                call)),
                Method.asking(
                        "private/kilohour/set_auction_parameters",
                        OFFICER,
                        "Sets how long orders gather for each kind of auction, and the pause; 0 for none. Auctions under"
                                + " way end when they were to.",
                        List.of(
                                seconds("opening_seconds", "After listing"),
                                seconds("reopening_seconds", "After a halt"),
                                seconds("closing_seconds", "Before the daily run"),
                                Parameter.decimal(
                                                "pause_move",
                                                "Share of the price, as in 0.1, that a trade may be from the lowest or"
                                                        + " highest of the hour")
                                        .mandatory(),
                                seconds("pause_seconds", "After such a move")),
                        this::set));
    }

    private static Parameter seconds(String name, String when) {
        return Parameter.integer(name, when).between(0, SECONDS_MAX).mandatory();
    }

    private CompletableFuture<JsonNode> tell(Command command, Call call) {
        String reach = call.arguments().text("reach");
        String subject = subject(call);
        return desk.tell(
                command,
                done -> PhaseJson.all(
                        done.floor(),
                        done.floor().exchange().contracts().stream()
                                .filter(contract -> reach.equals("venue")
                                        || contract.name().equals(subject)
                                        || contract.underlying().code().equals(subject))
                                .toList()));
    }

    /** What the market calls it: nothing for the venue. */
    private String subject(Call call) {
        String name = call.arguments().text("name");
        return switch (call.arguments().text("reach")) {
            case "instrument" -> replica.read(floor -> floor.contract(name)).name();
            case "index" -> replica.read(floor -> MarketMethods.indexCode(floor, name));
            default -> {
                if (!name.isEmpty()) throw Refusal.invalid("name", "leave out name: the whole venue is meant");
                yield "";
            }
        };
    }

    private CompletableFuture<JsonNode> set(Call call) {
        AuctionParameters parameters;
        try {
            parameters = new AuctionParameters(
                    nanos(call, "opening_seconds"),
                    nanos(call, "reopening_seconds"),
                    nanos(call, "closing_seconds"),
                    Decimals.exact(call.arguments().decimal("pause_move"), 6),
                    nanos(call, "pause_seconds"));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("pause_move", e.getMessage());
        }
        return desk.tell(
                new Command.SetAuctionParameters(parameters),
                done -> PhaseJson.parameters(done.floor().exchange().auctionParameters()));
    }

    private static long nanos(Call call, String name) {
        return call.arguments().integer(name) * Utc.NANOS_PER_SECOND;
    }

    private static ArrayNode phases(Floor floor, Arguments arguments) {
        if (arguments.has("instrument_name"))
            return PhaseJson.all(floor, List.of(floor.contract(arguments.text("instrument_name"))));
        return PhaseJson.all(
                floor,
                floor.exchange().contracts().stream()
                        .filter(contract ->
                                MarketMethods.currencyMatches(contract, arguments.textOr("currency", "any")))
                        .toList());
    }

    private ObjectNode history(Arguments arguments) {
        String name = arguments.text("instrument_name");
        Contract contract = replica.read(floor -> MarketMethods.known(floor, name));
        var asked = new Records.Span(
                arguments.nanosOr("start_timestamp", 0),
                arguments.nanosOr("end_timestamp", Long.MAX_VALUE),
                (int) arguments.integer("count"),
                true);
        ObjectNode node = Json.object();
        ArrayNode phases = node.putArray("phases");
        records.phases(contract, asked).forEach(change -> phases.add(PhaseJson.change(change)));
        ArrayNode auctions = node.putArray("auctions");
        records.auctions(contract, asked).forEach(auction -> auctions.add(PhaseJson.auction(contract, auction)));
        return node;
    }
}
