package kilohour.gateway;

/**
 * Where a request comes from.
 *
 * @param address the IP address of the other end
 * @param ownPage whether it is on this machine and, if a browser sent it, from a page of this gateway: a loopback
 *     address and Host, and no Origin other than our own
 */
record Peer(String address, boolean ownPage) {}
