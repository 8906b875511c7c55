// The forward curve: spot and every listed month on one axis, yesterday's settlement faint behind, volume below.

import { html, useRef, useState } from './html.js';
import { useWidth } from './figure.js';
import { brief, fixed, monthName, niceTicks, signedPercent } from '../figures.js';
import { printDecimals, priceDecimals, priceWords, unitsHead } from '../goods.js';
import { quoteOf } from '../store.js';
import { tradeAddress } from '../route.js';

const LEFT = 52;
const RIGHT = 16;
const TOP = 26;
const AXIS = 34;
const VOLUME_SHARE = 0.17;
const GAP = 14;

export function Curve({ curve }) {
  const [element, width] = useWidth(1000);
  const [at, setAt] = useState(null);
  const isFirstTouch = useRef(false);
  const isNarrow = width < 620;
  const height = isNarrow ? 300 : 372;
  const points = curve.points.map((point) => {
    const quote = quoteOf(point.instrument_name).value;
    return { ...point, mark: quote.mark ?? point.mark_price, bid: quote.bid ?? point.best_bid_price,
      ask: quote.ask ?? point.best_ask_price, volume: quote.volume ?? point.volume, openInterest: quote.openInterest ?? point.open_interest };
  });
  const plot = layOut(curve, points, width, height);
  const chosen = at === null ? null : points[at];
  const follow = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.round((event.clientX - box.left - plot.x(1)) / plot.slot);
    const within = Math.max(0, Math.min(points.length - 1, place));
    setAt(within);
    return within;
  };
  // A finger has no hover: the first touch of a month shows it, the second trades it.
  const touch = (event) => {
    const place = follow(event);
    isFirstTouch.current = event.pointerType === 'touch' && place !== at;
  };
  const trade = () => chosen && (location.hash = tradeAddress(chosen.instrument_name));
  const press = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) setAt(Math.max(0, Math.min(points.length - 1, (at ?? -step) + step)));
    else if (event.key === 'Enter') trade();
    else if (event.key === 'Escape') setAt(null);
    else return;
    event.preventDefault();
  };
  return html`
    <div class="curve" ref=${element} style=${{ height: `${height}px` }} tabindex="0" role="application"
      aria-label=${`Forward curve of ${curve.index_name}: left and right choose a month, Enter trades it`}
      onKeyDown=${press} onPointerMove=${follow} onPointerDown=${touch} onPointerLeave=${(event) => event.pointerType !== 'touch' && setAt(null)}
      onBlur=${() => setAt(null)} onClick=${() => (isFirstTouch.current ? (isFirstTouch.current = false) : trade())}>
      <svg width=${width} height=${height} aria-hidden="true">
        <${Grid} index=${curve.index_name} plot=${plot} points=${points} isNarrow=${isNarrow} />
        <path class="premium" d=${plot.premium} />
        ${points.map((point, i) => html`<rect key=${point.month} class=${`volume ${i === at ? 'at' : ''}`} x=${plot.x(i + 1) - plot.bar / 2}
          y=${plot.volumeY(point.volume)} width=${plot.bar} height=${Math.max(0, plot.volumeBottom - plot.volumeY(point.volume))} />`)}
        <path class="yesterday" d=${plot.yesterday} />
        ${curve.spot > 0 && html`<line class="spot" x1=${LEFT} x2=${width - RIGHT} y1=${plot.y(curve.spot)} y2=${plot.y(curve.spot)} />`}
        <path class="lead" d=${plot.lead} />
        <path class="today" d=${plot.today} />
        ${points.map((point, i) => html`<g key=${point.month}>
          ${point.bid && point.ask && html`<line class="quote" x1=${plot.x(i + 1)} x2=${plot.x(i + 1)} y1=${plot.y(point.bid)} y2=${plot.y(point.ask)} />`}
          ${point.mark > 0 && html`<circle class=${`month ${i === at ? 'at' : ''}`} cx=${plot.x(i + 1)} cy=${plot.y(point.mark)} r=${i === at ? 5 : isNarrow ? 2 : 2.8} />`}</g>`)}
        ${curve.spot > 0 && html`<circle class="spot-dot" cx=${plot.x(0)} cy=${plot.y(curve.spot)} r="5" />
          <text class="label spot-label" x=${plot.x(0) + 2} y=${plot.y(curve.spot) + (plot.isAbove ? 20 : -12)}>Spot ${fixed(curve.spot, printDecimals(curve.index_name))}</text>`}
        ${points.at(-1).mark > 0 && html`<text class="label end" x=${width - RIGHT} y=${plot.y(points.at(-1).mark) + (plot.isAbove ? -12 : 20)}>
          ${monthName(points.at(-1).month)} ${fixed(points.at(-1).mark, priceDecimals(curve.index_name))}</text>`}
        ${chosen && html`<line class="cross" x1=${plot.x(at + 1)} x2=${plot.x(at + 1)} y1=${TOP - 8} y2=${plot.volumeBottom} />`}
      </svg>
      ${chosen && html`<${Card} index=${curve.index_name} point=${chosen} spot=${curve.spot} isLeft=${plot.x(at + 1) > width / 2} isLow=${plot.y(chosen.mark) < height * 0.48} x=${plot.x(at + 1)} width=${width} />`}
    </div>`;
}

