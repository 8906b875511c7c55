package kilohour.sources;

import java.time.Duration;

/**
 * How a reader behaves towards those it reads.
 *
 * @param betweenRequests least time between two requests to one host
 * @param attempts how often one request is tried
 * @param firstWait wait after the first failure; doubled after each further one
 * @param longestWait the longest wait; whoever asks for more is left alone until the next reading
 * @param timeout for one answer, headers and body
 * @param bytesMax longest body taken
 */
public record Manners(
        Duration betweenRequests,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        Duration timeout,
        int bytesMax) {
    /** One request a second, five attempts within about a minute, a minute for an answer, 64 MB. */
    public static final Manners POLITE = new Manners(
            Duration.ofSeconds(1), 5, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(1), 64 << 20);
}
