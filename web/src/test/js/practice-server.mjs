// A stand-in for the gateway, for page tests: the same address, the same dialect, a small seeded market behind it.
// Node built-ins only. `node practice-server.mjs --port 8090 [--live] [--rate 4] [--seed 7]`
//
// It is no venue: it checks little, margins by a flat rate and forgets everything when it ends. Its use is that a page
// can be looked at and clicked without one.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromHours } from '../../main/resources/kilohour/web/fixing.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const MONTH_CODES = 'FGHJKMNQUVXZ';
const MARGIN_RATE = 0.2;
const TICK_USD = 0.001;

const round = (value, decimals) => Number(value.toFixed(decimals));
const isoDay = (ms) => new Date(ms).toISOString().slice(0, 10);

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One trading venue in memory; `now` is a function so that a test may stand still. */
export class StandIn {
  constructor({ seed = 7, practice = true, now = Date.now, rate = 4 } = {}) {
    this.random = seeded(seed);
    this.practice = practice;
    this.now = now;
    this.rate = rate;
    this.indices = {
      H100: { spot: 2.4132, slope: -0.011, bend: 0.00008, noise: 0.003 },
      H200: { spot: 3.0561, slope: -0.006, bend: 0.00006, noise: 0.003 },
      B200: { spot: 4.1875, slope: 0.006, bend: -0.00005, noise: 0.003 },
      A100: { spot: 1.2874, slope: 0.0002, bend: 0, noise: 0.0012 },
    };
    this.instruments = new Map();
    this.markets = new Map();
    this.trades = new Map();
    this.orders = new Map();
    this.fills = [];
    this.positions = new Map();
    this.cash = 10_000_000;
    this.nextId = 1;
    this.listeners = new Set();
    for (const index of Object.keys(this.indices)) this.list(index);
  }

