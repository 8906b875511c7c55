// The one store, fed by the one socket. Messages are gathered and shown at most ten times a second.

import { batch, signal } from './vendor/signals.js';
import { deliveryMonth, learnCodes, spreadOf, stripOf } from './figures.js';
import { Line } from './line.js';
import { phaseOf } from './phase.js';
import { parseRoute } from './route.js';

const SHOW_EVERY_MS = 100;
const PULSE_MS = 4_000;
const STALE_AFTER_MS = 10_000;
const POSITIONS_EVERY_MS = 2_000;
const FILLS_KEPT = 100;
const SESSION_KEY = 'kilohour.session';

// ---- what the pages read -------------------------------------------------------------------------------------------

/** "connecting", "live" or "lost". */
export const link = signal('connecting');
/** Grows with every connection, so that pages load again what they show. */
export const epoch = signal(0);
/** True while what is shown may be older than ten seconds. */
export const stale = signal(false);
/** The venue's time in ms, once a second. */
export const now = signal(Date.now());
export const venue = signal(null);
/** Active contracts: by index, the perpetual first, then by delivery month, then strips, then spreads. */
export const instruments = signal([]);
/** Options listed; they are many, and stand in chains and not in lists. */
export const options = signal([]);
export const route = signal(parseRoute(location.hash));
/** null, or {name, key, isOfficer}; the key's id is absent in a practice session. */
export const session = signal(null);
export const account = signal(null);
export const orders = signal([]);
export const positions = signal([]);
export const fills = signal([]);
/** The last thing that happened to the user's orders, in a sentence: {text, isError}. */
export const notice = signal(null);
/** What another part asks of the ticket: {instrument, price} or {instrument, direction, lots, reduceOnly}. */
export const wish = signal(null);
/** "sign-in", "help" or null. */
export const dialog = signal(null);

// ---- ten times a second --------------------------------------------------------------------------------------------

const unshown = new Map();
let showTimer = null;

/** Shows a change with the next beat; a later change under the same key replaces an earlier one. */
export function showSoon(key, write) {
  unshown.set(key, write);
  showTimer ??= setTimeout(() => {
    showTimer = null;
    const writes = [...unshown.values()];
    unshown.clear();
    batch(() => writes.forEach((each) => each()));
  }, SHOW_EVERY_MS);
}

// ---- the line ------------------------------------------------------------------------------------------------------

let heardAt = Date.now();
let clockOffsetMs = 0;
let credentials = remembered();

