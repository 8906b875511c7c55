package kilohour.clearing;

import java.util.List;

/**
 * Underlyings whose losses are offset against each other as far as history supports (rulebook 6):
 *
 * <pre>
 *   M = o × max over s of Σ L_u(s) + (1 − o) × Σ max over s of L_u(s)
 * </pre>
 *
 * A scenario is the same event in all of them: the offset counts while their scenarios have the same names in the same order
 * and their initial margin is the same share of maintenance. Each member's sizes are its own.
 *
 * @param name of the group
 * @param indices codes of its members, 2 to 16, ascending
 * @param offsetPpm o, parts per million; 0 ends the group
 */
public record MarginGroup(String name, List<String> indices, long offsetPpm) {
    private static final int MEMBERS_MAX = 16;
    private static final int NAME_CHARS_MAX = 32;

    public MarginGroup {
        indices = List.copyOf(indices);
        if (name.isBlank() || name.length() > NAME_CHARS_MAX)
            throw new IllegalArgumentException("a margin group's name has 1 to " + NAME_CHARS_MAX + " characters");
        if (offsetPpm < 0 || offsetPpm > 1_000_000)
            throw new IllegalArgumentException("an offset is 0 to 100%: " + offsetPpm + " ppm");
        if (indices.size() < 2 || indices.size() > MEMBERS_MAX)
            throw new IllegalArgumentException("a margin group has 2 to " + MEMBERS_MAX + " underlyings");
        for (int i = 1; i < indices.size(); i++)
            if (indices.get(i - 1).compareTo(indices.get(i)) >= 0)
                throw new IllegalArgumentException("a margin group names each underlying once, in alphabetical order");
    }
}
