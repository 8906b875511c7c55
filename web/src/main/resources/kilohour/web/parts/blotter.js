// What is open, what is held, what was filled.

import { html, useState } from './html.js';
import { clock, contractTitle, decimalsOf, dollars, fixed, isoDay, isOnTick, leastTicks, legPrices, shortTitle, signed, signedDollars, stepped } from '../figures.js';
import { Empty, Figure, SideMark, moved } from './figure.js';
import { cancel, dialog, edit, fills, instrumentNamed, notice, orders, positions, session, wish } from '../store.js';
import { tradeAddress } from '../route.js';

const TABS = [['orders', 'Open orders'], ['positions', 'Positions'], ['fills', 'Fills']];

export function Blotter() {
  const [tab, setTab] = useState('orders');
  const counts = { orders: orders.value.length, positions: positions.value.length };
  const Shown = { orders: OpenOrders, positions: Positions, fills: Fills }[tab];
  return html`
    <section class="panel blotter" aria-label="Orders, positions and fills">
      <header class="bar tabs" role="tablist">
        ${TABS.map(([key, title]) => html`<button key=${key} role="tab" aria-selected=${key === tab} onClick=${() => setTab(key)}>${title}${counts[key] ? html` <em>${counts[key]}</em>` : ''}</button>`)}
      </header>
      <div class="scroll" role="tabpanel">
        ${session.value ? html`<${Shown} />`
          : html`<${Empty} title="You are not signed in">Orders, positions and fills stand here. <button class="link" onClick=${() => (dialog.value = 'sign-in')}>Sign in</button> to trade.<//>`}
      </div>
    </section>`;
}

const lotOf = (name) => instrumentNamed(name)?.min_trade_amount ?? 1;
const decimalsFor = (name) => decimalsOf(instrumentNamed(name)?.tick_size ?? 0.001);
const Contract = ({ name }) => html`<a href=${tradeAddress(name)}><span class="wide-only">${contractTitle(name)}</span><span class="narrow-only">${shortTitle(name)}</span></a>`;

export function OpenOrders() {
  if (orders.value.length === 0) return html`<${Empty} title="No open orders">An order that does not trade at once waits here.<span class="wide-only"> On the trade page: <kbd>b</kbd> or <kbd>s</kbd>, a price, Enter.</span><//>`;
  return html`<table class="figures">
    <thead><tr><th class="text">Contract</th><th class="text">Side</th><th>Price<small>USD/unit</small></th><th>Size<small>lots</small></th><th>Filled<small>lots</small></th>
      <th class="wide-only">Value<small>USD, open</small></th><th class="wide-only">Time<small>UTC</small></th><th><span class="sr">Cancel</span></th></tr></thead>
    <tbody>${orders.value.map((order) => {
      const lot = lotOf(order.instrument_name);
      return html`<tr key=${order.order_id}>
        <td class="text"><${Contract} name=${order.instrument_name} /></td><td class="text"><${SideMark} direction=${order.direction} /></td>
        <td>${order.order_state === 'untriggered' ? html`<span class="dim" title=${`Waits for the ${order.trigger.replace('_', ' ')}`}>${order.order_type.startsWith('stop') ? 'stop' : 'take'} ${fixed(order.trigger_price, decimalsFor(order.instrument_name))} → </span>` : ''}${order.price === 'market_price' ? 'market' : html`<${OrderPrice} order=${order} />`}</td><td title=${order.refresh_amount ? `Shows ${fixed(order.refresh_amount / lot)} at a time` : ''}>${fixed(order.amount / lot)}${order.refresh_amount ? ' ◪' : ''}</td><td>${fixed(order.filled_amount / lot)}</td>
        <td class="wide-only">${dollars((order.amount - order.filled_amount) * (order.price === 'market_price' ? order.trigger_price : order.price), 0)}</td><td class="dim wide-only">${clock(order.creation_timestamp)}</td>
        <td class="act"><button class="quiet small" onClick=${() => cancel(order.order_id)} aria-label=${`Cancel order in ${order.instrument_name}`}>Cancel</button></td></tr>`;
    })}</tbody></table>`;
}

/** The price of an open order; a click makes it a field, Enter sends the change. */
function OrderPrice({ order }) {
  const [draft, setDraft] = useState(null);
  const tick = instrumentNamed(order.instrument_name)?.tick_size ?? 0.001;
  const least = leastTicks(order.instrument_name);
  if (draft === null) {
    return html`<button class="link figure" title="Change the price" onClick=${() => setDraft(stepped(order.price, tick, 0, least))}>${fixed(order.price, decimalsOf(tick))}</button>`;
  }
  const press = async (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setDraft(stepped(draft, tick, step * (event.shiftKey ? 10 : 1), least));
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'Enter') {
      if (!isOnTick(Number(draft), tick) || !(Number(draft) > 0 || least < 1)) {
        notice.value = { text: `Prices move in steps of ${tick}.`, isError: true };
        return;
      }
      try {
        await edit(order.order_id, { amount: order.amount, price: Number(draft) });
        notice.value = { text: `Order moved to ${draft}.`, isError: false };
      } catch (refused) {
        notice.value = { text: refused.message, isError: true };
      }
      setDraft(null);
    }
  };
  return html`<input class="inline" aria-label="New price" value=${draft} ref=${(field) => field && field !== document.activeElement && field.select()}
    onInput=${(event) => setDraft(event.target.value)} onKeyDown=${press} onBlur=${() => setDraft(null)} />`;
}

