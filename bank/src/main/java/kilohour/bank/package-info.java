/**
 * The bank: what its statements say becomes commands, what officers have approved becomes instructions.
 *
 * <p>The port is {@link kilohour.bank.Bank}; {@link kilohour.bank.FileBank} is a bank that exchanges files of ISO 20022.
 * An entry is matched by what is written in it, never by a guess:
 *
 * <pre>
 *   credit of $500.00, remittance "RF20100"        deposit of account 100
 *   credit of $500.00, remittance "for Ann"        unmatched: no reference of an account
 *   debit of $250,000.00, end-to-end id KH-W7      withdrawal 7 is paid
 *   debit of $12.50, "charges"                     unmatched: no withdrawal of ours
 * </pre>
 */
package kilohour.bank;
