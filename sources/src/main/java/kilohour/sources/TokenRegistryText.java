package kilohour.sources;

import java.util.List;
import java.util.Optional;
import kilohour.index.Fingerprint;
import kilohour.tokens.TokenRegistry;

/**
 * Everything that a run of the token index looked up besides prices: parameters, sources with their terms, names, known faults,
 * stated baskets. Prints made with one registry cannot be made again with another, so each run keeps its own.
 *
 * @param text one fact a line, each ended by a line feed
 */
record TokenRegistryText(String text) {
    /** As this program has it. */
    static TokenRegistryText inForce() {
        return new TokenRegistryText(TokenRegistry.canonical());
    }

    /** SHA-256 of the text, hex. */
    String hash() {
        return Fingerprint.of(text);
    }

    /** The first fact in which another registry differs, in words; empty if none does. */
    Optional<String> differenceTo(TokenRegistryText other) {
        List<String> here = text.lines().toList();
        List<String> there = other.text.lines().toList();
        for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
            String mine = i < here.size() ? here.get(i) : "nothing";
            String its = i < there.size() ? there.get(i) : "nothing";
            if (!mine.equals(its)) return Optional.of("then " + mine + ", now " + its);
        }
        return Optional.empty();
    }
}
