/**
 * The door to the market: the Deribit v2 dialect over HTTP and WebSocket, so that clients written for it work unchanged.
 *
 * <p>A request is proven ({@link kilohour.gateway.Doorkeeper}), looked up and checked against what its {@link
 * kilohour.gateway.Method} declares, and either answered from the {@link kilohour.gateway.Replica}, a second market fed
 * with the recorded commands from the market's last state on, or sent to the market as a command ({@link kilohour.gateway.OrderDesk}). The answer waits
 * until the replica has come as far, so that a client reads its own write. What changes is told to subscribers by the
 * {@link kilohour.gateway.Publisher}.
 *
 * <pre>
 *   GET /api/v2/private/buy?instrument_name=H100_USD-31DEC26&amp;amount=1488&amp;price=2.61
 *   Authorization: deri-hmac-sha256 id=…,ts=1795176600000,sig=…,nonce=1
 *
 *   amount 1,488 GPU-hours ÷ 744 a lot = 2 lots; price $2.61 ÷ $0.001 = 2,610 ticks
 *   request id = first 16 bytes of SHA-256(key, signature): the same request again is the same order
 *   PlaceOrder(account 100, request id, contract 2, buy 2 lots at 2,610)
 *   → {"result":{"order":{"order_id":"7","amount":1488,"order_state":"open",…},"trades":[]}}
 * </pre>
 */
package kilohour.gateway;
