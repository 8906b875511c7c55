package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import kilohour.tokens.BasketLink;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;

/**
 * Prints of the token index over some days, from files of token quotes. The chain of links begins with the files' first
 * day, whatever day is asked first, so that the linked index is the same in every run over the same files; the chain of
 * records begins with the first day asked.
 *
 * @param observations files and folders
 * @param fromDay first epoch day given out
 * @param toDay last epoch day given out
 * @param practice the practice rule: RECONSTRUCTED prints and practice-only sources
 */
public record TokenIndexBuild(List<Path> observations, int fromDay, int toDay, boolean practice) {
    /** The prints in order of day, every basket and its link from the beginning, and what came of reading the files. */
    public record Result(List<TokenPrint> prints, List<BasketLink> links, ObservationReport report) {
        public Result {
            prints = List.copyOf(prints);
            links = List.copyOf(links);
        }
    }

    public TokenIndexBuild {
        observations = List.copyOf(observations);
        TokenArchiveBuild.requireOrder(fromDay, toDay);
    }

    /** @throws ObservationFileException if a file cannot be read */
    public Result run(IndexBuild.Progress progress) {
        var index = new TokenIndex(TokenMethod.V1, practice);
        try (var files = TokenFiles.open(observations)) {
            List<TokenPrint> prints = new TokenPrintRun(files, index).prints(fromDay, toDay, progress);
            // A fault past the last day is a fault of the file all the same.
            while (files.hasNext()) files.next();
            return new Result(prints, index.links(), files.report());
        }
    }
}