  list(index) {
    const start = new Date(this.now());
    this.open(index, `${index}_USD-PERPETUAL`, null, 0, 1);
    for (let ahead = 0; ahead <= 36; ahead++) {
      const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + ahead, 1));
      const end = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
      const days = (end - first) / DAY_MS;
      const year = String(first.getUTCFullYear()).slice(2);
      const name = `${index}_USD-${days}${MONTHS[first.getUTCMonth()]}${year}`;
      this.open(index, name, { end, month: isoDay(first.getTime()).slice(0, 7), days,
        code: `${index}${MONTH_CODES[first.getUTCMonth()]}${year}` }, ahead, 24 * days);
    }
  }

  open(index, name, month, ahead, lot) {
    const { spot, slope, bend, noise } = this.indices[index];
    const fair = month ? spot * Math.exp(slope * (ahead + 0.5) + bend * ahead * ahead + noise * (this.random() - 0.5)) : spot;
    this.instruments.set(name, {
      instrument_name: name, kind: 'future', base_currency: index, quote_currency: 'USD', counter_currency: 'USD',
      settlement_currency: 'USD', settlement_period: month ? 'month' : 'perpetual', is_active: true,
      creation_timestamp: this.now() - 90 * DAY_MS, expiration_timestamp: month ? month.end : 32503708800000,
      contract_size: 1, min_trade_amount: lot, tick_size: TICK_USD, maker_commission: 0.0001, taker_commission: 0.0003,
      instrument_type: 'linear', price_index: `${index.toLowerCase()}_usd`,
      kilohour_month_code: month ? month.code : `${index}P`,
    });
    const market = { name, index, month, lot, ahead, fair, settled: round(fair * (1 + (this.random() - 0.55) * 0.012), 4),
      bids: new Map(), asks: new Map(), changeId: 1, last: null, volume: 0, openInterest: 0, high: null, low: null };
    const liquidity = month ? Math.max(2, Math.round(60 / (1 + ahead * 0.25))) : 6000;
    market.volume = Math.round(liquidity * (2 + 4 * this.random())) * lot;
    market.openInterest = Math.round(liquidity * (9 + 12 * this.random())) * lot;
    market.liquidity = liquidity;
    this.markets.set(name, market);
    this.trades.set(name, []);
    this.fill(market);
    for (let i = 60; i > 0; i--) this.print(market, this.random() < 0.5 ? 'buy' : 'sell', this.size(market), i * 37_000);
  }

  size(market) {
    return Math.max(1, Math.round(this.random() ** 3 * market.liquidity)) * market.lot;
  }

  fill(market) {
    market.bids.clear();
    market.asks.clear();
    const half = 0.001 + 0.0007 * market.ahead ** 0.5;
    for (let level = 0; level < 14; level++) {
      const step = level * (0.001 + Math.floor(this.random() * 2) * 0.001);
      market.bids.set(round(market.fair - half - step, 3), this.size(market) * (1 + level));
      market.asks.set(round(market.fair + half + step, 3), this.size(market) * (1 + level));
    }
  }

  best(market) {
    const bid = Math.max(...market.bids.keys());
    const ask = Math.min(...market.asks.keys());
    return { bid, ask, bidSize: market.bids.get(bid), askSize: market.asks.get(ask) };
  }

  mark(market) {
    return round(market.fair, 4);
  }

  print(market, direction, amount, ago = 0) {
    const { bid, ask } = this.best(market);
    const price = round((direction === 'buy' ? ask : bid) + (ago ? (this.random() - 0.5) * 0.012 : 0), 3);
    const trade = { trade_id: String(this.nextId++), trade_seq: this.nextId, instrument_name: market.name,
      timestamp: this.now() - ago, direction, price, amount, mark_price: this.mark(market) };
    market.last = price;
    market.high = Math.max(market.high ?? price, price);
    market.low = Math.min(market.low ?? price, price);
    if (!ago) market.volume += amount;
    const tape = this.trades.get(market.name);
    tape.unshift(trade);
    tape.length = Math.min(tape.length, 200);
    return trade;
  }

  /** One beat of the market: prices drift, books move, now and then a trade. */
  beat() {
    const names = [...this.markets.keys()];
    for (const config of Object.values(this.indices)) config.drift = (this.random() - 0.5) * 0.0006;
    for (let i = 0; i < 24; i++) {
      const near = this.random() < 0.6;
      const market = this.markets.get(names[near
        ? Math.floor(this.random() * 4) * 38 + Math.floor(this.random() * 6)
        : Math.floor(this.random() * names.length)]);
      this.move(market);
    }
    this.matchResting();
  }

  move(market) {
    market.fair *= 1 + this.indices[market.index].drift + (this.random() - 0.5) * 0.0004;
    const changes = { bids: [], asks: [] };
    const trades = [];
    const put = (side, price, amount) => {
      const book = market[side];
      if (amount === 0) {
        if (book.delete(price)) changes[side].push(['delete', price, 0]);
      } else {
        changes[side].push([book.has(price) ? 'change' : 'new', price, amount]);
        book.set(price, amount);
      }
    };
    for (const price of [...market.bids.keys()]) if (price >= market.fair) put('bids', price, 0);
    for (const price of [...market.asks.keys()]) if (price <= market.fair) put('asks', price, 0);
    for (let i = 0; i < 3; i++) {
      const away = 0.001 + Math.floor(this.random() ** 2 * 14) * 0.001;
      if (this.random() < 0.5) put('bids', round(market.fair - away, 3), this.size(market));
      else put('asks', round(market.fair + away, 3), this.size(market));
    }
    for (const side of ['bids', 'asks']) {
      const sorted = [...market[side].keys()].sort((a, b) => (side === 'bids' ? a - b : b - a));
      while (market[side].size > 18) put(side, sorted.shift(), 0);
      while (market[side].size < 8) {
        const edge = sorted[0] ?? round(market.fair, 3);
        const price = round(edge + (side === 'bids' ? -0.001 : 0.001) * (1 + Math.floor(this.random() * 3)), 3);
        put(side, price, this.size(market));
        sorted.unshift(price);
      }
    }
    if (this.random() < 0.35) trades.push(this.print(market, this.random() < 0.5 ? 'buy' : 'sell', this.size(market)));
    this.tell(market, changes, trades);
  }

  tell(market, changes, trades) {
    const before = market.changeId++;
    this.emit(`book.${market.name}.100ms`, { type: 'change', instrument_name: market.name, timestamp: this.now(),
      change_id: market.changeId, prev_change_id: before, bids: changes.bids, asks: changes.asks });
    this.emit(`ticker.${market.name}.100ms`, this.ticker(market.name));
    if (trades.length) this.emit(`trades.${market.name}.100ms`, trades);
  }

  emit(channel, data) {
    for (const listener of this.listeners) listener(channel, data);
  }

  ticker(name) {
    const market = this.market(name);
    const { bid, ask, bidSize, askSize } = this.best(market);
    return { timestamp: this.now(), instrument_name: name, state: 'open', last_price: market.last, best_bid_price: bid,
      best_ask_price: ask, best_bid_amount: bidSize, best_ask_amount: askSize, mark_price: this.mark(market),
      index_price: this.indices[market.index].spot, settlement_price: market.settled, open_interest: market.openInterest,
      ...(market.month ? {} : { current_funding: 0.00012, funding_8h: 0.0004 }),
      stats: { high: market.high, low: market.low, volume: market.volume,
        price_change: round((this.mark(market) / market.settled - 1) * 100, 2) } };
  }

  market(name) {
    const market = this.markets.get(name);
    if (!market) throw new Refusal(-32602, `There is no instrument ${name}.`);
    return market;
  }

  // ---- methods -------------------------------------------------------------------------------------------------

  call(method, params, session) {
    const run = METHODS[method];
    if (!run) throw new Refusal(-32601, `Method ${method} is not known.`);
    if (method.startsWith('private/') && !session.account) throw new Refusal(13009, 'Sign in first: this method needs a session.');
    return run(this, params ?? {}, session);
  }

  curve(index) {
    const months = [...this.markets.values()].filter((market) => market.index === index && market.month);
    const spot = this.indices[index].spot;
    const far = this.mark(months.at(-1)) / this.mark(months[0]);
    return { index_name: index, spot, spot_time: Math.floor(this.now() / HOUR_MS) * HOUR_MS,
      shape: far > 1 ? 'contango' : far < 1 ? 'backwardation' : 'flat',
      points: months.map((market) => {
        const { bid, ask } = this.best(market);
        return { instrument_name: market.name, month: market.month.month, month_code: market.month.code,
          mark_price: this.mark(market), previous_settlement_price: market.settled, best_bid_price: bid,
          best_ask_price: ask, volume: market.volume, open_interest: market.openInterest };
      }) };
  }

  margin(extra) {
    let required = 0;
    const underlyings = [];
    for (const index of Object.keys(this.indices)) {
      const held = [...this.positions.values()].filter((position) => position.size && this.market(position.name).index === index);
      if (!held.length) continue;
      const scenarios = SCENARIOS.map(([name, shock, slope]) => ({ name,
        loss: round(-held.reduce((sum, position) => sum + this.shocked(position, shock, slope), 0), 2) }));
      const worst = scenarios.reduce((a, b) => (b.loss > a.loss ? b : a));
      const [, shock, slope] = SCENARIOS.find(([name]) => name === worst.name);
      required += Math.max(0, worst.loss);
      underlyings.push({ index_name: index, scenarios, worst: worst.name,
        charges: { basis: 0, liquidity: 0, concentration: 0, total: 0, matched_units: 0, net_units: 0 }, positions: held.map((position) => ({
        instrument_name: position.name, loss_in_worst: round(-this.shocked(position, shock, slope), 2) })) });
    }
    const resting = [...this.orders.values()].filter((order) => order.order_state === 'open')
      .reduce((sum, order) => sum + (order.amount - order.filled_amount) * order.price * MARGIN_RATE, 0);
    const equity = this.equity();
    const initial = required * 1.1 + resting + (extra ?? 0);
    return { equity: round(equity, 2), cash: round(this.cash, 2), initial_margin: round(initial, 2),
      maintenance_margin: round(required, 2), available_funds: round(equity - initial, 2), underlyings };
  }

  shocked(position, shock, slope) {
    const market = this.market(position.name);
    return position.size * market.fair * (Math.exp(shock + slope * (market.ahead / 36 - 0.5)) - 1);
  }

  equity() {
    return [...this.positions.values()].reduce((sum, p) => sum + p.size * (this.market(p.name).fair - p.average), this.cash);
  }

  position(held) {
    const mark = this.mark(this.market(held.name));
    return { instrument_name: held.name, kind: 'future', direction: held.size > 0 ? 'buy' : held.size < 0 ? 'sell' : 'zero',
      size: held.size, size_currency: held.size, average_price: round(held.average, 4), mark_price: mark,
      floating_profit_loss: round(held.size * (mark - held.average), 2), realized_profit_loss: round(held.realized, 2),
      initial_margin: round(Math.abs(held.size) * mark * MARGIN_RATE, 2),
      maintenance_margin: round(Math.abs(held.size) * mark * MARGIN_RATE * 0.75, 2), leverage: 5,
      estimated_liquidation_price: round(Math.max(0, mark - (this.equity() * 0.8) / held.size), 3) };
  }

  place(params, direction) {
    const market = this.market(params.instrument_name);
    const amount = Number(params.amount);
    if (!(amount > 0) || amount % market.lot) throw new Refusal(-32602, `Amount must be a multiple of the lot, ${market.lot} GPU-hours.`);
    const { bid, ask } = this.best(market);
    const isMarket = String(params.type).endsWith('market');
    const price = isMarket ? (direction === 'buy' ? round(ask * 1.02, 3) : round(bid * 0.98, 3)) : Number(params.price);
    if (!(price > 0)) throw new Refusal(-32602, 'A limit order needs a price above zero.');
    if (Math.abs(price / market.fair - 1) > 0.25) throw new Refusal(10043, `Price ${price} is outside the band ${round(market.fair * 0.75, 3)} to ${round(market.fair * 1.25, 3)}.`);
    const waits = String(params.type).includes('_');
    if (waits && !(Number(params.trigger_price) > 0)) throw new Refusal(-32602, 'A stop needs a trigger price.');
    const order = { order_id: String(this.nextId++), instrument_name: market.name, direction, price, amount, filled_amount: 0,
      average_price: 0, order_state: waits ? 'untriggered' : 'open', order_type: waits ? params.type : isMarket ? 'market' : 'limit',
      ...(waits && { trigger: params.trigger, trigger_price: Number(params.trigger_price), triggered: false }), label: params.label ?? '',
      time_in_force: params.time_in_force ?? 'good_til_cancelled', post_only: truthy(params.post_only),
      ...(params.display_amount && { display_amount: Number(params.display_amount), refresh_amount: Number(params.display_amount) }),
      reduce_only: truthy(params.reduce_only), creation_timestamp: this.now(), last_update_timestamp: this.now(), commission: 0 };
    if (amount * price * MARGIN_RATE > this.margin().available_funds) throw new Refusal(10009, 'Not enough funds: the margin after this order would pass your equity.');
    const crosses = !waits && (direction === 'buy' ? price >= ask : price <= bid);
    if (order.post_only && crosses) throw new Refusal(11054, 'Post-only: at this price the order would trade at once.');
    this.orders.set(order.order_id, order);
    const trades = crosses ? this.take(order, market) : [];
    if (order.order_state === 'open' && (isMarket || order.time_in_force === 'immediate_or_cancel')) order.order_state = 'cancelled';
    this.emit('user.orders.any.any.raw', { ...order });
    return { order: { ...order }, trades };
  }

  take(order, market) {
    const side = order.direction === 'buy' ? 'asks' : 'bids';
    const sorted = [...market[side].keys()].sort((a, b) => (side === 'asks' ? a - b : b - a));
    const fills = [];
    const changes = { bids: [], asks: [] };
    for (const price of sorted) {
      const open = order.amount - order.filled_amount;
      if (open === 0 || (order.direction === 'buy' ? price > order.price : price < order.price)) break;
      const there = market[side].get(price);
      const size = Math.min(open, there);
      if (there === size) {
        market[side].delete(price);
        changes[side].push(['delete', price, 0]);
      } else {
        market[side].set(price, there - size);
        changes[side].push(['change', price, there - size]);
      }
      fills.push(this.book(order, market, price, size, 'T'));
    }
    this.tell(market, changes, []);
    return fills;
  }

  book(order, market, price, amount, liquidity) {
    const signed = order.direction === 'buy' ? amount : -amount;
    const fee = round(amount * price * (liquidity === 'T' ? 0.0003 : 0.0001), 4);
    const held = this.positions.get(market.name) ?? { name: market.name, size: 0, average: 0, realized: 0 };
    const closing = held.size * signed < 0 ? Math.min(Math.abs(held.size), amount) * Math.sign(held.size) : 0;
    const realized = closing * (price - held.average);
    held.realized += realized;
    this.cash += realized - fee;
    const after = held.size + signed;
    if (held.size * after <= 0) held.average = price;
    else if (Math.abs(after) > Math.abs(held.size)) held.average = (held.average * held.size + price * signed) / after;
    held.size = after;
    this.positions.set(market.name, held);
    order.average_price = round((order.average_price * order.filled_amount + price * amount) / (order.filled_amount + amount), 4);
    order.filled_amount += amount;
    order.commission += fee;
    order.last_update_timestamp = this.now();
    if (order.filled_amount === order.amount) order.order_state = 'filled';
    market.last = price;
    market.volume += amount;
    const trade = { trade_id: String(this.nextId++), instrument_name: market.name, timestamp: this.now(),
      direction: order.direction, price, amount, mark_price: this.mark(market) };
    this.trades.get(market.name).unshift(trade);
    const fill = { ...trade, order_id: order.order_id, order_type: order.order_type, liquidity, fee, fee_currency: 'USD' };
    this.fills.unshift(fill);
    this.emit(`trades.${market.name}.100ms`, [trade]);
    this.emit('user.trades.any.any.raw', [fill]);
    this.emit('user.portfolio.USD', METHODS['private/get_account_summary'](this));
    return fill;
  }

  matchResting() {
    for (const order of this.orders.values()) {
      if (order.order_state !== 'open') continue;
      const market = this.market(order.instrument_name);
      const { bid, ask } = this.best(market);
      const crossed = order.direction === 'buy' ? ask <= order.price : bid >= order.price;
      if (!crossed && this.random() > 0.003) continue;
      const open = order.amount - order.filled_amount;
      const size = crossed ? open : Math.min(open, Math.max(1, Math.round((open / market.lot) * this.random())) * market.lot);
      this.book(order, market, order.price, size, 'M');
      this.emit('user.orders.any.any.raw', { ...order });
    }
  }

  cancel(order) {
    order.order_state = 'cancelled';
    order.last_update_timestamp = this.now();
    this.emit('user.orders.any.any.raw', { ...order });
    return { ...order };
  }

  openOrder(id) {
    const order = this.orders.get(String(id));
    if (!order || !['open', 'untriggered'].includes(order.order_state)) throw new Refusal(11044, 'This order is not open any more.');
    return order;
  }

  preview(params) {
    const market = this.market(params.instrument_name);
    const { bid, ask } = this.best(market);
    const price = params.type === 'market' ? (params.direction === 'buy' ? ask : bid) : Number(params.price);
    const amount = Number(params.amount);
    const before = this.margin();
    const cost = amount * price;
    const after = before.initial_margin + cost * MARGIN_RATE;
    const banded = Math.abs(price / market.fair - 1) > 0.25;
    const accepted = after <= before.equity && !banded;
    const sign = params.direction === 'buy' ? 1 : -1;
    const liquidation = price - (sign * (before.equity - after * 0.9)) / amount;
    return { accepted, reason: accepted ? null : banded
      ? `Price is outside the band ${round(market.fair * 0.75, 3)} to ${round(market.fair * 1.25, 3)}.`
      : 'The margin after this order would pass your equity: reduce the amount.',
      cost_usd: round(cost, 2), fee_usd: round(cost * 0.0003, 2), initial_margin_before: before.initial_margin,
      initial_margin_after: round(after, 2), equity: before.equity,
      liquidation_price: liquidation > 0 && liquidation < price * 20 ? round(liquidation, 3) : null };
  }

  // ---- the index -----------------------------------------------------------------------------------------------

  record(index, date) {
    const random = seeded(hashed(`${index} ${date}`));
    const day = Date.parse(`${date}T00:00:00Z`);
    const age = (this.now() - day) / DAY_MS;
    const level = this.indices[index].spot * (1 + 0.0009 * age + 0.03 * Math.sin(age / 17) + 0.012 * Math.sin(age / 5));
    const contributors = PROVIDERS.map(([provider, owner, evidence, skew, weight]) => ({ provider, owner, evidence,
      price: round(level * (1 + skew + (random() - 0.5) * 0.03), 4), weight: weight * (0.9 + 0.2 * random()) }));
    const total = contributors.reduce((sum, row) => sum + row.weight, 0);
    let left = 1;
    contributors.forEach((row, i) => {
      row.weight = i === contributors.length - 1 ? round(left, 6) : round(row.weight / total, 6);
      left -= row.weight;
    });
    const hours = Array.from({ length: 24 }, (_, i) => {
      const drift = 1 + 0.0004 * Math.sin(i / 3);
      const prices = contributors.map((row) => round(row.price * drift, 4));
      return { timestamp: day + i * 3_600_000, value: 0, prices, weights: contributors.map((row) => row.weight) };
    });
    hours.forEach((hour) => { hour.value = fromHours([hour]).value; });
    const { value } = fromHours(hours);
    for (const row of contributors) row.influence = round(value - middleHalfMean(contributors.filter((other) => other !== row)), 4);
    const shares = {};
    for (const row of contributors) shares[row.evidence] = round((shares[row.evidence] ?? 0) + row.weight, 6);
    const grade = age > 200 ? 'INTRADAY' : age > 120 ? 'RECONSTRUCTED' : age > 60 ? 'DAILY' : 'INTRADAY';
    const digest = (text) => createHash('sha256').update(text).digest('hex');
    return { index_name: index, date, value, status: 'PRINTED', grade,
      reason: `${grade === 'INTRADAY' ? 24 : 19} final hours; evidence read in the hour from four intraday sources.`,
      method_version: 'H100-1.0', effective_number: round(1 / contributors.reduce((s, r) => s + r.weight ** 2, 0), 2),
      interval_low: round(value * (0.985 - 0.01 * random()), 4), interval_high: round(value * (1.012 + 0.01 * random()), 4),
      cost_to_move_1pct_usd: 21_504, cost_to_move_1pct: { owner: 'Birch Compute', price: round(value, 4), moved_price: round(value * 1.07, 4), gpu_hours: 12_288, usd: 21_504 },
      largest_influence: contributors.reduce((a, b) => (Math.abs(b.influence) > Math.abs(a.influence) ? b : a)),
      evidence_shares: { trade: shares.trade ?? 0, offer: shares.offer ?? 0, list: shares.list ?? 0 },
      contributors, hours, rejects: REJECTS.map((row) => ({ ...row, count: 1 + Math.floor(random() * row.count) })),
      input_hash: digest(`in ${index} ${date}`), previous_record_hash: digest(`${index} ${isoDay(day - DAY_MS)}`),
      record_hash: digest(`${index} ${date}`) };
  }

  prints(index, from, to) {
    const rows = [];
    const last = Math.min(Date.parse(`${to}T00:00:00Z`), this.now() - DAY_MS);
    for (let day = Math.max(Date.parse(`${from}T00:00:00Z`), this.now() - 400 * DAY_MS); day <= last; day += DAY_MS) {
      const { date, value, status, grade, contributors, effective_number, interval_low, interval_high } = this.record(index, isoDay(day));
      rows.push({ date, value, status, grade, contributors: contributors.length, effective_number, interval_low, interval_high });
    }
    return rows;
  }
}

