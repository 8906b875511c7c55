// An order book as the feed tells it: one snapshot, then changes that each name the state they build on.

/** The book before its first snapshot. */
export const emptyBook = () => ({ bids: new Map(), asks: new Map(), changeId: null });

/**
 * Applies one message. Returns false, leaving the book as it was, when a change does not follow on what we hold: the
 * caller then asks for a new snapshot.
 */
export function applyBook(book, message) {
  const isSnapshot = message.type === 'snapshot' || (message.type === undefined && message.prev_change_id === undefined);
  if (!isSnapshot && message.prev_change_id !== book.changeId) return false;
  if (isSnapshot) {
    book.bids.clear();
    book.asks.clear();
  }
  for (const side of ['bids', 'asks']) {
    for (const [action, price, amount] of message[side] ?? []) {
      if (action === 'delete' || amount === 0) book[side].delete(price);
      else book[side].set(price, amount);
    }
  }
  book.changeId = message.change_id;
  return true;
}

/** The best `depth` levels of a side, best first, each with the amount summed from the best price on. */
export function ladder(book, side, depth) {
  const sign = side === 'bids' ? -1 : 1;
  const best = [...book[side]].sort((a, b) => sign * (a[0] - b[0])).slice(0, depth);
  let total = 0;
  return best.map(([price, amount]) => ({ price, amount, total: (total += amount) }));
}
