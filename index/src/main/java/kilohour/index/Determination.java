package kilohour.index;

/**
 * What two officers say a day was worth that has no value otherwise (rulebook 2.10).
 *
 * @param valueTenths tenths of a tick, more than zero
 * @param text as it was given: what the record's input hash is taken over
 */
public record Determination(
        int epochDay, long valueTenths, String officer, String secondOfficer, String reason, String text) {
    public Determination {
        if (valueTenths < 1) throw new IllegalArgumentException("a value is more than zero: " + valueTenths);
        if (officer.isBlank() || secondOfficer.isBlank() || officer.equals(secondOfficer))
            throw new IllegalArgumentException("a determination needs two officers, named");
        if (reason.isBlank()) throw new IllegalArgumentException("a determination needs a reason");
    }

    String words() {
        return "determined by " + officer + " and " + secondOfficer + ": " + reason;
    }
}