export class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const truthy = (value) => value === true || value === 'true';
const hashed = (text) => createHash('sha256').update(text).digest().readUInt32LE(0);

const SCENARIOS = [
  ['All down 20%', -0.22, 0], ['All up 20%', 0.2, 0], ['All down 10%', -0.1, 0], ['All up 10%', 0.1, 0],
  ['Curve steeper', 0, 0.12], ['Curve flatter', 0, -0.12], ['New chip generation', -0.22, -0.1], ['Supply shock', 0.25, -0.08]];

const PROVIDERS = [
  ['alder', 'Alder Cloud', 'trade', -0.06, 20], ['birch', 'Birch Compute', 'offer', 0.03, 15], ['cedar', 'Cedar AI', 'offer', 0.08, 13],
  ['elm', 'Elm Systems', 'offer', -0.02, 11], ['fir', 'Fir Data', 'offer', -0.01, 11], ['hazel', 'Hazel Grid', 'offer', 0.0, 9],
  ['larch', 'Larch Labs', 'offer', -0.03, 8], ['maple', 'Maple Cloud', 'list', 0.18, 7], ['oak', 'Oak Centers', 'list', 0.62, 6]];

const REJECTS = [
  { source: 'market-sweep', provider: 'alder', price: 0.09, reason: 'Outside the ratio band 0.4 to 2.5 of the trailing seven-day median', count: 40 },
  { source: 'market-sweep', provider: 'alder', price: null, reason: 'Same machine offered in several sizes: counted once', count: 310 },
  { source: 'rate-card', provider: 'willow', price: 6.88, reason: 'Hyperscaler tier: belongs to H100HYP', count: 12 },
  { source: 'rate-card', provider: 'cedar', price: 2.99, reason: 'PCIe form factor: not the good', count: 4 },
  { source: 'offer-api', provider: 'birch', price: 0.5, reason: 'Placeholder price', count: 3 }];

