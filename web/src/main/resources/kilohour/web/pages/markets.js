// Markets: the curve of one index, and under it every contract that can be traded.

import { html, useEffect, useMemo, useRef, useState } from '../parts/html.js';
import { brief, contractTitle, fixed, minute, monthName, shortTitle, signed, signedPercent, spreadOf } from '../figures.js';
import { Empty, Figure, Skeleton, Trouble, moved, useLoaded } from '../parts/figure.js';
import { Curve } from '../parts/curve.js';
import { bindKeys } from '../keys.js';
import { byKind, printDecimals, priceDecimals, priceHead, priceWords, unitsHead } from '../goods.js';
import { call, chosenIndex, instruments, loadSummaries, quoteOf, venue, watchTicker } from '../store.js';
import { indexAddress, marketsAddress, tradeAddress } from '../route.js';

const CURVE_EVERY_MS = 5_000;
const SUMMARIES_EVERY_MS = 2_000;
export const SHAPES = {
  contango: 'later months cost more',
  backwardation: 'later months cost less',
  flat: 'later months cost the same',
};

export function Markets({ index }) {
  const chosen = chosenIndex(index);
  if (!chosen) return html`<div class="page"><section class="panel"><${Empty} title="No index has a print yet">Prices appear here once observations have been read.<//></section></div>`;
  return html`<${IndexMarkets} chosen=${chosen} />`;
}

