/**
 * What a million tokens cost: quotes of hosts in, prints of the {@code LLM} index and their records out. A pure function
 * of the quotes and the method, in whole numbers.
 */
package kilohour.tokens;
