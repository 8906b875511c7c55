package kilohour.risk;

/**
 * How far a price may go over the horizon at the tail covered, relative to where it is: 0.12 is 12%.
 *
 * @param down 0 or more, below 1
 * @param up 0 or more
 */
public record MoveSize(double down, double up) {
    /** From sizes in logarithms, both positive. */
    static MoveSize ofLogs(double down, double up) {
        return new MoveSize(1 - StrictMath.exp(-down), StrictMath.exp(up) - 1);
    }
}
