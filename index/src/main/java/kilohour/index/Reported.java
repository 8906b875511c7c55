package kilohour.index;

/**
 * What somebody else's index says of a day or of an hour.
 *
 * @param epoch the day or the hour, counted from 1970
 * @param valueTenths tenths of a tick, more than zero
 * @param text as it was given: what the record's input hash is taken over
 */
public record Reported(int epoch, long valueTenths, Grade grade, String text) {
    public Reported {
        if (valueTenths < 1) throw new IllegalArgumentException("a value is more than zero: " + valueTenths);
    }
}
