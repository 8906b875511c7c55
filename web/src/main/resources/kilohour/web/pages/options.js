// Options: the chain of one month, calls to the left of their strikes, puts to the right.

import { html } from '../parts/html.js';
import { NOTHING, brief, fixed, left, monthName } from '../figures.js';
import { Empty, Figure, Skeleton, Trouble, useLoaded } from '../parts/figure.js';
import { priceDecimals, priceHead, printDecimals } from '../goods.js';
import { call, chosenIndex, now, options } from '../store.js';
import { optionsAddress, tradeAddress } from '../route.js';

const CHAIN_EVERY_MS = 2_000;
const STYLES = [
  ['on_future', 'On the future', 'becomes the month at the strike, two days before it'],
  ['average_price', 'On the average', 'pays the mean of the month’s prints beyond the strike'],
];
const RESIDUAL = [['average_price', 'Residual value', 'pays what the mean of the month’s prints falls short of the strike: the hardware is worth at least that']];

const stylesOf = (index) => (options.value.some((option) => option.kilohour_underlying === index && option.base_currency === `${index}R`) ? RESIDUAL : STYLES);

export function Options({ index, month, style = 'on_future' }) {
  const goods = [...new Set(options.value.map((option) => option.kilohour_underlying))].sort();
  if (goods.length === 0) return html`<div class="page"><section class="panel"><${Empty} title="No options are listed">An officer lists them with an underlying’s option parameters. <a href="#/">The months trade on the markets page.</a><//></section></div>`;
  return html`<${Chain} index=${chosenIndex(index, goods)} goods=${goods} month=${month} style=${style} />`;
}

function Chain({ index, goods, month, style: asked }) {
  const styles = stylesOf(index);
  const style = (styles.find(([key]) => key === asked) ?? styles[0])[0];
  const decimals = priceDecimals(index);
  const { data: chain, error } = useLoaded(
    () => call('public/kilohour/get_option_chain', { index_name: index, style, ...(month && { month }) }), [index, month, style], CHAIN_EVERY_MS);
  const hint = styles.find(([key]) => key === style)[2];
  return html`
    <div class="page options">
      <h1 class="sr">Options</h1>
      <section class="panel">
        <header class="bar chain-bar">
          <div class="choice" role="group" aria-label="Index">${goods.map((good) => html`<a key=${good} aria-current=${good === index ? 'true' : undefined} href=${optionsAddress(good, undefined, style)}>${good}</a>`)}</div>
          <div class="choice" role="group" aria-label="Style">${styles.map(([key, title, what]) => html`<a key=${key} title=${what} aria-current=${key === style ? 'true' : undefined} href=${optionsAddress(index, chain?.month ?? month ?? '', key)}>${title}</a>`)}</div>
          <label class="pick-month">Month <select value=${chain?.month ?? ''} onChange=${(event) => (location.hash = optionsAddress(index, event.target.value, style))}>
            ${(chain?.months ?? []).map((each) => html`<option key=${each} value=${each}>${monthName(each)}</option>`)}</select></label>
          <small class="wide-only">${hint}</small>
        </header>
        ${error ? html`<${Trouble} text=${error} />` : !chain ? html`<${Skeleton} rows=${8} />` : chain.rows.length === 0
          ? html`<${Empty} title="This month has no options">Choose another month.<//>`
          : html`<${Month} index=${index} chain=${chain} /><div class="scroll"><${Table} decimals=${decimals} chain=${chain} /></div>`}
      </section>
    </div>`;
}

function Month({ index, chain }) {
  const fact = (term, unit, value) => html`<div><dt>${term} <small>${unit}</small></dt><dd>${value}</dd></div>`;
  return html`<dl class="facts chain-facts">
    ${fact('Month’s mark', priceHead(index), html`<a href=${tradeAddress(chain.underlying_index)}>${fixed(chain.underlying_price, printDecimals(index))}</a>`)}
    ${fact('Volatility', '% a year', fixed(chain.volatility, 1))}
    ${fact('Trading ends', '', left(chain.expiration_timestamp - now.value))}
  </dl>`;
}

const COLUMNS = [
  ['Delta', '', (side) => fixed(side.greeks?.delta, 2)],
  ['IV', '%', (side) => (side.mark_iv ? fixed(side.mark_iv, 1) : NOTHING)],
  ['Open', 'units', (side) => brief(side.open_interest)],
  ['Bid', 'USD', (side, decimals) => fixed(side.best_bid_price || NaN, decimals)],
  ['Mark', 'USD', (side, decimals) => html`<${Figure} value=${side.mark_price} text=${fixed(side.mark_price ?? 0, decimals + 1)} />`],
  ['Ask', 'USD', (side, decimals) => fixed(side.best_ask_price || NaN, decimals)],
];

function Table({ chain, decimals }) {
  const calls = chain.rows.some((row) => row.call) ? COLUMNS : [];
  const puts = [...COLUMNS].reverse();
  const nearest = chain.rows.reduce((best, row) => (Math.abs(row.strike - chain.underlying_price) < Math.abs(best.strike - chain.underlying_price) ? row : best));
  const head = ([title, unit]) => html`<th scope="col">${title}${unit && html`<small> ${unit}</small>`}</th>`;
  const cells = (side, columns, isIn) => columns.map(([title, , text]) => html`<td key=${title} class=${isIn ? 'in-money' : ''}>${side ? (title === 'Mark' ? html`<a href=${tradeAddress(side.instrument_name)} title=${side.instrument_name}>${text(side, decimals)}</a>` : text(side, decimals)) : NOTHING}</td>`);
  return html`
    <table class="chain">
      <thead>
        <tr>${calls.length > 0 && html`<th scope="colgroup" colspan=${calls.length}>Calls</th>`}<th></th><th scope="colgroup" colspan=${puts.length}>Puts</th></tr>
        <tr>${calls.map(head)}<th scope="col">Strike<small> USD</small></th>${puts.map(head)}</tr>
      </thead>
      <tbody>${chain.rows.map((row) => html`
        <tr key=${row.strike} class=${row === nearest ? 'nearest' : ''}>
          ${cells(row.call, calls, row.strike < chain.underlying_price)}
          <th scope="row">${fixed(row.strike, 2)}</th>
          ${cells(row.put, puts, row.strike > chain.underlying_price)}
        </tr>`)}</tbody>
    </table>`;
}
