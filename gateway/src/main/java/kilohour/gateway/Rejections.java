package kilohour.gateway;

import kilohour.exchange.RejectReason;

/** The market's reasons in the dialect's codes. */
final class Rejections {
    private Rejections() {}

    static ErrorCode code(RejectReason reason) {
        return switch (reason) {
            case VENUE_NOT_OPEN -> ErrorCode.MAINTENANCE;
            case SETTLING -> ErrorCode.SETTLEMENT_IN_PROGRESS;
            case NOT_TRADING, HALTED, NO_MARGIN_PARAMETERS, NO_PRICE_YET -> ErrorCode.BOOK_CLOSED;
            case ORDER_NOT_OPEN -> ErrorCode.NOT_OPEN_ORDER;
            case PRICE_OUT_OF_RANGE -> ErrorCode.INVALID_PRICE;
            case PRICE_OUT_OF_BAND -> ErrorCode.PRICE_NOT_ALLOWED;
            case LOTS_OUT_OF_RANGE -> ErrorCode.INVALID_AMOUNT;
            case TOO_MANY_ORDERS -> ErrorCode.TOO_MANY_OPEN_ORDERS;
            case INSUFFICIENT_MARGIN, INSUFFICIENT_FUNDS -> ErrorCode.NOT_ENOUGH_FUNDS;
            case UNKNOWN_ASSET, UNKNOWN_WITHDRAWAL, UNKNOWN_BANK_ENTRY, NO_PAYOUT_ADDRESS -> ErrorCode.NOT_FOUND;
            case SAME_OFFICER -> ErrorCode.FORBIDDEN;
            case POST_ONLY_WOULD_TRADE -> ErrorCode.POST_ONLY_REJECT;
            case UNKNOWN_MEMBER, UNKNOWN_ACCOUNT, UNKNOWN_UNDERLYING, UNKNOWN_CONTRACT -> ErrorCode.NOT_FOUND;
            case PROPOSAL_NOT_OPEN, AUCTION_NOT_OPEN, UNKNOWN_QUOTE_GROUP -> ErrorCode.NOT_FOUND;
            case QUOTES_FROZEN -> ErrorCode.LOCKED;
            case QUOTE_CROSSED -> ErrorCode.PRICE_NOT_ALLOWED;
            case KILL_SWITCH, IN_LIQUIDATION, IN_DEFAULT -> ErrorCode.LOCKED;
            case UNKNOWN_KEY, SESSION_NOT_OPEN -> ErrorCode.INVALID_CREDENTIALS;
            case TRIGGER_ALREADY_MET -> ErrorCode.INVALID_TRIGGER;
            case INVALID_FIELD -> ErrorCode.INVALID_ARGUMENTS;
            case POSITION_LIMIT,
                    WITHDRAWAL_APPROVED,
                    WITHDRAWAL_NOT_APPROVED,
                    ALREADY_BOOKED,
                    VENUE_ALREADY_OPEN,
                    WRONG_CLOCK,
                    TIME_BACKWARDS,
                    ALREADY_EXISTS,
                    ALREADY_HALTED,
                    NOT_HALTED,
                    IN_AUCTION,
                    FILL_OR_KILL_UNFILLABLE,
                    REDUCE_ONLY_WOULD_INCREASE,
                    NOT_YET_FINAL,
                    ALREADY_DECLARED,
                    GRADE_NOT_ADMITTED,
                    TOO_MANY_CONTRACTS -> ErrorCode.OTHER_REJECT;
        };
    }
}
