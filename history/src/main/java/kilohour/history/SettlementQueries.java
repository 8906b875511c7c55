package kilohour.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kilohour.exchange.Event.SettlementPriceSet.Tier;
import org.jdbi.v3.core.Jdbi;

/** Daily settlement prices, final settlements, funding rates. */
public final class SettlementQueries {
    static final String COLUMNS = "contract_id, epoch_day, price_tenths, tier, at_nanos";
    static final String MONTH_COLUMNS =
            "contract_id, final_tenths, reconstructed_days, carried_days, determined_days, at_nanos";
    static final String EXPIRY_COLUMNS = "contract_id, price_tenths, in_the_money, lots, at_nanos";
    static final String FUNDING_COLUMNS =
            "contract_id, epoch_hour, index_tenths, premium_sum_ppb, minutes, rate_ppb, at_nanos";

    /** The price a daily run settled at, in tenths. */
    public record Settlement(int contract, int day, long priceTenths, Tier tier, long atNanos) {}

    /** A month's final settlement price, in tenths, and how many of its days were not plainly printed. */
    public record MonthSettlement(
            int contract, long finalTenths, int reconstructedDays, int carriedDays, int determinedDays, long atNanos) {}

    /**
     * The end of an option.
     *
     * @param priceTenths what its strike was compared with, in tenths
     * @param lots held long
     */
    public record OptionExpiry(int contract, long priceTenths, boolean inTheMoney, long lots, long atNanos) {}

    /**
     * An hour's funding.
     *
     * @param premiumSumPpb sum of the minutes' premiums, parts per billion
     * @param ratePpb the rate applied, parts per billion; longs pay shorts where it is positive
     */
    public record Funding(
            int contract, int hour, long indexTenths, long premiumSumPpb, int minutes, long ratePpb, long atNanos) {}

    private static final String SELECT = "SELECT " + COLUMNS + " FROM settlements ";
    private static final String SELECT_MONTH = "SELECT " + MONTH_COLUMNS + " FROM month_settlements ";

    private final Jdbi jdbi;

    SettlementQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A contract's settlement prices from the first day to the last, both included, oldest first. */
    public List<Settlement> ofContract(int contract, int fromDay, int toDay) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        SELECT
                                + "WHERE contract_id = :contract AND epoch_day >= :from AND epoch_day <= :to ORDER BY epoch_day")
                .bind("contract", contract)
                .bind("from", fromDay)
                .bind("to", toDay)
                .map((row, context) -> settlement(row))
                .list());
    }

    /** All contracts' settlement prices of the day, in order of contract id: that day's curve. */
    public List<Settlement> ofDay(int day) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT + "WHERE epoch_day = :day ORDER BY contract_id")
                .bind("day", day)
                .map((row, context) -> settlement(row))
                .list());
    }

    /** A contract's last settlement price of a day before {@code day}. */
    public Optional<Settlement> before(int contract, int day) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        SELECT + "WHERE contract_id = :contract AND epoch_day < :day ORDER BY epoch_day DESC LIMIT 1")
                .bind("contract", contract)
                .bind("day", day)
                .map((row, context) -> settlement(row))
                .findOne());
    }

    /** All months settled so far, in order of contract id. */
    public List<MonthSettlement> months() {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT_MONTH + "ORDER BY contract_id")
                .map((row, context) -> monthSettlement(row))
                .list());
    }

    public Optional<MonthSettlement> month(int contract) {
        return jdbi.withHandle(sql -> sql.createQuery(SELECT_MONTH + "WHERE contract_id = :contract")
                .bind("contract", contract)
                .map((row, context) -> monthSettlement(row))
                .findOne());
    }

    /** Options that ended from one instant to another, both included, the newest first. */
    public List<OptionExpiry> optionExpiries(long fromNanos, long toNanos, int countMax) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT " + EXPIRY_COLUMNS + " FROM option_expiries"
                                + " WHERE at_nanos >= :from AND at_nanos <= :to ORDER BY at_nanos DESC, contract_id LIMIT :count")
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .bind("count", countMax)
                .map((row, context) -> new OptionExpiry(
                        row.getInt("contract_id"),
                        row.getLong("price_tenths"),
                        row.getLong("in_the_money") != 0,
                        row.getLong("lots"),
                        row.getLong("at_nanos")))
                .list());
    }

    /** A perpetual's funding from the first epoch hour to the last, both included, oldest first. */
    public List<Funding> funding(int contract, int fromHour, int toHour) {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT " + FUNDING_COLUMNS + " FROM funding_rates"
                        + " WHERE contract_id = :contract AND epoch_hour >= :from AND epoch_hour <= :to"
                        + " ORDER BY epoch_hour")
                .bind("contract", contract)
                .bind("from", fromHour)
                .bind("to", toHour)
                .map((row, context) -> new Funding(
                        row.getInt("contract_id"),
                        row.getInt("epoch_hour"),
                        row.getLong("index_tenths"),
                        row.getLong("premium_sum_ppb"),
                        row.getInt("minutes"),
                        row.getLong("rate_ppb"),
                        row.getLong("at_nanos")))
                .list());
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                row.getInt("contract_id"),
                row.getInt("epoch_day"),
                row.getLong("price_tenths"),
                Tier.valueOf(row.getString("tier")),
                row.getLong("at_nanos"));
    }

    private static MonthSettlement monthSettlement(ResultSet row) throws SQLException {
        return new MonthSettlement(
                row.getInt("contract_id"),
                row.getLong("final_tenths"),
                row.getInt("reconstructed_days"),
                row.getInt("carried_days"),
                row.getInt("determined_days"),
                row.getLong("at_nanos"));
    }
}
