package kilohour.tokens;

/**
 * What a host does to a print.
 *
 * @param models models of the basket in whose median it is
 * @param influenceTenths the print less the print without the host, in tenths of a tick; a model that only it serves
 *     goes with it, the others' weights scaled up
 */
public record HostInfluence(String host, int models, long influenceTenths) {}