const line = new Line(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/api/v2`, {
  onState: (state) => {
    if (state === 'live') batch(() => ((link.value = 'live'), (epoch.value += 1)));
    else link.value = state;
  },
  onLive: begin,
  onMessage: () => {
    heardAt = Date.now();
  },
});

export const call = (method, params) => line.call(method, params);
export const watch = (channel, handler) => line.watch(channel, handler);
export const renew = (channel) => line.renew(channel);

export function start() {
  window.addEventListener('hashchange', () => (route.value = parseRoute(location.hash)));
  line.connect();
  setInterval(pulse, PULSE_MS);
  setInterval(second, 1000);
  setInterval(() => session.value && !session.value.isOfficer && link.value === 'live' && !document.hidden && loadPositions(), POSITIONS_EVERY_MS);
}

async function begin() {
  const [aboutVenue, listed] = await Promise.all([call('public/kilohour/get_venue'), call('public/get_instruments', { currency: 'USD' })]);
  batch(() => {
    hearVenue(aboutVenue);
    instruments.value = inOrder(listed.filter((instrument) => instrument.kind !== 'option'));
    options.value = listed.filter((instrument) => instrument.kind === 'option');
  });
  if (credentials) await enter(credentials).catch(() => leave('Your session has ended: sign in again.'));
}

function hearVenue(about) {
  clockOffsetMs = about.time - Date.now();
  learnCodes(about.indices);
  now.value = about.time;
  const shown = venue.value;
  if (!shown || Object.keys(about).some((key) => key !== 'time' && String(about[key]) !== String(shown[key]))) venue.value = about;
}

function pulse() {
  if (link.value === 'live') call('public/kilohour/get_venue').then(hearVenue, () => {});
}

function second() {
  now.value = Date.now() + clockOffsetMs;
  stale.value = link.value !== 'live' || Date.now() - heardAt > STALE_AFTER_MS;
}

function inOrder(listed) {
  const rank = ({ instrument_name: name }) => {
    const strip = stripOf(name);
    const spread = spreadOf(name);
    if (spread) return `then ${spread.isOfGrades ? 'grades' : 'calendar'} ${spread.month} ${spread.against}`;
    return strip ? `strip ${strip.period ? 'quarter' : 'year'} ${strip.year} ${strip.period}` : deliveryMonth(name) ?? '0000';
  };
  const indices = venue.value?.indices ?? [];
  const place = (instrument) => {
    const at = indices.indexOf(instrument.kilohour_underlying);
    return at < 0 ? indices.length : at;
  };
  return listed
    .filter((instrument) => instrument.is_active !== false)
    .sort((a, b) => place(a) - place(b) || (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** The good that most come for stands first where no address names one. */
const FIRST_INDEX = 'H100';

export function chosenIndex(asked, among = venue.value.indices) {
  return [asked, FIRST_INDEX, among[0]].find((index) => among.includes(index));
}

/** Every index that prints: those with contracts, then the regional ones, which have none. */
export const printedIndices = () => [...new Set([...venue.value.indices, ...(venue.value.regional_indices ?? []), ...(venue.value.token_index ? [venue.value.token_index] : [])])];

export const instrumentNamed = (name) => [instruments, options].map((all) => all.value.find((instrument) => instrument.instrument_name === name)).find(Boolean);

// ---- quotes --------------------------------------------------------------------------------------------------------

const quotes = new Map();

/** The signal of a contract's quote: {bid, bidSize, ask, askSize, mark, last, volume, openInterest, settled, …}. */
export function quoteOf(name) {
  let quote = quotes.get(name);
  if (!quote) quotes.set(name, (quote = signal({})));
  return quote;
}

function mergeQuote(name, changes) {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined && value !== null));
  const quote = quoteOf(name);
  quote.value = { ...quote.value, ...given };
}

export function watchTicker(name) {
  return watch(`ticker.${name}.100ms`, (ticker) =>
    showSoon(`ticker ${name}`, () =>
      mergeQuote(name, {
        bid: ticker.best_bid_price ?? NaN, bidSize: ticker.best_bid_amount, ask: ticker.best_ask_price ?? NaN,
        askSize: ticker.best_ask_amount, mark: ticker.mark_price, last: ticker.last_price, indexPrice: ticker.index_price,
        impliedBid: ticker.kilohour_implied_bid_price ?? NaN, impliedBidSize: ticker.kilohour_implied_bid_amount,
        impliedAsk: ticker.kilohour_implied_ask_price ?? NaN, impliedAskSize: ticker.kilohour_implied_ask_amount,
        settled: ticker.settlement_price, volume: ticker.stats?.volume, high: ticker.stats?.high, low: ticker.stats?.low,
        openInterest: ticker.open_interest, funding: ticker.current_funding, at: ticker.timestamp, phase: phaseOf(ticker),
      })));
}

/** Bids, offers, marks and volumes of every contract at once. */
export async function loadSummaries() {
  const rows = await call('public/get_book_summary_by_currency', { currency: 'USD', kind: 'future' });
  batch(() => rows.forEach((row) => mergeQuote(row.instrument_name, {
    bid: row.bid_price ?? NaN, ask: row.ask_price ?? NaN, mark: row.mark_price, last: row.last, volume: row.volume,
    openInterest: row.open_interest, high: row.high, low: row.low, phase: phaseOf(row),
  })));
}

// ---- the account ---------------------------------------------------------------------------------------------------

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(SESSION_KEY));
  } catch {
    return null;
  }
}

/** `keys` is {client_id, client_secret} or {practice: true}; kept in this tab only, until it is closed. */
async function enter(keys) {
  const granted = keys.practice
    ? await call('public/kilohour/practice_session')
    : await call('public/auth', { grant_type: 'client_credentials', client_id: keys.client_id, client_secret: keys.client_secret });
  credentials = keys;
  sessionStorage.setItem(SESSION_KEY, JSON.stringify(keys));
  const isOfficer = granted.scope?.includes('kilohour:officer') ?? false;
  session.value = { name: granted.account_name ?? keys.client_id, key: keys.client_id, isOfficer };
  if (isOfficer) return;
  watchAccount();
  await loadAccount();
}

export const signIn = (client_id, client_secret) => enter({ client_id, client_secret });
export const tradeWithPracticeMoney = () => enter({ practice: true });

export function leave(reason) {
  credentials = null;
  sessionStorage.removeItem(SESSION_KEY);
  stopAccount.splice(0).forEach((stop) => stop());
  batch(() => {
    session.value = null;
    account.value = null;
    orders.value = [];
    positions.value = [];
    fills.value = [];
    if (reason) notice.value = { text: reason, isError: true };
  });
}

/** Signing out drops the connection, so that nothing stays signed in. */
export function signOut() {
  leave();
  line.socket.close();
}

const stopAccount = [];

function watchAccount() {
  if (stopAccount.length > 0) return;
  stopAccount.push(
    watch('user.orders.any.any.raw', (data) => [data].flat().forEach(hearOrder)),
    watch('user.trades.any.any.raw', (data) => hearFills([data].flat())),
    watch('user.portfolio.USD', (data) => showSoon('portfolio', () => (account.value = { ...account.value, ...data }))));
}

async function loadAccount() {
  const [summary, open, held, traded] = await Promise.all([
    call('private/get_account_summary', { currency: 'USD' }),
    call('private/get_open_orders_by_currency', { currency: 'USD' }),
    call('private/get_positions', { currency: 'USD' }),
    call('private/get_user_trades_by_currency', { currency: 'USD', count: FILLS_KEPT }),
  ]);
  batch(() => {
    account.value = summary;
    orders.value = newestFirst(open);
    positions.value = withSize(held);
    fills.value = newestFirst(traded.trades ?? []);
  });
}

export async function loadPositions() {
  const [summary, held] = await Promise.all([
    call('private/get_account_summary', { currency: 'USD' }), call('private/get_positions', { currency: 'USD' })]).catch(() => []);
  if (!held || !session.value) return;
  showSoon('positions', () => {
    account.value = { ...account.value, ...summary };
    positions.value = withSize(held);
  });
}

const withSize = (held) => held.filter((position) => position.size !== 0);
const newestFirst = (rows) => [...rows].sort((a, b) => (b.timestamp ?? b.creation_timestamp) - (a.timestamp ?? a.creation_timestamp));

/** The last word on each order of this connection; answers and channel messages may arrive in either order. */
function hearOrder(order) {
  const others = orders.value.filter((other) => other.order_id !== order.order_id);
  const isOpen = order.order_state === 'open' || order.order_state === 'untriggered';
  orders.value = isOpen ? newestFirst([order, ...others]) : others;
}

function hearFills(trades) {
  const known = new Set(fills.value.map((fill) => fill.trade_id));
  const fresh = trades.filter((trade) => !known.has(trade.trade_id));
  if (fresh.length === 0) return;
  fills.value = newestFirst([...fresh, ...fills.value]).slice(0, FILLS_KEPT);
  loadPositions();
}

// ---- orders --------------------------------------------------------------------------------------------------------

export async function send(direction, params) {
  const { order, trades } = await call(`private/${direction}`, params);
  batch(() => {
    hearOrder(order);
    hearFills(trades ?? []);
  });
  loadPositions();
  return order;
}

export async function edit(order_id, changes) {
  const { order } = await call('private/edit', { order_id, ...changes });
  hearOrder(order);
  loadPositions();
  return order;
}

export async function cancel(order_id) {
  await tell(async () => {
    hearOrder(await call('private/cancel', { order_id }));
    loadPositions();
    return 'Order cancelled.';
  });
}

export async function cancelAll() {
  await tell(async () => {
    const answer = await call('private/cancel_all');
    orders.value = await call('private/get_open_orders_by_currency', { currency: 'USD' });
    loadPositions();
    const count = typeof answer === 'number' ? answer : null;
    return count === 0 ? 'There was no open order to cancel.' : count === null ? 'All open orders cancelled.' : `${count} open ${count === 1 ? 'order' : 'orders'} cancelled.`;
  });
}

/** Runs an action and shows its sentence, or the reason it was refused. */
async function tell(action) {
  try {
    notice.value = { text: await action(), isError: false };
  } catch (refused) {
    notice.value = { text: refused.message, isError: true };
  }
}