function middleHalfMean(rows) {
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  let at = 0;
  let value = 0;
  for (const row of [...rows].sort((a, b) => a.price - b.price)) {
    const to = at + row.weight / total;
    value += Math.max(0, Math.min(to, 0.75) - Math.max(at, 0.25)) * 2 * row.price;
    at = to;
  }
  return value;
}

const METHODS = {
  'public/get_time': (venue) => venue.now(),
  'public/test': () => ({ version: 'stand-in' }),
  'public/get_instruments': (venue) => [...venue.instruments.values()],
  'public/ticker': (venue, p) => venue.ticker(p.instrument_name),
  'public/get_book_summary_by_currency': (venue) => [...venue.markets.values()].map((market) => {
    const { bid, ask } = venue.best(market);
    return { instrument_name: market.name, base_currency: market.index, quote_currency: 'USD', bid_price: bid, ask_price: ask,
      mark_price: venue.mark(market), mid_price: (bid + ask) / 2, last: market.last, high: market.high, low: market.low,
      volume: market.volume, open_interest: market.openInterest, price_change: round((venue.mark(market) / market.settled - 1) * 100, 2) };
  }),
  'public/get_order_book': (venue, p) => {
    const market = venue.market(p.instrument_name);
    const side = (book, sign) => [...book].sort((a, b) => sign * (a[0] - b[0])).slice(0, Number(p.depth ?? 20));
    return { ...venue.ticker(p.instrument_name), change_id: market.changeId, bids: side(market.bids, -1), asks: side(market.asks, 1) };
  },
  'public/get_last_trades_by_instrument': (venue, p) => {
    venue.market(p.instrument_name);
    return { trades: venue.trades.get(p.instrument_name).slice(0, Number(p.count ?? 10)), has_more: false };
  },
  'public/get_tradingview_chart_data': (venue, p) => {
    const market = venue.market(p.instrument_name);
    const step = (p.resolution === '1D' ? 1440 : Number(p.resolution)) * 60_000;
    const out = { ticks: [], open: [], high: [], low: [], close: [], volume: [], cost: [], status: 'ok' };
    const from = Math.floor(Number(p.start_timestamp) / step) * step;
    const level = (t) => market.fair * (1 + 0.006 * Math.sin(t / 9e6) + 0.004 * Math.sin(t / 2.3e6) + 0.02 * Math.sin(t / 2.9e8)
      - 0.006 * Math.sin(venue.now() / 9e6) - 0.004 * Math.sin(venue.now() / 2.3e6) - 0.02 * Math.sin(venue.now() / 2.9e8));
    for (let t = from; t <= Number(p.end_timestamp); t += step) {
      const random = seeded(hashed(`${market.name} ${t}`));
      const open = level(t);
      const close = level(Math.min(t + step, venue.now())) * (1 + (random() - 0.5) * 0.0012);
      out.ticks.push(t);
      out.open.push(round(open, 3));
      out.close.push(round(close, 3));
      out.high.push(round(Math.max(open, close) * (1 + random() * 0.0012), 3));
      out.low.push(round(Math.min(open, close) * (1 - random() * 0.0012), 3));
      out.volume.push(venue.size(market));
      out.cost.push(0);
    }
    return out;
  },
  'public/auth': (venue, p, session) => {
    if (p.client_id !== 'practice' || p.client_secret !== 'practice') throw new Refusal(13004, 'Client id or secret is wrong.');
    return signIn(session, 'Practice account 1');
  },
  'public/subscribe': (venue, p, session) => session.subscribe(p.channels ?? []),
  'private/subscribe': (venue, p, session) => session.subscribe(p.channels ?? []),
  'public/unsubscribe': (venue, p, session) => session.unsubscribe(p.channels ?? []),
  'private/buy': (venue, p) => venue.place(p, 'buy'),
  'private/sell': (venue, p) => venue.place(p, 'sell'),
  'private/edit': (venue, p) => {
    const order = venue.openOrder(p.order_id);
    const lot = venue.market(order.instrument_name).lot;
    if (p.amount !== undefined && Number(p.amount) % lot) throw new Refusal(-32602, `Amount must be a multiple of the lot, ${lot} GPU-hours.`);
    if (p.price !== undefined) order.price = Number(p.price);
    if (p.amount !== undefined) order.amount = Number(p.amount);
    order.last_update_timestamp = venue.now();
    venue.emit('user.orders.any.any.raw', { ...order });
    return { order: { ...order }, trades: [] };
  },
  'private/cancel': (venue, p) => venue.cancel(venue.openOrder(p.order_id)),
  'private/cancel_all': (venue) => [...venue.orders.values()].filter((o) => o.order_state === 'open' || o.order_state === 'untriggered').map((o) => venue.cancel(o)).length,
  'private/get_open_orders_by_currency': (venue) => [...venue.orders.values()].filter((o) => o.order_state === 'open' || o.order_state === 'untriggered'),
  'private/get_user_trades_by_currency': (venue, p) => ({ trades: venue.fills.slice(0, Number(p.count ?? 50)), has_more: false }),
  'private/get_positions': (venue) => [...venue.positions.values()].filter((p) => p.size).map((p) => venue.position(p)),
  'private/get_account_summary': (venue) => {
    const { equity, cash, initial_margin, maintenance_margin, available_funds } = venue.margin();
    return { currency: 'USD', equity, balance: cash, initial_margin, maintenance_margin, available_funds,
      session_upl: round(equity - cash, 2) };
  },
  'public/kilohour/get_venue': (venue) => ({ name: 'Kilohour', practice: venue.practice, simulated: venue.practice, clock: 'LIVE',
    time: venue.now(), read_only: false, indices: Object.keys(venue.indices), regional_indices: ['H100EU', 'H100US'], version: '0.1.0' }),
  'public/kilohour/get_curve': (venue, p) => venue.curve(known(venue, p.index_name)),
  'public/kilohour/get_index_prints': (venue, p) => venue.prints(known(venue, p.index_name), p.from, p.to),
  'public/kilohour/get_index_record': (venue, p) => {
    const date = p.date ?? isoDay(venue.now() - DAY_MS);
    if (Date.parse(`${date}T00:00:00Z`) > venue.now() - DAY_MS) throw new Refusal(10004, `There is no print of ${p.index_name} for ${date} yet.`);
    return venue.record(known(venue, p.index_name), date);
  },
  'public/kilohour/get_location_basis': (venue, p) => [{ date: p.to, index_name: p.index_name, parent: 'H100',
    ...(p.index_name === 'H100US' ? { basis: -0.0412, interval_low: -0.1013, interval_high: 0.0188, status: 'PRINTED', grade: 'INTRADAY', reason: '' }
      : { basis: null, interval_low: null, interval_high: null, status: 'NO_PRINT', grade: null, reason: 'H100EU is NO_PRINT: no print to carry; INTRADAY 0 of 18 hours (4 owner groups, effective number 4.000; 5 and 4.500 needed)' }) }],
  'public/kilohour/get_grade_differentials': (venue, p) => {
    const asked = Date.parse(`${p.week ?? isoDay(venue.now() - 7 * DAY_MS)}T00:00:00Z`);
    const monday = asked - ((new Date(asked).getUTCDay() + 6) % 7) * DAY_MS;
    if (monday + 7 * DAY_MS > venue.now()) throw new Refusal(13020, `there is no table of grades of ${p.index_name} for the week of ${isoDay(monday)}`);
    const refused = (attribute, why, level = '', against = '') => ({ attribute, level, against, difference: null, standard_error: null, providers: level ? 1 : 0, result: `refused: ${why}` });
    return { index_name: p.index_name, gpu: p.index_name.slice(0, 4), from: isoDay(monday), to: isoDay(monday + 6 * DAY_MS), goods: 45, goods_compared: 43, providers: 11, degrees_of_freedom: 2,
      differentials: [{ attribute: 'form factor', level: 'PCIE', against: 'SXM', difference: -0.1633, standard_error: 0.0279, providers: 3, result: 'carried' },
        refused('fabric', 'no price states it'), refused('memory', 'one level only: 80 GB'), refused('GPUs in the box', '1 provider sells both, all else alike; 3 needed', '4×', '8×'),
        refused('region', '1 provider sells both, all else alike; 3 needed', 'Europe', 'US'), refused('term', '1 provider sells both, all else alike; 3 needed', '12 months', 'on demand'),
        refused('provider tier', '2 against 8 providers; 3 of each needed', 'hyperscaler', 'own machines')] };
  },
  'public/kilohour/get_contract_specification': (venue, p) => {
    const market = venue.market(p.instrument_name);
    return [
      { term: 'Contract', value: market.month ? `Month future on ${market.index}, ${market.month.month}` : `Perpetual on ${market.index}` },
      { term: 'Lot', value: market.month ? `One GPU for every hour of the month: ${market.lot} GPU-hours` : 'One GPU-hour' },
      { term: 'Tick', value: '$0.001 per GPU-hour' },
      ...(market.month ? [{ term: 'Last trading', value: `${isoDay(market.month.end - 1)} 24:00 UTC` },
        { term: 'Settlement', value: 'In cash, on the mean of the month’s daily prints, every calendar day' }]
        : [{ term: 'Funding', value: 'Hourly, on the last declared hourly value' }]),
      { term: 'Daily settlement', value: '16:00 UTC, variation margin in cash' },
      { term: 'Missing prints', value: 'Offers to 48 h, carry at most three days, then determination by two named officers' }];
  },
  'private/kilohour/get_margin': (venue) => venue.margin(),
  'private/kilohour/preview_order': (venue, p) => venue.preview(p),
  'public/kilohour/practice_session': (venue, p, session) => {
    if (!venue.practice) throw new Refusal(13021, 'This venue trades real money: sign in with your keys.');
    return { ...signIn(session, 'Practice account 1'), account_name: 'Practice account 1' };
  },
};

