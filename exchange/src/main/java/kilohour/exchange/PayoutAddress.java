package kilohour.exchange;

/**
 * Where an account's money goes when it leaves: registered by an officer, never given with a withdrawal.
 *
 * @param holder in whose name the account at the bank is, 1 to 70 characters
 * @param number IBAN, or the bank's own account number where there is none, 1 to 34 characters
 * @param agent the bank's BIC, 8 or 11 characters
 */
public record PayoutAddress(String holder, String number, String agent) {
    private static final int HOLDER_CHARS_MAX = 70;
    private static final int NUMBER_CHARS_MAX = 34;

    /** What is wrong with it, or null. */
    String fault() {
        if (holder.isBlank() || holder.length() > HOLDER_CHARS_MAX)
            return "the holder's name has 1 to " + HOLDER_CHARS_MAX + " characters";
        if (number.isEmpty() || number.length() > NUMBER_CHARS_MAX || !isAlphanumeric(number))
            return "an account number has 1 to " + NUMBER_CHARS_MAX + " letters and digits, without spaces";
        if (looksLikeIban() && mod97(number) != 1) return number + " is no IBAN: its check digits are wrong";
        if ((agent.length() != 8 && agent.length() != 11) || !isAlphanumeric(agent))
            return "a BIC has 8 or 11 letters and digits";
        return null;
    }

    /** What is wrong with it as a place to send an asset to, or null: the number is an address or an account there. */
    String custodyFault() {
        if (holder.isBlank() || holder.length() > HOLDER_CHARS_MAX)
            return "the holder's name has 1 to " + HOLDER_CHARS_MAX + " characters";
        return number.isEmpty() || number.length() > 2 * NUMBER_CHARS_MAX || !isAlphanumeric(number)
                ? "an address has 1 to " + 2 * NUMBER_CHARS_MAX + " letters and digits"
                : null;
    }

    /** Whether the number is an IBAN by its form: two letters, two digits, at least fifteen characters. */
    public boolean looksLikeIban() {
        return number.length() >= 15
                && Character.isUpperCase(number.charAt(0))
                && Character.isUpperCase(number.charAt(1))
                && Character.isDigit(number.charAt(2))
                && Character.isDigit(number.charAt(3));
    }

    private static boolean isAlphanumeric(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }

    /** ISO 7064: the first four characters moved to the end, letters as 10 to 35, modulo 97; 1 if the check digits fit. */
    private static int mod97(String iban) {
        int rest = 0;
        for (char c : (iban.substring(4) + iban.substring(0, 4)).toCharArray()) {
            int digit = Character.digit(c, 36);
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest;
    }
}
