package kilohour.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The reference by which a payment in names its account: ISO 11649, {@code RF}, two check digits, the account's number.
 * Account 100 is {@code RF20100}: 100 followed by RF00 is 100271500, which leaves 78 modulo 97, and 98 − 78 = 20.
 */
public final class CreditorReference {
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![A-Za-z0-9])RF[ ]?([0-9]{2})[ ]?([0-9]{1,18})(?![A-Za-z0-9])");

    private CreditorReference() {}

    /** An account's reference. */
    public static String of(long account) {
        return "RF%02d%d".formatted(98 - remainder(account + "271500"), account);
    }

    /** The accounts that a text names, each once; references whose check digits are wrong name none. */
    static List<Long> accounts(String text) {
        var accounts = new ArrayList<Long>();
        var found = ANYWHERE.matcher(text);
        while (found.find()) {
            long account = Long.parseLong(found.group(2));
            boolean isRight = of(account).equals("RF" + found.group(1) + found.group(2));
            if (isRight && !accounts.contains(account)) accounts.add(account);
        }
        return accounts;
    }

    private static int remainder(String digits) {
        int rest = 0;
        for (char digit : digits.toCharArray()) rest = (10 * rest + digit - '0') % 97;
        return rest;
    }
}
