package kilohour.sources;

import java.util.List;

/** The columns of an observation file. */
final class Layout {
    static final List<String> GPU = List.of(
            "observed_at",
            "source",
            "provider",
            "owner",
            "evidence",
            "gpu",
            "form_factor",
            "memory_gb",
            "gpus",
            "fabric",
            "country",
            "region",
            "term",
            "term_months",
            "usd_per_gpu_hour",
            "gpus_available",
            "host_id",
            "machine_id");

    /** Enough of the token layout to know it by. */
    static final List<String> TOKENS = List.of("observed_at", "source", "host", "model", "leg");

    /** The columns of a file of token quotes. */
    static final List<String> TOKEN_QUOTES =
            List.of("observed_at", "source", "host", "model", "leg", "usd_per_million_tokens", "tokens_served");

    private Layout() {}
}