function layOut(curve, points, width, height) {
  const slot = (width - LEFT - RIGHT) / (points.length + 1);
  const x = (place) => LEFT + slot * (place + 0.5);
  const prices = points.flatMap((point) => [point.mark, point.previous_settlement_price, point.bid, point.ask]).concat(curve.spot).filter((price) => price > 0);
  if (prices.length === 0) prices.push(1);
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const room = Math.max((high - low) * 0.12, high * 0.004);
  const volumeBottom = height - AXIS;
  const volumeTop = volumeBottom - height * VOLUME_SHARE;
  const priceBottom = volumeTop - GAP;
  const y = (price) => priceBottom - ((price - low + room) / (high - low + 2 * room)) * (priceBottom - TOP);
  const volumeMax = Math.max(1, ...points.map((point) => point.volume ?? 0));
  const volumeY = (volume) => volumeBottom - ((volume ?? 0) / volumeMax) * (volumeBottom - volumeTop);
  const path = (value) => points
    .map((point, i) => (value(point) > 0 ? `${i === 0 ? 'M' : 'L'}${x(i + 1).toFixed(1)} ${y(value(point)).toFixed(1)}` : ''))
    .join('').replace(/^L/, 'M');
  const today = path((point) => point.mark);
  const lead = curve.spot > 0 && points[0]?.mark > 0 ? `M${x(0)} ${y(curve.spot)}L${x(1)} ${y(points[0].mark)}` : '';
  const premium = curve.spot > 0 && points.every((point) => point.mark > 0)
    ? `M${x(0)} ${y(curve.spot)}${today.replace(/^M/, 'L')}L${x(points.length)} ${y(curve.spot)}Z` : '';
  return { slot, x, y, low: low - room, high: high + room, bar: Math.max(2, slot * 0.56), volumeY, volumeMax, volumeTop, volumeBottom,
    priceBottom, today, lead, premium, yesterday: path((point) => point.previous_settlement_price), width,
    isAbove: points.length > 0 && points.at(-1).mark > curve.spot };
}

function Grid({ index, plot, points, isNarrow }) {
  const { ticks, step } = niceTicks(plot.low, plot.high, isNarrow ? 4 : 5);
  const decimals = step >= 0.1 ? 2 : 3;
  const every = isNarrow ? 6 : plot.slot < 30 ? 3 : 1;
  return html`
    <text class="axis" x="0" y="12">${priceWords(index)}</text>
    ${ticks.map((tick) => html`<g key=${tick}>
      <line class="grid" x1=${LEFT} x2=${plot.width - RIGHT} y1=${plot.y(tick)} y2=${plot.y(tick)} />
      <text class="axis" x=${LEFT - 8} y=${plot.y(tick) + 4} text-anchor="end">${fixed(tick, decimals)}</text></g>`)}
    <line class="base" x1=${LEFT} x2=${plot.width - RIGHT} y1=${plot.volumeBottom} y2=${plot.volumeBottom} />
    <text class="axis" x=${LEFT - 8} y=${plot.volumeTop + 10} text-anchor="end">${brief(plot.volumeMax)}</text>
    <text class="axis" x=${LEFT - 8} y=${plot.volumeBottom} text-anchor="end">${unitsHead(index)}</text>
    <text class="axis" x=${plot.x(0)} y=${plot.volumeBottom + 14} text-anchor="middle">Spot</text>
    ${points.map((point, i) => {
      const [year, month] = point.month.split('-');
      return html`<g key=${point.month}>
        ${(month === '01' || (i === 0 && Number(month) < 12 - 30 / plot.slot)) && html`<text class="axis year" x=${plot.x(i + 1)} y=${plot.volumeBottom + 29} text-anchor="middle">${year}</text>`}
        ${month === '01' && html`<line class="grid" x1=${plot.x(i + 0.5)} x2=${plot.x(i + 0.5)} y1=${TOP} y2=${plot.volumeBottom} />`}
        ${(Number(month) - 1) % every === 0 && plot.slot * (i + 1) > 26 && html`<text class="axis" x=${plot.x(i + 1)} y=${plot.volumeBottom + 14} text-anchor="middle">
          ${monthName(point.month).slice(0, every === 1 && plot.slot < 26 ? 1 : 3)}</text>`}</g>`;
    })}`;
}

function Card({ index, point, spot, isLeft, isLow, x, width }) {
  const place = width < 620 ? { left: isLeft ? '52px' : 'auto', right: isLeft ? 'auto' : '8px' } : isLeft ? { right: `${width - x + 14}px` } : { left: `${x + 14}px` };
  const row = (term, value) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`
    <div class=${`card ${isLow ? 'low' : ''}`} style=${place} role="status">
      <header><b>${monthName(point.month)}</b><span>${point.month_code}</span></header>
      <dl>
        ${row('Mark', fixed(point.mark, printDecimals(index)))}
        ${row('Bid / ask', `${fixed(point.bid, priceDecimals(index))} / ${fixed(point.ask, priceDecimals(index))}`)}
        ${row('Against spot', spot > 0 ? signedPercent(point.mark / spot - 1) : '–')}
        ${row('Against yesterday', point.previous_settlement_price ? signedPercent(point.mark / point.previous_settlement_price - 1) : '–')}
        ${row('Volume, 24 h', `${brief(point.volume)} ${unitsHead(index)}`)}
        ${row('Open interest', `${brief(point.openInterest)} ${unitsHead(index)}`)}
      </dl>
      <p>${width < 620 ? 'Touch again to trade' : 'Click to trade'}</p>
    </div>`;
}