function known(venue, index) {
  if (index === 'H100EU' || index === 'H100US') return 'H100';
  if (!venue.indices[index]) throw new Refusal(-32602, `There is no index ${index}.`);
  return index;
}

function signIn(session, account) {
  session.account = account;
  return { access_token: 'stand-in', expires_in: 86400, refresh_token: 'stand-in', scope: 'trade:read_write', token_type: 'bearer' };
}

// ---- the socket and the pages ----------------------------------------------------------------------------------

const PAGES = join(dirname(fileURLToPath(import.meta.url)), '../../main/resources/kilohour/web');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.md': 'text/plain; charset=utf-8', '.txt': 'text/plain; charset=utf-8' };
export const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

function frame(text) {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, body.length])
    : body.length < 65536 ? Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
      : Buffer.concat([Buffer.from([0x81, 127, 0, 0, 0, 0]), Buffer.from([body.length >>> 24, (body.length >>> 16) & 255, (body.length >>> 8) & 255, body.length & 255])]);
  return Buffer.concat([head, body]);
}

/** Reads whole masked client frames off a growing buffer; returns what is left over. */
function unframe(buffer, onText, onClose) {
  for (;;) {
    if (buffer.length < 2) return buffer;
    let length = buffer[1] & 127;
    let at = 2;
    if (length === 126) {
      if (buffer.length < 4) return buffer;
      length = buffer.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (buffer.length < 10) return buffer;
      length = Number(buffer.readBigUInt64BE(2));
      at = 10;
    }
    if (buffer.length < at + 4 + length) return buffer;
    const mask = buffer.subarray(at, at + 4);
    const body = Buffer.from(buffer.subarray(at + 4, at + 4 + length));
    for (let i = 0; i < body.length; i++) body[i] ^= mask[i & 3];
    const kind = buffer[0] & 15;
    if (kind === 8) onClose();
    else if (kind === 1) onText(body.toString());
    buffer = buffer.subarray(at + 4 + length);
  }
}

