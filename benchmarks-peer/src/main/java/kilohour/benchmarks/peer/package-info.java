/**
 * exchange-core 0.5.3 on the streams of the side-by-side run: its bare books, and its risk and matching steps in line.
 * In a module of its own, since it brings libraries older than ours; nothing else may depend on it.
 */
package kilohour.benchmarks.peer;
