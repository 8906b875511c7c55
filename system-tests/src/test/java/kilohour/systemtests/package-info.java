/**
 * The house as its users meet it: processes started from the packaged jar, unmodified clients, a real browser, and
 * failures that are real.
 *
 * <p>An example in numbers: in {@code KillTest} five clients send about 300 requests a second to a venue, which is
 * killed after one to three seconds. Of 500 requests, say, 496 were answered. The venue starts again on its home: each
 * of the 496 is there as it was answered; the four unanswered are sent again under the same signatures, and after that
 * each of the 500 is there once.
 *
 * <p>What is needed beyond a JDK (Node, npm and its registry, Chromium) is looked for, and the test that needs it says
 * which it did not find and is skipped.
 */
package kilohour.systemtests;
