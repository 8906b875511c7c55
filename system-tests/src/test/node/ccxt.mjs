// Unmodified ccxt, exchange "deribit", against a running Kilohour venue. One line a check; exit code 1 if one fails.
//
//   KILOHOUR_URL           as in http://127.0.0.1:8080
//   KILOHOUR_KEY, KILOHOUR_SECRET               a trading account
//   KILOHOUR_OTHER_KEY, KILOHOUR_OTHER_SECRET   another one, to trade with
//
// Only addresses and the currency for calls without a symbol differ from a plain Deribit client.
import ccxt from 'ccxt';
import assert from 'node:assert/strict';

const url = process.env.KILOHOUR_URL;
const missing = ['KILOHOUR_URL', 'KILOHOUR_KEY', 'KILOHOUR_SECRET', 'KILOHOUR_OTHER_KEY', 'KILOHOUR_OTHER_SECRET']
  .filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`ccxt.mjs: set ${missing.join(', ')}`);
  process.exit(2);
}

const WAIT_MILLIS = 20_000;

function client(kind, key, secret) {
  const exchange = new kind({ apiKey: key, secret, enableRateLimit: false });
  exchange.urls.api.rest = url;
  exchange.urls.api.ws = url.replace(/^http/, 'ws') + '/ws/api/v2';
  exchange.options.code = 'USD';
  exchange.options.currencies = ['USD'];
  return exchange;
}

const me = client(ccxt.pro.deribit, process.env.KILOHOUR_KEY, process.env.KILOHOUR_SECRET);
const other = client(ccxt.pro.deribit, process.env.KILOHOUR_OTHER_KEY, process.env.KILOHOUR_OTHER_SECRET);
const stranger = client(ccxt.pro.deribit, process.env.KILOHOUR_KEY, 'not the secret');

// ccxt wants this once before it opens a socket without TLS.
for (const exchange of [me, other, stranger]) await exchange.loadHttpProxyAgent();

