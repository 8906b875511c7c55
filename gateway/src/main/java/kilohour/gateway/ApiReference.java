package kilohour.gateway;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reference, made from the methods as declared: as a document and as JSON. */
final class ApiReference {
    private ApiReference() {}

    static ArrayNode json(Methods methods) {
        ArrayNode list = Json.array();
        for (Method method : methods.all()) {
            ObjectNode node = list.addObject();
            node.put("name", method.name());
            node.put("access", access(method));
            node.put("socket_only", method.socketOnly());
            node.put("description", method.description());
            ArrayNode parameters = node.putArray("parameters");
            for (Parameter parameter : method.parameters()) {
                ObjectNode row = parameters.addObject();
                row.put("name", parameter.name());
                row.put("type", parameter.type().word);
                row.put("required", parameter.required());
                if (parameter.fallback() != null)
                    row.put("default", parameter.fallback().toString());
                if (!parameter.choices().isEmpty()) parameter.choices().forEach(row.putArray("choices")::add);
                row.put("description", parameter.description());
            }
        }
        return list;
    }

    private static String access(Method method) {
        return switch (method.access()) {
            case PUBLIC -> "public";
            case READ -> "private, scope READ";
            case TRADE -> "private, scope TRADE";
            case WALLET -> "private, scope WALLET";
            case OFFICER -> "private, scope OFFICER";
        };
    }

    static String markdown(Methods methods) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Method method : methods.all()) section(text, method);
        text.append("\n## Errors\n\n| code | message | HTTP |\n|---|---|---|\n");
        for (ErrorCode code : ErrorCode.values())
            text.append("| %d | `%s` | %d |\n".formatted(code.number, code.message, code.httpStatus));
        return text.toString();
    }

    private static void section(StringBuilder text, Method method) {
        text.append("\n### ").append(method.name()).append("\n\n");
        text.append(method.description()).append(" *").append(access(method));
        text.append(method.socketOnly() ? "; WebSocket only*\n" : "*\n");
        if (method.parameters().isEmpty()) return;
        text.append("\n| parameter | type | | |\n|---|---|---|---|\n");
        for (Parameter parameter : method.parameters())
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(parameter.name(), parameter.type().word, need(parameter), description(parameter)));
    }

    private static String need(Parameter parameter) {
        if (parameter.required()) return "required";
        return parameter.fallback() == null ? "" : "default " + parameter.fallback();
    }

    private static String description(Parameter parameter) {
        return parameter.choices().isEmpty()
                ? parameter.description()
                : parameter.description() + ": `" + String.join("`, `", parameter.choices()) + "`";
    }

    private static final String INTRODUCTION = """
            # The API

            Made from the method registry; a test holds it to that. Clients of the Deribit v2 dialect work unchanged:
            JSON-RPC 2.0 over `GET` or `POST /api/v2/METHOD` and on a WebSocket at `/ws/api/v2`.

            - Prices are dollars per unit (GPU-hour, or million tokens), amounts are units: whole multiples of an
              instrument's `min_trade_amount`. Times are milliseconds since 1970, UTC. Numbers are exact decimals.
            - **Signing over HTTP**: `Authorization: deri-hmac-sha256 id=ID,ts=MILLIS,sig=HEX,nonce=TEXT`, where `sig` is
              the HMAC-SHA256 under the secret of `ts`, `nonce`, verb, path with query, and body, each ended by a
              newline. A signature is good for 60 seconds; the same signature again is the same request, done once.
            - **Logging in**: `public/auth`; its `access_token` serves as `Authorization: Bearer` over HTTP for 15
              minutes, and on a socket the connection is logged in.
            - A refusal has a `code` for programs, and in `data.reason` a sentence for people. `13888 timed_out` means
              that the outcome is not known: send the very same signed request again.
            - Requests cost credits, which drip in up to a burst: an order one, a mass quote one for each instrument. A
              session (a socket, or over HTTP a key) has 500 orders a second and as many in a burst, an account 500 over
              all its sessions and 1,000 in a burst; a session 2,000 requests of any kind a second, 4,000 in a burst.
              `10028 too_many_requests` says in `data.retry_after_ms` how long to wait; nothing was done.
            - Methods that trade refuse parameters they do not know.

            - **Files**: `GET /api/v2/download/NAME.csv` or `.json`, with the parameters of the method: `index_record`,
              `index_prints`, `location_basis`, `grade_differentials`, as in
              `/api/v2/download/index_record.csv?index_name=H100&date=2026-11-19`. Also `index_record.txt`: the very
              text of which the record's hash is the SHA-256.

            ## Channels

            | channel | tells |
            |---|---|
            | `ticker.INSTRUMENT.100ms`, `.raw` | price summary, the latest only |
            | `quote.INSTRUMENT` | best bid and ask, the latest only |
            | `book.INSTRUMENT.100ms`, `.raw` | by price, and what is implied beside it: a snapshot, then changes chained by `prev_change_id`, all with a checksum |
            | `book.orders.INSTRUMENT.100ms`, `.raw` | by order, in the sequence in which they trade: the same |
            | `kilohour.phase.INSTRUMENT` | how it trades, and what an auction would come to, the latest only |
            | `kilohour.settlement.INDEX` | settlement prices of the index's instruments as they are set |
            | `trades.INSTRUMENT.100ms`, `.raw` | trades |
            | `chart.trades.INSTRUMENT.RESOLUTION` | the candle under way |
            | `user.orders.KIND.CURRENCY.raw`, `user.orders.INSTRUMENT.raw` | own orders as they change |
            | `user.trades.KIND.CURRENCY.raw`, `user.trades.INSTRUMENT.raw` | own trades |
            | `user.portfolio.USD` | own money and margin |

            A reader for whom more than 256 KiB wait hears no more changes of books until it has read most of them, and
            then a new snapshot with the number it was spared (`kilohour_conflated`). Trades, own orders and answers are
            never left out: a reader that falls behind by more than 4 MiB is cut off with 1008; connect and subscribe again.
            Formats, checksums and what to do about a gap: [market data](concepts/market-data.md).

            ## Methods
            """;
}