function IndexMarkets({ chosen }) {
  const { data: curves, error } = useLoaded(
    async () => {
      const loaded = await Promise.all(venue.value.indices.map((name) => call('public/kilohour/get_curve', { index_name: name }).catch(() => null)));
      return Object.fromEntries(loaded.filter(Boolean).map((curve) => [curve.index_name, curve]));
    }, [venue.value.indices], CURVE_EVERY_MS);
  useLoaded(loadSummaries, ['summaries'], SUMMARIES_EVERY_MS);
  useTickers(chosen);
  const curve = curves?.[chosen];
  return html`
    <div class="page markets">
      <h1 class="sr">Markets</h1>
      <${IndexTiles} curves=${curves} chosen=${chosen} />
      <section class="panel hero" aria-label="Forward curve">
        ${curve ? html`<${Headline} curve=${curve} />` : html`<div class="headline"><${Skeleton} rows=${2} /></div>`}
        ${curve ? curve.points.length > 0 ? html`<${Curve} curve=${curve} />`
          : html`<${Empty} title="No months are listed yet">Months are listed once ${chosen} has its first print.<//>`
          : error ? html`<${Trouble} text=${error} />` : curves ? html`<${Empty} title=${`${chosen} has no curve yet`}>Choose another index above.<//>`
          : html`<${Skeleton} rows=${8} class="tall" />`}
      </section>
      <${MarketTable} chosen=${chosen} curves=${curves} />
    </div>`;
}

function useTickers(index) {
  const listed = instruments.value;
  useEffect(() => {
    const stops = listed.filter((instrument) => instrument.kilohour_underlying === index).map((instrument) => watchTicker(instrument.instrument_name));
    return () => stops.forEach((stop) => stop());
  }, [index, listed]);
}

function IndexTiles({ curves, chosen }) {
  useEffect(() => document.querySelector('.kinds a[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }), [chosen, Boolean(curves)]);
  return html`<nav class="kinds" aria-label="Indices">${byKind(venue.value.indices).map(({ kind, indices }) => html`
    <section key=${kind} class="kind" style=${{ flexGrow: indices.length, flexBasis: `${148 * indices.length}px` }}><h2>${kind}</h2><div class="tiles">${indices.map((index) => {
      const curve = curves?.[index];
      const front = curve?.points[0];
      const far = curve?.points.at(-1);
      return html`<a key=${index} href=${marketsAddress(index)} aria-current=${index === chosen ? 'true' : undefined}>
        <b>${index}</b><span class="spot">${curve ? fixed(curve.spot, printDecimals(index)) : '–'}</span>
        ${curve && far ? html`<${TinyCurve} curve=${curve} />` : html`<svg width="64" height="18"></svg>`}
        <small>${front?.mark_price && far.mark_price ? `${monthsAhead(curve)} ${signedPercent(far.mark_price / front.mark_price - 1, 1)}` : ' '}</small></a>`;
    })}</div></section>`)}
  </nav>`;
}

/** The curve's shape in the size of a word, against a line at spot. */
function TinyCurve({ curve }) {
  const prices = [curve.spot, ...curve.points.map((point) => point.mark_price)].filter((price) => price > 0);
  const low = Math.min(...prices);
  const span = Math.max(Math.max(...prices) - low, low * 0.02);
  const y = (price) => (16 - (14 * (price - low)) / span).toFixed(1);
  const path = prices.map((price, i) => `${i === 0 ? 'M' : 'L'}${((64 * i) / (prices.length - 1)).toFixed(1)} ${y(price)}`).join('');
  return html`<svg class="tiny" width="64" height="18" aria-hidden="true">${curve.spot > 0 && html`<path class="spot" d=${`M0 ${y(curve.spot)}H64`} />`}<path class="today" d=${path} /></svg>`;
}

/** Months from the first listed to the last: quarter ends are three apart. */
const monthsAhead = (curve) => {
  const [from, to] = [curve.points[0].month, curve.points.at(-1).month].map((month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7)));
  return `${to - from} mo`;
};

function Headline({ curve }) {
  const far = curve.points.at(-1);
  const near = curve.points[0];
  const markOf = (point) => point && (quoteOf(point.instrument_name).value.mark ?? point.mark_price);
  const slope = markOf(far) && markOf(near) ? signedPercent(markOf(far) / markOf(near) - 1, 1) : null;
  return html`<header class="headline">
    <div class="print">
      <a href=${indexAddress(curve.index_name)} title="How this print is made">${curve.index_name} spot</a>
      <strong><${Figure} value=${curve.spot} text=${fixed(curve.spot, printDecimals(curve.index_name))} /></strong>
      <small>${priceWords(curve.index_name)}${curve.spot_time ? `, ${minute(curve.spot_time)} UTC` : ', no print yet'}${venue.value.simulated ? html`<span class="narrow-only">, simulated</span>` : ''}</small>
    </div>
    <div class=${`shape ${curve.shape}`}>
      <${ShapeMark} shape=${curve.shape} />
      <span><b>${curve.shape}</b><small>${SHAPES[curve.shape]}${slope ? html`: <em>${slope}</em> from ${monthName(near.month)} to ${monthName(far.month)}` : ''}</small></span>
    </div>
    <span class="push"></span>
    <ul class="legend" aria-hidden="true"><li class="k-today">Mark</li><li class="k-yesterday">Yesterday’s settlement</li><li class="k-spot">Spot</li><li class="k-volume">Volume, 24 h</li></ul>
  </header>`;
}

const ShapeMark = ({ shape }) => html`
  <svg width="44" height="26" viewBox="0 0 44 26" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"
    d=${shape === 'contango' ? 'M3 22C14 19 26 10 41 4' : shape === 'backwardation' ? 'M3 4c11 8 24 15 38 18' : 'M3 13h38'} /></svg>`;

function MarketTable({ chosen, curves }) {
  const [filter, setFilter] = useState('');
  const [which, setWhich] = useState('one');
  const field = useRef(null);
  useEffect(() => bindKeys({ '/': () => field.current.focus() }), []);
  const settled = useMemo(() => new Map(Object.values(curves ?? {}).flatMap((curve) =>
    curve.points.map((point) => [point.instrument_name, point.previous_settlement_price]))), [curves]);
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (instrument) => {
    const name = instrument.instrument_name;
    const words = `${name} ${instrument.kilohour_month_code ?? ''} ${contractTitle(name)} ${shortTitle(name)}`.toLowerCase();
    return wanted.every((word) => words.includes(word));
  };
  const rows = instruments.value.filter((instrument) =>
    wanted.length > 0 ? matches(instrument)
      : (which === 'all' || instrument.kilohour_underlying === chosen) && (which === 'spreads') === (spreadOf(instrument.instrument_name) !== null));
  const shown = [...new Set(rows.map((instrument) => instrument.kilohour_underlying))];
  const same = (words) => new Set(shown.map(words)).size === 1;
  const perUnit = same(priceHead) ? priceHead(shown[0]) : 'USD/unit';
  const units = same(unitsHead) ? unitsHead(shown[0]) : 'units';
  return html`
    <section class="panel" aria-label="Contracts">
      <header class="bar">
        <h2>Contracts</h2>
        <div class="choice" role="group" aria-label="Which contracts">
          ${[['one', chosen], ['spreads', 'Spreads'], ['all', 'All indices']].map(([value, words]) => html`
            <button key=${value} aria-pressed=${which === value} onClick=${() => setWhich(value)}>${words}</button>`)}
        </div>
        <span class="push"></span>
        <input ref=${field} class="filter" type="search" placeholder="Filter: dec 26, H200…  ( / )" aria-label="Filter contracts" value=${filter}
          onInput=${(event) => setFilter(event.target.value)} />
      </header>
      <div class="scroll">
        <table class="figures contracts">
          <thead><tr><th class="text" scope="col">Contract</th><th class="text wide-only" scope="col">Code</th>
            <th scope="col">Bid<small>${perUnit}</small></th><th scope="col">Ask<small>${perUnit}</small></th><th scope="col">Mark<small>${perUnit}</small></th>
            <th scope="col">Change<small>%, settlement</small></th><th class="wide-only" scope="col">Change<small>USD</small></th><th class="wide-only" scope="col">Last<small>${perUnit}</small></th>
            <th class="wide-only" scope="col">Volume<small>${units}, 24 h</small></th><th class="wide-only" scope="col">Open interest<small>${units}</small></th>
            <th class="wide-only" scope="col">Notional<small>USD, open</small></th><th class="wide-only" scope="col">Lot<small>${units}</small></th></tr></thead>
          <tbody>${rows.map((instrument) => html`<${MarketRow} key=${instrument.instrument_name} instrument=${instrument} settled=${settled.get(instrument.instrument_name)} />`)}</tbody>
        </table>
        ${rows.length === 0 && html`<${Empty} title=${wanted.length > 0 ? 'No contract matches' : 'No contracts are listed yet'}>
          ${wanted.length > 0 ? 'Try a month (“dec 26”), an index (“H200”) or a code (“H100Z26”).' : 'They appear here as soon as an index has its first print.'}<//>`}
      </div>
    </section>`;
}

const tag = (phase) => phase && phase.name !== 'continuous' && html` <small class="tag">${phase.name === 'auction' ? 'in auction' : phase.name}</small>`;

function MarketRow({ instrument, settled }) {
  const name = instrument.instrument_name;
  const quote = quoteOf(name).value;
  const base = quote.settled ?? settled;
  const isSpread = spreadOf(name) !== null;
  const decimals = priceDecimals(instrument.kilohour_underlying);
  const change = isSpread || (base && quote.mark) ? quote.mark - base : null;
  // a share of what may be zero or negative says nothing
  const share = change === null || isSpread ? signedPercent(null) : signedPercent(change / base);
  return html`
    <tr onClick=${() => (location.hash = tradeAddress(name))}>
      <th class="text" scope="row"><a href=${tradeAddress(name)} onClick=${(event) => event.stopPropagation()}><span class="wide-only">${contractTitle(name)}</span><span class="narrow-only">${shortTitle(name)}</span></a>${tag(quote.phase)}</th>
      <td class="text dim wide-only">${instrument.kilohour_month_code ?? ''}</td>
      <td><${Figure} value=${quote.bid} text=${fixed(quote.bid, decimals)} /></td>
      <td><${Figure} value=${quote.ask} text=${fixed(quote.ask, decimals)} /></td>
      <td class="strong"><${Figure} value=${quote.mark} text=${fixed(quote.mark, decimals + 1)} /></td>
      <td class=${moved(share)}>${share}</td>
      <td class=${`wide-only ${moved(signed(change, decimals + 1))}`}>${signed(change, decimals + 1)}</td>
      <td class="wide-only">${fixed(quote.last, decimals)}</td>
      <td class="wide-only">${fixed(quote.volume)}</td>
      <td class="wide-only">${fixed(quote.openInterest)}</td>
      <td class="wide-only dim">${quote.openInterest && quote.mark ? `$${brief(quote.openInterest * quote.mark)}` : '–'}</td>
      <td class="wide-only dim">${fixed(instrument.min_trade_amount)}</td>
    </tr>`;
}
