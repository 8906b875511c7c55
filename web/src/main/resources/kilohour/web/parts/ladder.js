// The book with its depth, and the tape under it.

import { html, useEffect, useState } from './html.js';
import { applyBook, emptyBook, ladder } from '../book.js';
import { clock, decimalsOf, fixed, legPrices } from '../figures.js';
import { Figure, Skeleton } from './figure.js';
import { isTrue } from '../checksum.js';
import { Building } from './phase.js';
import { goodOf, priceHead, unitsHead } from '../goods.js';
import { call, epoch, orders, quoteOf, renew, showSoon, watch, wish } from '../store.js';

const TAPE_LENGTH = 40;

/** The best levels of both sides, at most ten times a second. */
function useBook(name, depth, tick) {
  const [shown, setShown] = useState(null);
  useEffect(() => {
    const book = emptyBook();
    const channel = `book.${name}.100ms`;
    let isRenewing = false;
    setShown(null);
    return watch(channel, (message) => {
      const follows = applyBook(book, message) && isTrue(book, message, tick);
      if (!follows && !isRenewing) {
        isRenewing = true;
        renew(channel);
      }
      if (follows) {
        isRenewing = false;
        showSoon(channel, () => setShown({ bids: ladder(book, 'bids', depth), asks: ladder(book, 'asks', depth) }));
      }
    });
  }, [name, depth, tick]);
  return shown;
}

export function Ladder({ instrument, depth }) {
  const name = instrument.instrument_name;
  const book = useBook(name, depth, instrument.tick_size);
  const lot = instrument.min_trade_amount;
  const decimals = decimalsOf(instrument.tick_size);
  const own = new Set(orders.value.filter((order) => order.instrument_name === name).map((order) => `${order.direction} ${order.price}`));
  const deepest = book ? Math.max(1, book.bids.at(-1)?.total ?? 0, book.asks.at(-1)?.total ?? 0) : 1;
  const level = (row, direction, i, nearest) => row
    ? html`<button key=${i} class=${`level ${direction}`} tabindex="-1" onClick=${() => (wish.value = { instrument: name, price: row.price })} title=${`${fixed(row.total)} ${goodOf(instrument.kilohour_underlying).units} to here`}>
        <i class="depth" style=${{ width: `${(100 * row.total) / deepest}%` }}></i>
        <span class="price">${own.has(`${direction} ${row.price}`) ? html`<em title="Your order">●</em>` : ''}${fixed(row.price, decimals)}</span>
        <span>${fixed(row.amount / lot)}</span><span class="dim">${fixed(row.total / lot)}</span></button>`
    : html`<div key=${i} class="level"><span class="nobody">${book && i === nearest && `No ${direction === 'sell' ? 'asks' : 'bids'}: yours would be the first`}</span></div>`;
  const asks = Array.from({ length: depth }, (_, i) => book?.asks[depth - 1 - i]);
  const bids = Array.from({ length: depth }, (_, i) => book?.bids[i]);
  return html`
    <section class="panel book" aria-label="Order book">
      <header class="bar"><h2>Book</h2><span class="push"></span><small>1 lot = ${fixed(lot)} ${unitsHead(instrument.kilohour_underlying, lot)}</small></header>
      <div class="level columns"><span>Price<small>${priceHead(instrument.kilohour_underlying)}</small></span><span>Size<small>lots</small></span><span>Total<small>lots</small></span></div>
      <div class="asks" aria-label="Asks">${asks.map((row, i) => level(row, 'sell', i, book?.asks.length ? null : depth - 1))}</div>
      <${Middle} name=${name} book=${book} lot=${lot} decimals=${decimals} />
      <div class="bids" aria-label="Bids">${bids.map((row, i) => level(row, 'buy', i, book?.bids.length ? null : 0))}</div>
      <${Implied} name=${name} lot=${lot} decimals=${decimals} />
    </section>`;
}

/** What strips, spreads and months imply beside the book: an order trades with it as with the book itself. */
function Implied({ name, lot, decimals }) {
  const { impliedBid, impliedBidSize, impliedAsk, impliedAskSize } = quoteOf(name).value;
  const side = (price, size, direction) => Number.isFinite(price)
    ? html`<button class=${`quiet ${direction}`} tabindex="-1" onClick=${() => (wish.value = { instrument: name, price })}>${fixed(price, decimals)} <small>× ${fixed(size / lot)}</small></button>`
    : '–';
  return (Number.isFinite(impliedBid) || Number.isFinite(impliedAsk)) && html`
    <div class="middle implied" title="Prices that the books of strips, spreads and months imply: tradable like the book">
      <small>implied</small><span class="push"></span>${side(impliedBid, impliedBidSize, 'buy')} <span class="dim">/</span> ${side(impliedAsk, impliedAskSize, 'sell')}</div>`;
}

function Middle({ name, book, lot, decimals }) {
  const quote = quoteOf(name).value;
  if (quote.phase?.name === 'auction') return html`<${Building} phase=${quote.phase} lot=${lot} decimals=${decimals} />`;
  const bid = book?.bids[0]?.price;
  const ask = book?.asks[0]?.price;
  return html`<div class="middle">
    <b><${Figure} value=${quote.last} text=${fixed(quote.last, decimals)} /></b><small>last</small>
    <span class="push"></span><small>spread</small><span>${bid !== undefined && ask !== undefined ? fixed(ask - bid, decimals) : '–'}</span></div>`;
}

export function Tape({ instrument }) {
  const name = instrument.instrument_name;
  const [trades, setTrades] = useState(null);
  const round = epoch.value;
  useEffect(() => {
    let tape = [];
    const add = (fresh) => {
      const known = new Set(tape.map((trade) => trade.trade_id));
      tape = [...fresh.filter((trade) => !known.has(trade.trade_id)), ...tape].sort((a, b) => b.timestamp - a.timestamp).slice(0, TAPE_LENGTH);
      showSoon(`tape ${name}`, () => setTrades(tape));
    };
    setTrades(null);
    call('public/get_last_trades_by_instrument', { instrument_name: name, count: TAPE_LENGTH }).then((last) => add(last.trades), () => {});
    return watch(`trades.${name}.100ms`, add);
  }, [name, round]);
  const decimals = decimalsOf(instrument.tick_size);
  return html`
    <section class="panel tape" aria-label="Trades">
      <header class="bar"><h2>Trades</h2></header>
      <div class="scroll" tabindex="0"><table class="figures">
        <thead><tr><th>Price<small>${priceHead(instrument.kilohour_underlying)}</small></th><th>Size<small>lots</small></th><th>Time<small>UTC</small></th></tr></thead>
        <tbody>${trades?.map((trade, i) => html`<tr key=${i}>
          <td class=${trade.direction === 'buy' ? 'up' : 'down'}><i class="tick" aria-label=${trade.direction === 'buy' ? 'bought' : 'sold'}>${trade.direction === 'buy' ? '▲' : '▼'}</i>${fixed(trade.price, decimals)}${trade.block_trade_id && html` <small title="Agreed outside the book">${trade.kilohour_block === 'block' ? 'block' : 'exchange'}</small>`}</td>
          <td>${fixed(trade.amount / instrument.min_trade_amount)}</td><td class="dim">${clock(trade.timestamp)}</td></tr>${trade.legs && html`<tr key=${`legs ${i}`}><td class="text" colspan="3"><small>${legPrices(trade, decimals)}</small></td></tr>`}`)}</tbody>
      </table>
      ${trades === null ? html`<${Skeleton} rows=${5} />` : trades.length === 0 && html`<p class="hint pad">No trade yet. The first one appears here.</p>`}</div>
    </section>`;
}
