package kilohour.index;

import java.util.List;
import java.util.Map;
import kilohour.units.Money;
import kilohour.units.Utc;

/** Observations for tests: an H100 SXM on demand unless said otherwise. */
record Feed(
        String source,
        String provider,
        String owner,
        Evidence evidence,
        String form,
        int memory,
        String country,
        Term term,
        int gpus,
        int available,
        String host,
        String machine) {
    /** 00:00 of 2026-11-02, when every test begins. */
    static final int DAY = Utc.parseDay("2026-11-02");

    static final int HOUR = DAY * 24;

    /** An hourly feed that may be settled on. */
    static final Source HOURLY =
            Source.of("hourly", "test", Utc.NANOS_PER_HOUR, Stamp.INSTANT, Permission.SETTLEMENT, "test");

    static final Source DAILY =
            Source.of("daily", "test", Utc.NANOS_PER_DAY, Stamp.INSTANT, Permission.SETTLEMENT, "test");

    /** A monthly panel, for practice. */
    static final Source PANEL = new Source(
            "panel",
            "test",
            List.of(new Source.Pace(Long.MIN_VALUE, 31 * Utc.NANOS_PER_DAY)),
            Stamp.MONTH,
            true,
            Permission.PRACTICE,
            "test",
            List.of());

    static final SourceRegistry REGISTRY =
            new SourceRegistry(List.of(HOURLY, DAILY, PANEL), Map.of("wildebeest", "nebius"));

    static Feed offer(String provider) {
        return new Feed("hourly", provider, "", Evidence.OFFER, "SXM", 80, "", Term.ON_DEMAND, 0, -1, "", "");
    }

    static Feed list(String provider) {
        return new Feed("daily", provider, "", Evidence.LIST, "SXM", 80, "", Term.ON_DEMAND, 0, -1, "", "");
    }

    static Feed trade(String provider, int gpus) {
        return new Feed("hourly", provider, "", Evidence.TRADE, "SXM", 80, "", Term.ON_DEMAND, gpus, -1, "", "");
    }

    static Feed panel(String provider) {
        return new Feed("panel", provider, "", Evidence.LIST, "", 0, "", Term.ON_DEMAND, 0, -1, "", "");
    }

    static Feed machine(String host, String machine, int gpus) {
        return new Feed(
                "hourly", "vast", "", Evidence.OFFER, "SXM", 80, "US", Term.ON_DEMAND, gpus, gpus, host, machine);
    }

    Feed from(String otherSource) {
        return new Feed(
                otherSource, provider, owner, evidence, form, memory, country, term, gpus, available, host, machine);
    }

    Feed ownedBy(String otherOwner) {
        return new Feed(
                source, provider, otherOwner, evidence, form, memory, country, term, gpus, available, host, machine);
    }

    Feed form(String otherForm, int otherMemory) {
        return new Feed(
                source,
                provider,
                owner,
                evidence,
                otherForm,
                otherMemory,
                country,
                term,
                gpus,
                available,
                host,
                machine);
    }

    Feed in(String otherCountry) {
        return new Feed(
                source, provider, owner, evidence, form, memory, otherCountry, term, gpus, available, host, machine);
    }

    Feed term(Term otherTerm) {
        return new Feed(
                source, provider, owner, evidence, form, memory, country, otherTerm, gpus, available, host, machine);
    }

    Feed available(int otherAvailable) {
        return new Feed(
                source, provider, owner, evidence, form, memory, country, term, gpus, otherAvailable, host, machine);
    }

    /** At so many dollars, seen so many minutes after 00:00 of the first day. */
    Observation at(String usd, long minute) {
        return new Observation(
                Utc.startOfDay(DAY) + minute * Utc.NANOS_PER_MINUTE,
                source,
                provider,
                owner,
                evidence,
                "H100",
                form,
                memory,
                gpus,
                "",
                country,
                "",
                term,
                term == Term.RESERVED ? 12 : 0,
                Money.usd(usd),
                available,
                host,
                machine);
    }

    /** A book of the H100 alone. */
    static IndexBook book(boolean practice) {
        return new IndexBook(List.of(Goods.require("H100")), REGISTRY, Method.V1, practice);
    }
}
