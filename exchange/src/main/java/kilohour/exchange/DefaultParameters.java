package kilohour.exchange;

/**
 * How accounts are liquidated and defaults managed; set by the officer, the same for every account.
 *
 * @param depthPpm the largest share of the visible lots within the price limit that one slice takes, parts per million
 * @param positionPpm the largest share of what is left of a position that one slice takes, at least one lot
 * @param limitPpm how far from the mark a slice may trade
 * @param feePpm liquidation fee, of the value of each slice's trades, to the insurance account; never more than the
 *     account's equity
 * @param bookMinutes how many slices are tried, one a minute, before the rest is auctioned; 0: nobody is liquidated
 * @param auctionMinutes how long members may bid for a portfolio
 * @param auctionRounds how often what nobody took is offered again before it is torn up, the first time included
 * @param packages into how many pro-rata slices a portfolio is cut
 * @param assessmentPpm the most that a survivor can be assessed for one default, of its required fund share
 * @param assessmentMinutes how long members have to meet an assessment
 * @param portingMinutes how long the clients of a member in default have to be ported before they are closed out
 */
public record DefaultParameters(
        long depthPpm,
        long positionPpm,
        long limitPpm,
        long feePpm,
        int bookMinutes,
        int auctionMinutes,
        int auctionRounds,
        int packages,
        long assessmentPpm,
        int assessmentMinutes,
        int portingMinutes) {
    private static final int MINUTES_MAX = 7 * 24 * 60;

    /** Nobody is liquidated and calls are only told: what a venue has before its officer sets others. */
    public static final DefaultParameters NONE = new DefaultParameters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * A quarter of the depth and a fifth of the position a minute, within 3% of the mark, for a quarter of an hour; then
     * two auctions of an hour each; assessments of one fund share within an hour; a day to port clients.
     */
    public static final DefaultParameters STANDARD =
            new DefaultParameters(250_000, 200_000, 30_000, 5_000, 15, 60, 2, 20, 1_000_000, 60, 1_440);

    public DefaultParameters {
        boolean none = bookMinutes == 0;
        if (none) {
            if (depthPpm != 0
                    || positionPpm != 0
                    || limitPpm != 0
                    || feePpm != 0
                    || auctionMinutes != 0
                    || auctionRounds != 0
                    || packages != 0
                    || assessmentPpm != 0
                    || assessmentMinutes != 0
                    || portingMinutes != 0)
                throw new IllegalArgumentException("without minutes in the book there is no liquidation: all are zero");
        } else {
            requireShare("of depth", depthPpm, 1);
            requireShare("of a position", positionPpm, 1);
            requireShare("off the mark", limitPpm, 1);
            requireShare("liquidation fee", feePpm, 0);
            requireMinutes(bookMinutes);
            requireMinutes(auctionMinutes);
            requireMinutes(assessmentMinutes);
            requireMinutes(portingMinutes);
            if (auctionRounds < 1 || auctionRounds > 10 || packages < 1 || packages > 1_000)
                throw new IllegalArgumentException("a portfolio is offered 1 to 10 times, in 1 to 1,000 packages");
            if (assessmentPpm < 0 || assessmentPpm > 10_000_000)
                throw new IllegalArgumentException("assessments are capped at 0 to 10 fund shares");
        }
    }

    private static void requireShare(String what, long ppm, long least) {
        if (ppm < least || ppm > 1_000_000)
            throw new IllegalArgumentException("the share " + what + " is at most 1,000,000 parts per million: " + ppm);
    }

    private static void requireMinutes(int minutes) {
        if (minutes < 1 || minutes > MINUTES_MAX)
            throw new IllegalArgumentException("a span is 1 minute to 7 days, not " + minutes + " minutes");
    }

    /** Whether anybody is liquidated at all. */
    public boolean active() {
        return bookMinutes > 0;
    }
}
