// Candles kept alive by trades.

/** The bars with one more trade in the last of them, or in a new one; `step` is a bar's length in seconds. */
export function withTrade(bars, trade, step) {
  const time = Math.floor(trade.timestamp / 1000 / step) * step;
  const last = bars.at(-1);
  if (last && time < last.time) return bars;
  const { price, amount } = trade;
  if (!last || time > last.time) return [...bars, { time, open: price, high: price, low: price, close: price, volume: amount }];
  return [...bars.slice(0, -1), { ...last, high: Math.max(last.high, price), low: Math.min(last.low, price), close: price, volume: last.volume + amount }];
}
