package kilohour.gateway;

import java.time.Instant;

/** The test venue on the wall clock until the process ends: for trying clients by hand. Prints its address. */
final class RunningVenue {
    private RunningVenue() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        Instant start = Instant.now();
        try (TestVenue venue = new TestVenue(GatewayConfig.loopback(port, "test"), start, true)) {
            System.out.println(venue.url());
            while (true) {
                venue.now = Instant.now();
                venue.tell(new kilohour.exchange.Command.Tick());
                Thread.sleep(100);
            }
        }
    }
}
