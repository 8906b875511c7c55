// Trade: one contract, its book, its chart, the ticket, and what the account has in it.

import { html, useEffect, useState } from '../parts/html.js';
import { brief, contractTitle, decimalsOf, fixed, left, shortTitle, signed, signedPercent, spreadOf } from '../figures.js';
import { Empty, Figure, Skeleton, moved, useLoaded } from '../parts/figure.js';
import { Blotter } from '../parts/blotter.js';
import { Candles } from '../parts/candles.js';
import { Ladder, Tape } from '../parts/ladder.js';
import { OfficerDesk, PhaseBanner } from '../parts/phase.js';
import { Ticket } from '../parts/ticket.js';
import { bindKeys } from '../keys.js';
import { printDecimals, priceHead, unitsHead } from '../goods.js';
import { call, instrumentNamed, instruments, now, quoteOf, session, venue, watchTicker } from '../store.js';
import { indexAddress, tradeAddress } from '../route.js';

const VIEWS = [['chart', 'Chart'], ['book', 'Book'], ['tape', 'Trades'], ['terms', 'Terms']];
const LAST_KEY = 'kilohour.contract';

export function Trade({ instrument: name }) {
  const listed = instruments.value;
  const fallback = () => listed.find((each) => each.instrument_name === sessionStorage.getItem(LAST_KEY))
    ?? listed.find((each) => each.settlement_period !== 'perpetual') ?? listed[0];
  const instrument = name ? instrumentNamed(name) : fallback();
  if (!instrument) {
    return html`<div class="page"><section class="panel"><${Empty} title=${name ? `There is no contract ${name}` : 'No contracts are listed yet'}>
      ${name ? html`It may have ended. <a href="#/">Choose one of the listed contracts.</a>` : 'They are listed once an index has its first print.'}<//></section></div>`;
  }
  return html`<${Desk} key="desk" instrument=${instrument} />`;
}

function Desk({ instrument }) {
  const name = instrument.instrument_name;
  const [view, setView] = useState('chart');
  const depth = useDepth();
  useEffect(() => {
    sessionStorage.setItem(LAST_KEY, name);
    return watchTicker(name);
  }, [name]);
  const step = (by) => {
    const listed = instruments.peek();
    const at = listed.findIndex((each) => each.instrument_name === name);
    if (at < 0) return;
    const next = listed[(at + by + listed.length) % listed.length];
    location.hash = tradeAddress(next.instrument_name);
  };
  useEffect(() => bindKeys({ '[': () => step(-1), ']': () => step(1) }), [name]);
  return html`
    <div class="desk" data-view=${view}>
      <${Head} instrument=${instrument} onStep=${step} />
      <div class="views choice" role="group" aria-label="View">
        ${VIEWS.map(([key, title]) => html`<button key=${key} aria-pressed=${view === key} onClick=${() => setView(key)}>${title}</button>`)}</div>
      <div class="left">
        <${Ladder} key=${name} instrument=${instrument} depth=${depth} />
        <${Tape} instrument=${instrument} />
      </div>
      <${Candles} key=${name} instrument=${instrument} />
      <div class="right">
        ${session.value?.isOfficer ? html`<${OfficerDesk} key=${name} instrument=${instrument} />` : html`<${Ticket} instrument=${instrument} />`}
        <${Terms} name=${name} />
      </div>
      <${Blotter} />
    </div>`;
}

/** As many levels as leave room for the tape under the book. */
function useDepth() {
  const fitting = () => Math.max(8, Math.min(16, Math.floor((window.innerHeight - 420) / 40)));
  const [depth, setDepth] = useState(fitting);
  useEffect(() => {
    const fit = () => setDepth(fitting());
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, []);
  return depth;
}

function Head({ instrument, onStep }) {
  const name = instrument.instrument_name;
  const good = instrument.kilohour_underlying;
  const quote = quoteOf(name).value;
  const isPerpetual = instrument.settlement_period === 'perpetual';
  const isSpread = spreadOf(name) !== null;
  const change = isSpread ? signed(quote.mark - quote.settled, 4)
    : quote.settled && quote.mark ? signedPercent(quote.mark / quote.settled - 1) : '';
  const stat = (term, unit, value, className = '') => html`<div class=${className}><dt>${term}${unit && html` <small>${unit}</small>`}</dt><dd>${value}</dd></div>`;
  return html`
    <header class="panel head">
      <div class="pick">
        <button class="quiet icon" onClick=${() => onStep(-1)} aria-label="Contract before" title="Contract before ( [ )">‹</button>
        <select aria-label="Contract" value=${name} onChange=${(event) => (location.hash = tradeAddress(event.target.value))}>
          ${venue.value.indices.map((index) => html`<optgroup key=${index} label=${index}>
            ${instruments.value.filter((each) => each.kilohour_underlying === index).map((each) => html`<option key=${each.instrument_name} value=${each.instrument_name}>${contractTitle(each.instrument_name)}</option>`)}</optgroup>`)}
          ${instrument.kind === 'option' && html`<optgroup label="Option"><option value=${name}>${contractTitle(name)}</option></optgroup>`}
        </select>
        <button class="quiet icon" onClick=${() => onStep(1)} aria-label="Contract after" title="Contract after ( ] )">›</button>
      </div>
      <div class="big"><b><${Figure} value=${quote.mark} text=${fixed(quote.mark, decimalsOf(instrument.tick_size) + 1)} /></b><span class=${moved(change)}>${change}</span><small>mark, ${priceHead(good)}</small></div>
      <dl class="stats">
        ${stat('Spot', '', html`<a href=${indexAddress(instrument.kilohour_underlying)}>${fixed(quote.indexPrice, printDecimals(good))}</a>`)}
        ${stat('Settlement', 'yesterday', fixed(quote.settled, printDecimals(good)))}
        ${stat('Volume', `${unitsHead(good)}, 24 h`, brief(quote.volume))}
        ${isSpread ? stat('Legs', 'bought / sold', html`<${Legs} instrument=${instrument} />`) : stat('Open interest', unitsHead(good), brief(quote.openInterest))}
        ${isPerpetual ? stat('Funding', '% an hour', quote.funding === undefined ? '–' : signedPercent(quote.funding, 4)) : stat('Trading ends', '', left(instrument.expiration_timestamp - now.value))}
        ${stat('Name', instrument.kilohour_month_code ?? '', name, 'wide-only name')}
      </dl>
      <${PhaseBanner} name=${name} />
    </header>`;
}

/** What a spread is held as: its legs, each with a page of its own. */
function Legs({ instrument }) {
  return html`${instrument.kilohour_legs.map((leg, i) => html`${i > 0 && ' / '}<a key=${leg.instrument_name} href=${tradeAddress(leg.instrument_name)}>${shortTitle(leg.instrument_name)}</a>`)}`;
}

function Terms({ name }) {
  const { data, error } = useLoaded(() => call('public/kilohour/get_contract_specification', { instrument_name: name }), [name]);
  return html`
    <section class="panel terms" aria-label="Contract terms">
      <header class="bar"><h2>Contract terms</h2></header>
      ${error ? html`<p class="hint pad">${error}</p>` : !data ? html`<${Skeleton} rows=${5} />`
        : html`<dl>${data.map(({ term, value }) => html`<div key=${term}><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`}
    </section>`;
}
