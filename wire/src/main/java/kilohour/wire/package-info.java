/**
 * How the market is written down: commands, events, snapshots and the recording as bytes, and back.
 *
 * <p>{@code schema.xml} is the one description of the formats (Simple Binary Encoding, little endian); the flyweights
 * in {@code kilohour.wire.sbe} are made from it at build time, and this room translates between them and the market's
 * own records. An order of 5 lots at $2.600, labelled "hedge", is 65 bytes:
 *
 * <pre>
 *   header   8   block length 50, template 16 (PlaceOrder), schema 1000, version 1
 *   block   50   account 8, request id 16, contract 4, six codes of one byte, lots 8, limit 8
 *   label    7   its length in two bytes, then UTF-8
 * </pre>
 *
 * <p>A log written today is read by every later build: template ids, codes and fields are never used again or moved,
 * only added at the end. Reading refuses what it cannot know: a newer version, an unknown template, missing or
 * superfluous bytes, a value that the market's records refuse, each as a {@link kilohour.wire.WireFormatException}.
 *
 * <p>{@link kilohour.wire.CommandCodec}, {@link kilohour.wire.EventCodec} and {@link kilohour.wire.StateCodec} translate
 * single records, {@link kilohour.wire.BatchCodec} a command with all it caused, {@link kilohour.wire.StateHash} a whole
 * market to one number.
 */
package kilohour.wire;
