package kilohour.tokens;

import java.util.List;
import kilohour.index.Source;

/** Everything that the token index looks up: sources, names, known faults, stated baskets. */
public final class TokenRegistry {
    private TokenRegistry() {}

    /** One fact a line, each ended by a line feed; the same text is the same registry. */
    public static String canonical() {
        var text = new StringBuilder();
        line(text, "method", TokenMethod.V1);
        for (Source source : TokenSources.standard().all())
            line(text, "feed", TokenFeed.of(source).canonical());
        HostNames.lines().forEach(host -> line(text, "host", host));
        line(text, "variants", ModelNames.variants());
        ModelNames.lines().forEach(model -> line(text, "model", model));
        for (KnownFault fault : KnownFault.all()) line(text, "fault", fault);
        StatedBaskets.lines().forEach(basket -> line(text, "basket", basket));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object fact) {
        text.append(name).append('=').append(fact).append('\n');
    }

    /** The lines of a table in the source, white space folded. */
    static List<String> lines(String table) {
        return table.strip()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }
}