let failures = 0;

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${WAIT_MILLIS / 1000} s`)), WAIT_MILLIS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function check(name, body) {
  try {
    const note = await within(body());
    console.log(`ok    ${name}${note === undefined ? '' : `: ${note}`}`);
  } catch (problem) {
    failures += 1;
    console.log(`FAIL  ${name}: ${String(problem?.message ?? problem).split('\n')[0]}`);
    if (process.env.KILOHOUR_VERBOSE) console.log(problem);
  }
}

let market;
let perpetual;
let lot;
let quiet; // a price far enough from the market that a bid there rests
let touch; // a price at which the two trade
let orderId;

await check('loadMarkets', async () => {
  const markets = await me.loadMarkets();
  const all = Object.values(markets);
  assert.equal(new Set(all.map((m) => m.id)).size, all.length, 'two instruments collapsed into one symbol');
  perpetual = all.find((m) => m.swap && m.active);
  market = all.filter((m) => m.future && m.active && m.base === (perpetual?.base ?? m.base))
    .sort((a, b) => a.expiry - b.expiry)[2];
  assert.ok(market && market.linear && market.contractSize === 1 && market.settle === 'USD');
  assert.ok(perpetual && perpetual.linear);
  lot = market.limits.amount.min;
  return `${all.length} markets, trading ${market.symbol} in lots of ${lot}`;
});

await check('options', async () => {
  const options = Object.values(me.markets).filter((m) => m.option && m.active);
  assert.ok(options.length > 0, 'no options were loaded');
  const near = options.filter((m) => m.optionType === 'call').sort((a, b) => a.expiry - b.expiry || a.strike - b.strike)[3];
  assert.ok(near.strike > 0 && near.expiry > 0 && near.settle === 'USD' && near.contractSize === 1, near.symbol);
  const greeks = await me.fetchGreeks(near.symbol);
  assert.ok(greeks.delta >= 0 && greeks.delta <= 1 && greeks.underlyingPrice > 0 && greeks.markImpliedVolatility >= 0);
  const one = await me.fetchOption(near.symbol);
  assert.ok(one.underlyingPrice > 0 && one.currency !== undefined);
  const chain = await me.fetchOptionChain(near.base);
  assert.ok(Object.keys(chain).length > 0 && chain[near.symbol].underlyingPrice > 0);
  return `${options.length} options, ${near.symbol}: delta ${greeks.delta}`;
});

await check('fetchCurrencies', async () => {
  assert.ok((await me.fetchCurrencies()).USD);
});

await check('fetchTicker', async () => {
  const ticker = await me.fetchTicker(market.symbol);
  assert.ok(ticker.markPrice > 0 && ticker.indexPrice > 0 && ticker.timestamp > 0);
  quiet = Number(me.priceToPrecision(market.symbol, ticker.markPrice * 0.94));
  touch = Number(me.priceToPrecision(market.symbol, ticker.markPrice));
  return `mark ${ticker.markPrice}, index ${ticker.indexPrice}`;
});

await check('fetchOrderBook', async () => {
  const book = await me.fetchOrderBook(market.symbol);
  assert.ok(Array.isArray(book.bids) && Array.isArray(book.asks) && book.nonce > 0);
});

await check('fetchBalance', async () => {
  const balance = await me.fetchBalance();
  assert.ok(balance.USD.total > 0 && balance.USD.free > 0);
  const one = await me.fetchBalance({ code: 'USD' });
  assert.equal(one.USD.total > 0, true);
  return `${balance.USD.total} USD`;
});

await check('createOrder: limit, rests', async () => {
  const order = await me.createOrder(market.symbol, 'limit', 'buy', 2 * lot, quiet, { label: 'ccxt' });
  assert.equal(order.status, 'open');
  assert.equal(order.amount, 2 * lot);
  assert.equal(order.price, quiet);
  orderId = order.id;
});

await check('fetchOpenOrders, with and without a symbol', async () => {
  const bySymbol = await me.fetchOpenOrders(market.symbol);
  const all = await me.fetchOpenOrders();
  assert.ok(bySymbol.some((o) => o.id === orderId) && all.some((o) => o.id === orderId));
});

await check('fetchOrder', async () => {
  assert.equal((await me.fetchOrder(orderId, market.symbol)).status, 'open');
});

await check('editOrder', async () => {
  const price = Number(me.priceToPrecision(market.symbol, quiet * 0.99));
  const order = await me.editOrder(orderId, market.symbol, 'limit', 'buy', lot, price);
  assert.equal(order.amount, lot);
  assert.equal(order.price, price);
});

await check('cancelOrder', async () => {
  const order = await me.cancelOrder(orderId, market.symbol);
  assert.equal(order.status, 'canceled');
});

await check('cancelOrder again: InvalidOrder', async () => {
  await assert.rejects(() => me.cancelOrder(orderId, market.symbol), ccxt.InvalidOrder);
});

await check('cancelOrder of none: OrderNotFound', async () => {
  await assert.rejects(() => me.cancelOrder('999999999', market.symbol), ccxt.OrderNotFound);
});

await check('createOrder without funds: InsufficientFunds', async () => {
  const orders = [];
  try {
    await assert.rejects(async () => {
      for (let i = 0; i < 40; i += 1)
        orders.push(await me.createOrder(market.symbol, 'limit', 'buy', Math.floor(9_000_000 / lot) * lot, quiet));
    }, ccxt.InsufficientFunds);
  } finally {
    for (const order of orders) await me.cancelOrder(order.id, market.symbol);
  }
});

await check('createOrder post-only that would trade: InvalidOrder', async () => {
  const resting = await other.createOrder(market.symbol, 'limit', 'sell', lot, touch, { postOnly: true })
    .catch(() => undefined);
  if (resting === undefined) return 'the book is crossed by others here: passed over';
  try {
    await assert.rejects(
      () => me.createOrder(market.symbol, 'limit', 'buy', lot, touch, { postOnly: true }),
      ccxt.InvalidOrder,
    );
  } finally {
    await other.cancelOrder(resting.id, market.symbol).catch(() => {});
  }
});

await check('a wrong secret: AuthenticationError', async () => {
  await assert.rejects(() => stranger.fetchBalance(), ccxt.AuthenticationError);
});

const seen = { book: 0, trades: [], orders: [], myTrades: [] };

await check('watchOrderBook', async () => {
  const book = await me.watchOrderBook(market.symbol);
  seen.book = book.bids.length + book.asks.length;
  assert.ok(book.timestamp > 0);
});

await check('watchTicker, watchBidsAsks', async () => {
  const ticker = await me.watchTicker(market.symbol);
  assert.ok(ticker.markPrice > 0);
  await me.watchBidsAsks([market.symbol]);
});

await check('watchBalance', async () => {
  const balance = await me.watchBalance();
  assert.ok(balance);
});

const listening = [
  within(me.watchTrades(market.symbol)).then((trades) => { seen.trades = trades; }),
  within(me.watchOrders(market.symbol)).then((orders) => { seen.orders = orders; }),
  within(me.watchMyTrades(market.symbol)).then((trades) => { seen.myTrades = trades; }),
].map((promise) => promise.catch((problem) => problem));
await new Promise((resolve) => setTimeout(resolve, 1_000)); // until the subscriptions are in force

const before = Date.now() - 60_000;
let bought;

// Sells above the best bid and buys; again if a participant of the practice market took the offer first.
async function meet(buy) {
  for (let tries = 1; ; tries++) {
    const bid = (await me.fetchOrderBook(market.symbol)).bids[0]?.[0] ?? 0;
    const price = Number(me.priceToPrecision(market.symbol, Math.max(touch, bid + market.precision.price)));
    const sold = await other.createOrder(market.symbol, 'limit', 'sell', lot, price);
    const order = await buy(Number(me.priceToPrecision(market.symbol, price * 1.01)));
    if (sold.status === 'open') await other.cancelOrder(sold.id, market.symbol).catch(() => {});
    if (order.filled === lot || tries === 5) return order;
    if (order.status === 'open') await me.cancelOrder(order.id, market.symbol).catch(() => {});
  }
}

await check('createOrder: two accounts trade', async () => {
  bought = await meet((price) => me.createOrder(market.symbol, 'limit', 'buy', lot, price));
  assert.equal(bought.status, 'closed');
  assert.equal(bought.filled, lot);
  assert.ok(bought.trades.length >= 1);
});

await Promise.all(listening);
await check('watchTrades', async () => assert.ok(seen.trades.length > 0));
await check('watchOrders', async () => assert.ok(seen.orders.some((order) => order.symbol === market.symbol)));
await check('watchMyTrades', async () => assert.ok(seen.myTrades.some((trade) => trade.symbol === market.symbol)));

await check('createOrder: market', async () => {
  const order = await meet(() => me.createOrder(market.symbol, 'market', 'buy', lot));
  assert.equal(order.filled, lot);
});

await check('createOrder: immediate or cancel', async () => {
  const order = await me.createOrder(market.symbol, 'limit', 'buy', lot, quiet, { timeInForce: 'IOC' });
  assert.equal(order.status, 'canceled');
});

await check('fetchTrades, with and without since', async () => {
  const trades = await me.fetchTrades(market.symbol);
  assert.ok(trades.length > 0 && trades[0].price > 0 && trades[0].amount % lot === 0);
  assert.ok((await me.fetchTrades(market.symbol, before)).length > 0);
});

await check('fetchMyTrades, with and without symbol and since', async () => {
  const trades = await me.fetchMyTrades(market.symbol);
  assert.ok(trades.some((trade) => trade.order === bought.id && trade.fee.cost >= 0));
  assert.ok((await me.fetchMyTrades()).length > 0);
  assert.ok((await me.fetchMyTrades(market.symbol, before)).length > 0);
  assert.ok((await me.fetchMyTrades(undefined, before)).length > 0);
});

await check('fetchOrderTrades', async () => {
  assert.ok((await me.fetchOrderTrades(bought.id)).length > 0);
});

await check('fetchClosedOrders', async () => {
  assert.ok((await me.fetchClosedOrders(market.symbol)).some((order) => order.id === bought.id));
  assert.ok((await me.fetchClosedOrders()).length > 0);
});

await check('fetchOHLCV', async () => {
  const candles = await me.fetchOHLCV(market.symbol, '1m');
  const [, open, high, low, close, volume] = candles.at(-1);
  assert.ok(high >= open && low <= close && candles.some((candle) => candle[5] > 0) && volume >= 0);
  await me.fetchOHLCV(market.symbol, '1d');
  return `${candles.length} candles`;
});

await check('watchOHLCV', async () => {
  const candles = await me.watchOHLCV(market.symbol, '1m');
  assert.ok(candles.length > 0);
});

await check('fetchPositions, fetchPosition', async () => {
  const positions = await me.fetchPositions();
  const position = positions.find((p) => p.symbol === market.symbol);
  assert.ok(position.contracts !== 0 && position.markPrice > 0 && position.entryPrice > 0);
  await me.fetchPosition(market.symbol);
  return `${position.side} ${position.contracts}`;
});

await check('fetchTickers', async () => {
  assert.ok(Object.keys(await me.fetchTickers(undefined, { code: 'USD' })).length > 0);
});

await check('fetchFundingRate', async () => {
  const rate = await me.fetchFundingRate(perpetual.symbol);
  assert.equal(typeof rate.fundingRate, 'number');
});

await check('fetchFundingRateHistory', async () => {
  const rates = await me.fetchFundingRateHistory(perpetual.symbol);
  assert.ok(Array.isArray(rates));
  return `${rates.length} hours`;
});

await check('cancelAllOrders, with and without a symbol', async () => {
  await me.createOrder(market.symbol, 'limit', 'buy', lot, quiet);
  await me.cancelAllOrders(market.symbol);
  await me.createOrder(market.symbol, 'limit', 'buy', lot, quiet);
  await me.cancelAllOrders();
  assert.equal((await me.fetchOpenOrders()).length, 0);
});

await check('fetchTime, fetchStatus, fetchAccounts', async () => {
  assert.ok(Math.abs((await me.fetchTime()) - Date.now()) < 60_000);
  await me.fetchStatus();
  assert.ok((await me.fetchAccounts()).length > 0);
});

await Promise.all([me.close(), other.close(), stranger.close()]);
console.log(failures === 0 ? 'all checks passed' : `${failures} checks failed`);
process.exit(failures === 0 ? 0 : 1);
