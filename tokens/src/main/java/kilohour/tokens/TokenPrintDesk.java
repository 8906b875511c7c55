package kilohour.tokens;

import java.util.List;
import kilohour.index.Grade;
import kilohour.index.PrintStatus;

/** Writes a day's record and hangs it on the chain (rulebook 2.11). */
final class TokenPrintDesk {
    private final TokenMethod method;
    private final boolean practice;
    private final BasketChain chain;
    private String previousHash = TokenPrint.NO_RECORD;

    TokenPrintDesk(TokenMethod method, boolean practice, BasketChain chain) {
        this.method = method;
        this.practice = practice;
        this.chain = chain;
    }

    void continueAfter(TokenPrint record) {
        previousHash = record.recordHash();
    }

    TokenPrint print(
            int epochDay,
            BasketValue value,
            Grade grade,
            List<TokenHour> hours,
            List<TokenReject> rejects,
            String inputHash) {
        Basket basket = chain.basket();
        var influence = new Influence(method, value);
        long[] interval = new HostBootstrap(method, value).intervalTenths(inputHash);
        boolean quoted = 2L * value.sharePpm(PriceState.PRICED) >= TokenMethod.ONE_PPM;
        return sealed(new TokenPrint(
                TokenIndex.CODE,
                epochDay,
                quoted ? PrintStatus.PRINTED : PrintStatus.CARRIED,
                "",
                value.headlineTenths(),
                chain.linkedTenths(value),
                chain.linkPpb(),
                value.legTenths(PriceTriple::freshNanos),
                value.legTenths(PriceTriple::cachedNanos),
                value.legTenths(PriceTriple::outputNanos),
                grade,
                practice,
                method.version(),
                basket.name(),
                basket.hash(),
                basket.measured(),
                value.constituents(influence),
                value.effectiveNumberMillis(),
                interval[0],
                interval[1],
                new CostToMove(method, value, basket.countedDays()).cheapest(),
                influence.ofHosts(),
                hours,
                hours.isEmpty() ? whyNotHourly(value) : "",
                rejects,
                inputHash,
                previousHash,
                ""));
    }

    private String whyNotHourly(BasketValue value) {
        return !chain.basket().measured()
                ? "no hourly values: the basket's weights are stated, not counted"
                : "no hourly values: " + value.sharePpm(ModelPrice::intradayPpm) / 10_000
                        + "% of the value stands at hosts read several times a day, 50% must";
    }

    TokenPrint without(int epochDay, String reason, List<TokenReject> rejects, String inputHash) {
        Basket basket = chain.basket();
        return sealed(new TokenPrint(
                TokenIndex.CODE,
                epochDay,
                PrintStatus.NO_PRINT,
                reason,
                0,
                0,
                chain.linkPpb(),
                0,
                0,
                0,
                null,
                practice,
                method.version(),
                basket == null ? "" : basket.name(),
                basket == null ? "" : basket.hash(),
                basket != null && basket.measured(),
                List.of(),
                0,
                0,
                0,
                null,
                List.of(),
                List.of(),
                "no hourly values: no print",
                rejects,
                inputHash,
                previousHash,
                ""));
    }

    private TokenPrint sealed(TokenPrint print) {
        TokenPrint sealed = print.sealed();
        previousHash = sealed.recordHash();
        return sealed;
    }
}
