package kilohour.wire;

import java.time.YearMonth;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.ContractKindCode;
import kilohour.wire.sbe.ContractTermsDecoder;
import kilohour.wire.sbe.CreateSpreadDecoder;
import kilohour.wire.sbe.CreateSpreadEncoder;
import kilohour.wire.sbe.LegsBookedDecoder;
import kilohour.wire.sbe.LegsBookedEncoder;
import kilohour.wire.sbe.SpreadEndedDecoder;
import kilohour.wire.sbe.SpreadEndedEncoder;
import kilohour.wire.sbe.SpreadLegsDecoder;
import kilohour.wire.sbe.SpreadLegsEncoder;
import kilohour.wire.sbe.SpreadRequestStateDecoder;
import kilohour.wire.sbe.SpreadRequestStateEncoder;

/** Spreads: what they are made of, how they are asked for, what becomes of their trades. */
final class Spreads {
    private final CreateSpreadEncoder createSpreadEncoder = new CreateSpreadEncoder();
    private final CreateSpreadDecoder createSpreadDecoder = new CreateSpreadDecoder();
    private final LegsBookedEncoder legsBookedEncoder = new LegsBookedEncoder();
    private final LegsBookedDecoder legsBookedDecoder = new LegsBookedDecoder();
    private final SpreadEndedEncoder spreadEndedEncoder = new SpreadEndedEncoder();
    private final SpreadEndedDecoder spreadEndedDecoder = new SpreadEndedDecoder();
    private final SpreadRequestStateEncoder spreadRequestStateEncoder = new SpreadRequestStateEncoder();
    private final SpreadRequestStateDecoder spreadRequestStateDecoder = new SpreadRequestStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    Spreads(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.CreateSpread it) {
        CreateSpreadEncoder out = writer.begin(createSpreadEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).first(it.first()).second(it.second());
    }

    Command.CreateSpread createSpread() {
        var in = reader.open(createSpreadDecoder);
        return new Command.CreateSpread(in.account(), Composites.requestId(in.requestId()), in.first(), in.second());
    }

    void write(Event.LegsBooked it) {
        writer.begin(legsBookedEncoder)
                .tradeId(it.tradeId())
                .contract(it.contract())
                .nearContract(it.nearContract())
                .nearTicks(it.nearTicks())
                .farContract(it.farContract())
                .farTicks(it.farTicks())
                .lots(it.lots());
    }

    Event.LegsBooked legsBooked() {
        var in = reader.open(legsBookedDecoder);
        return new Event.LegsBooked(
                in.tradeId(),
                in.contract(),
                in.nearContract(),
                in.nearTicks(),
                in.farContract(),
                in.farTicks(),
                in.lots());
    }

    void write(Event.SpreadEnded it) {
        writer.begin(spreadEndedEncoder).contract(it.contract());
    }

    Event.SpreadEnded spreadEnded() {
        var in = reader.open(spreadEndedDecoder);
        return new Event.SpreadEnded(in.contract());
    }

    void write(StateRecord.SpreadRequestState it) {
        writer.begin(spreadRequestStateEncoder).contract(it.contract()).account(it.account());
    }

    StateRecord.SpreadRequestState spreadRequestState() {
        var in = reader.open(spreadRequestStateDecoder);
        return new StateRecord.SpreadRequestState(in.contract(), in.account());
    }

    // ── The legs of a contract that may be a spread ─────────────────────────────────────────────────────────────

    static void put(Contract it, SpreadLegsEncoder out) {
        if (it instanceof Spread spread)
            out.nearContract(spread.near().id())
                    .farContract(spread.far().id())
                    .farYear(spread.far().month().getYear())
                    .farMonth((short) spread.far().month().getMonthValue());
        else
            out.nearContract(0)
                    .farContract(0)
                    .farYear(SpreadLegsEncoder.farYearNullValue())
                    .farMonth(SpreadLegsEncoder.farMonthNullValue());
        Underlying far = it instanceof Spread spread ? spread.far().underlying() : it.underlying();
        Underlyings.put(far.terms(), out.farListing());
    }

    static String farCode(Contract it) {
        return it instanceof Spread spread && spread.isOfGrades()
                ? spread.far().underlying().code()
                : "";
    }

    static String farDescription(Contract it) {
        return it instanceof Spread spread && spread.isOfGrades()
                ? spread.far().underlying().description()
                : "";
    }

    /** Any contract; what {@link Composites#contract} reads of a spread is the near leg with the spread's id. */
    static Contract contract(
            ContractTermsDecoder terms,
            String code,
            String description,
            SpreadLegsDecoder legs,
            String farCode,
            String farDescription) {
        Contract read = Composites.contract(terms, code, description);
        if (terms.kind() != ContractKindCode.SPREAD) return read;
        var near = (Contract.MonthFuture) read;
        Underlying first = near.underlying();
        Underlying second = farCode.isEmpty()
                ? first
                : new Underlying(
                        farCode, farDescription, first.good(), first.grid(), Underlyings.listing(legs.farListing()));
        return new Spread(
                near.id(),
                new Contract.MonthFuture(legs.nearContract(), first, near.month()),
                new Contract.MonthFuture(legs.farContract(), second, YearMonth.of(legs.farYear(), legs.farMonth())));
    }
}
