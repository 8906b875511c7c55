package kilohour.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kilohour.tokens.BasketLink;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * Prints of the token index over some days, from files of token quotes. The chain of links begins with the files' first
 * day, whatever day is asked first, so that the linked index is the same in every run over the same files.
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
        if (toDay < fromDay)
            throw new IllegalArgumentException(
                    "the last day " + Utc.formatDay(toDay) + " is before the first, " + Utc.formatDay(fromDay));
    }

    /** @throws ObservationFileException if a file cannot be read */
    public Result run(IndexBuild.Progress progress) {
        var index = new TokenIndex(TokenMethod.V1, practice);
        var prints = new ArrayList<TokenPrint>();
        try (var files = TokenFiles.open(observations)) {
            int first = files.hasNext() ? Math.min(fromDay, Utc.day(files.nextAtNanos())) : fromDay;
            for (int day = first; day <= toDay; day++) {
                while (files.nextAtNanos() < Utc.startOfDay(day + 1)) index.observe(files.next());
                TokenPrint print = index.print(day);
                if (day < fromDay) continue;
                prints.add(print);
                progress.printed(day, day - fromDay + 1, toDay - fromDay + 1);
            }
            // A fault past the last day is a fault of the file all the same.
            while (files.hasNext()) files.next();
            return new Result(prints, index.links(), files.report());
        }
    }
}
