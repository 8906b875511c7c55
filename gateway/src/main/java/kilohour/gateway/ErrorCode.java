package kilohour.gateway;

/**
 * What a request can be refused with: the dialect's own numbers and words, so that unmodified clients raise the right
 * exception, and the HTTP status that goes with each.
 */
enum ErrorCode {
    PARSE_ERROR(-32700, "Parse error", 400),
    INVALID_REQUEST(-32600, "Invalid Request", 400),
    METHOD_NOT_FOUND(-32601, "Method not found", 404),
    INVALID_PARAMS(-32602, "Invalid params", 400),
    AMOUNT_TOO_LOW(10002, "qty_too_low", 400),
    ORDER_NOT_FOUND(10004, "order_not_found", 400),
    NOT_ENOUGH_FUNDS(10009, "not_enough_funds", 400),
    PRICE_NOT_ALLOWED(10011, "price_not_allowed", 400),
    BOOK_CLOSED(10012, "book_closed", 400),
    TOO_MANY_OPEN_ORDERS(10013, "max_total_open_orders", 400),
    LOCKED(10019, "locked_by_admin", 400),
    INVALID_AMOUNT(10021, "invalid_amount", 400),
    INVALID_PRICE(10023, "invalid_price", 400),
    TOO_MANY_REQUESTS(10028, "too_many_requests", 429),
    MUST_BE_SOCKET(10030, "must_be_websocket_request", 400),
    RETRY(10040, "retry", 503),
    SETTLEMENT_IN_PROGRESS(10041, "settlement_in_progress", 503),
    PRICE_WRONG_TICK(10043, "price_wrong_tick", 400),
    TRIGGER_WRONG_TICK(10044, "trigger_price_wrong_tick", 400),
    INVALID_ARGUMENTS(11029, "invalid_arguments", 400),
    OTHER_REJECT(11030, "other_reject", 400),
    INVALID_TRIGGER(11036, "invalid_trigger_price", 400),
    NOT_OPEN_ORDER(11044, "not_open_order", 400),
    BAD_REQUEST(11050, "bad_request", 400),
    MAINTENANCE(11051, "system_maintenance", 503),
    POST_ONLY_REJECT(11054, "post_only_reject", 400),
    INTERNAL(11094, "internal_server_error", 500),
    INVALID_CREDENTIALS(13004, "invalid_credentials", 401),
    UNAUTHORIZED(13009, "unauthorized", 401),
    NOT_FOUND(13020, "not_found", 400),
    FORBIDDEN(13021, "forbidden", 403),
    /** The request may or may not have been done: nobody may call this a failure. */
    TIMED_OUT(13888, "timed_out", 504);

    final int number;
    final String message;
    final int httpStatus;

    ErrorCode(int number, String message, int httpStatus) {
        this.number = number;
        this.message = message;
        this.httpStatus = httpStatus;
    }
}