function answer(venue, request, session) {
  try {
    return { jsonrpc: '2.0', id: request.id, result: venue.call(request.method, request.params, session) };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) console.error(refusal);
    return { jsonrpc: '2.0', id: request.id, error: { code: refusal.code ?? -32603, message: refusal.message } };
  }
}

function attach(venue, socket, sockets) {
  const channels = new Set();
  const send = (message) => socket.writable && socket.write(frame(JSON.stringify(message)));
  const listener = (channel, data) => {
    if (channels.has(channel)) send({ jsonrpc: '2.0', method: 'subscription', params: { channel, data } });
  };
  const session = {
    subscribe(wanted) {
      for (const channel of wanted) channels.add(channel);
      setImmediate(() => wanted.forEach((channel) => first(venue, channel, listener)));
      return wanted;
    },
    unsubscribe(unwanted) {
      for (const channel of unwanted) channels.delete(channel);
      return unwanted;
    },
  };
  venue.listeners.add(listener);
  sockets.add(socket);
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = unframe(Buffer.concat([rest, chunk]), (text) => send(answer(venue, JSON.parse(text), session)), () => socket.end());
  });
  const leave = () => {
    venue.listeners.delete(listener);
    sockets.delete(socket);
  };
  socket.on('close', leave);
  socket.on('error', leave);
}