/** Opens the ticket with what would close a position; sending it stays with the user. */
function close(position, lot) {
  const { instrument_name: instrument, size } = position;
  location.hash = tradeAddress(instrument);
  wish.value = { instrument, direction: size > 0 ? 'sell' : 'buy', lots: Math.abs(size) / lot, reduceOnly: true };
}

export function Positions({ lossInWorst }) {
  if (positions.value.length === 0) return html`<${Empty} title="No positions">A position appears with your first fill. Choose a month on the <a href="#/">curve</a> to start.<//>`;
  return html`<table class="figures">
    <thead><tr><th class="text">Contract</th><th class="text">Side</th><th>Size<small>lots</small></th><th class="wide-only">Size<small>units</small></th><th class="wide-only">Average<small>USD/unit</small></th><th>Mark<small>USD/unit</small></th>
      <th>P&L<small>USD, open</small></th>${lossInWorst && html`<th>Worst case<small>USD loss</small></th>`}<th class="wide-only">Liquidation<small>USD/unit</small></th><th><span class="sr">Close</span></th></tr></thead>
    <tbody>${positions.value.map((position) => {
      const name = position.instrument_name;
      const lot = lotOf(name);
      const direction = position.size > 0 ? 'buy' : 'sell';
      return html`<tr key=${name}>
        <td class="text"><${Contract} name=${name} /></td>
        <td class="text"><span class=${`side ${direction}`}><i aria-hidden="true">${direction === 'buy' ? '▲' : '▼'}</i>${direction === 'buy' ? 'Long' : 'Short'}</span></td>
        <td>${fixed(Math.abs(position.size) / lot)}${position.kind === 'option' && html`<small class="under" title="Moves like so many units of its month">Δ ${signed(position.delta)}</small>`}</td><td class="wide-only dim">${fixed(Math.abs(position.size))}</td>
        <td class="wide-only">${fixed(position.average_price, decimalsFor(name) + 1)}</td><td><${Figure} value=${position.mark_price} text=${fixed(position.mark_price, decimalsFor(name) + 1)} />${position.kind === 'option' && html`<small class="under">worth ${dollars(position.size * position.mark_price, 0)}</small>`}</td>
        <td class=${moved(signedDollars(position.floating_profit_loss, 2))}>${signedDollars(position.floating_profit_loss, 2)}</td>
        ${lossInWorst && html`<td>${dollars(lossInWorst.get(name), 0)}</td>`}
        <td class="wide-only dim">${position.estimated_liquidation_price ? fixed(position.estimated_liquidation_price, 3) : '–'}</td>
        <td class="act"><button class="quiet small" title="Fills in a reduce-only ticket" onClick=${() => close(position, lot)}>Close…</button></td></tr>`;
    })}</tbody></table>`;
}

export function Fills() {
  if (fills.value.length === 0) return html`<${Empty} title="No fills yet">An order that trades leaves its fills here, with the fee of each.<//>`;
  return html`<table class="figures">
    <thead><tr><th class="text">Contract</th><th class="text">Side</th><th>Price<small>USD/unit</small></th><th>Size<small>lots</small></th><th class="wide-only">Value<small>USD</small></th>
      <th class="wide-only">Fee<small>USD</small></th><th class="text wide-only">As</th><th>Time<small>UTC</small></th></tr></thead>
    <tbody>${fills.value.map((fill) => html`<tr key=${fill.trade_id}>
      <td class="text"><${Contract} name=${fill.instrument_name} />${fill.legs && html`<small class="under">${legPrices(fill, decimalsFor(fill.instrument_name))}</small>`}</td><td class="text"><${SideMark} direction=${fill.direction} /></td>
      <td>${fixed(fill.price, decimalsFor(fill.instrument_name))}</td><td>${fixed(fill.amount / lotOf(fill.instrument_name))}</td>
      <td class="wide-only">${dollars(fill.amount * fill.price, 0)}</td><td class="wide-only">${dollars(fill.fee, 2)}</td>
      <td class="text dim wide-only">${fill.liquidity === 'M' ? 'maker' : 'taker'}</td><td class="dim" title=${isoDay(fill.timestamp)}>${clock(fill.timestamp)}</td></tr>`)}</tbody></table>`;
}
