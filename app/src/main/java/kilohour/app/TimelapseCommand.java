package kilohour.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "timelapse", description = "Runs recorded prices through the market.", mixinStandardHelpOptions = true)
final class TimelapseCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return ExitCode.OK;
    }
}