function first(venue, channel, listener) {
  const [kind, name] = channel.split('.');
  if (kind === 'ticker' && venue.markets.has(name)) listener(channel, venue.ticker(name));
  if (kind === 'book' && venue.markets.has(name)) {
    const market = venue.market(name);
    const side = (book) => [...book].map(([price, amount]) => ['new', price, amount]);
    listener(channel, { type: 'snapshot', instrument_name: name, timestamp: venue.now(), change_id: market.changeId,
      bids: side(market.bids), asks: side(market.asks) });
  }
}

/** Starts the stand-in on the loopback; `dropSockets()` cuts every connection, `close()` ends it. */
export async function start({ port = 0, rate = 4, ...options } = {}) {
  const venue = new StandIn({ rate, ...options });
  const sockets = new Set();
  let refusing = false;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    response.setHeader('Content-Security-Policy', POLICY);
    response.setHeader('Cache-Control', 'no-store');
    if (url.pathname.startsWith('/api/v2/')) {
      const method = url.pathname.slice('/api/v2/'.length);
      const reply = answer(venue, { method, params: Object.fromEntries(url.searchParams) }, {});
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(reply));
      return;
    }
    const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
    try {
      const body = await readFile(join(PAGES, path));
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end('Not found');
    }
  });
  server.on('upgrade', (request, socket) => {
    if (refusing || !request.url.startsWith('/ws/api/v2')) return socket.destroy();
    const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    attach(venue, socket, sockets);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const beat = setInterval(() => venue.beat(), 1000 / rate);
  return {
    venue,
    port: server.address().port,
    dropSockets: () => sockets.forEach((socket) => socket.destroy()),
    refuse: (on) => {
      refusing = on;
    },
    close: () => {
      clearInterval(beat);
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const running = await start({ port: option('port', 8090), rate: option('rate', 4), seed: option('seed', 7),
    practice: !process.argv.includes('--live') });
  console.log(`Stand-in is up: http://127.0.0.1:${running.port}`);
}
