package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import kilohour.tokens.TokenQuote;
import kilohour.tokens.TokenSources;

/** Files of token quotes merged into one stream in order of time. */
public final class TokenFiles extends PriceFiles<TokenQuote> {
    private TokenFiles(List<Path> paths) {
        for (Path path : found(paths))
            if (isTokenFile(path))
                add(
                        path,
                        opened(path),
                        file -> new TokenRow(file.columns(Layout.TOKEN_QUOTES)),
                        quote -> TokenSources.require(quote.source()));
        requireFiles(paths, "tokens_");
    }

    /**
     * Opens files and folders; folders are searched recursively for {@code tokens_*.csv} and {@code tokens_*.csv.gz},
     * other files are left aside.
     *
     * @throws ObservationFileException if there is no such file, no file of token quotes at all, or a bad header
     */
    public static TokenFiles open(List<Path> paths) {
        return new TokenFiles(paths);
    }

    /** Is there a file of token quotes among them? */
    public static boolean isAmong(List<Path> paths) {
        return found(paths).stream().anyMatch(PriceFiles::isTokenFile);
    }

    /** What has been read so far. */
    public ObservationReport report() {
        return report(paths());
    }
}
