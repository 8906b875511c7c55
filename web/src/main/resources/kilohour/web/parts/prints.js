// The history of prints: value and interval day by day, the grade told by the shape of the point.

import { html, useState } from './html.js';
import { useWidth } from './figure.js';
import { fixed, niceTicks } from '../figures.js';
import { printDecimals } from '../goods.js';
import { indexAddress } from '../route.js';

const LEFT = 52;
const RIGHT = 12;
const TOP = 22;
const AXIS = 24;
const HEIGHT = 250;
export const GRADES = {
  INTRADAY: 'read within the day from many sources',
  DAILY: 'read once a day',
  RECONSTRUCTED: 'from slow or adjusted evidence',
};

export function Prints({ index, prints, date, unit = 'USD per GPU-hour' }) {
  const [element, width] = useWidth(900);
  const [at, setAt] = useState(null);
  const rows = prints.filter((print) => print.value > 0);
  const x = (i) => LEFT + ((width - LEFT - RIGHT) * (i + 0.5)) / rows.length;
  const low = Math.min(...rows.map((row) => row.interval_low ?? row.value));
  const high = Math.max(...rows.map((row) => row.interval_high ?? row.value));
  const room = Math.max((high - low) * 0.06, high * 0.002);
  const y = (value) => HEIGHT - AXIS - ((value - low + room) / (high - low + 2 * room)) * (HEIGHT - AXIS - TOP);
  const { ticks, step } = niceTicks(low, high, 6);
  const line = (value) => rows.map((row, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value(row)).toFixed(1)}`).join('');
  const back = (value) => [...rows].reverse().map((row, i) => `L${x(rows.length - 1 - i).toFixed(1)} ${y(value(row)).toFixed(1)}`).join('');
  const band = `${line((row) => row.interval_low ?? row.value)}${back((row) => row.interval_high ?? row.value)}Z`;
  const radius = Math.max(1.2, Math.min(3.2, (width - LEFT) / rows.length / 3));
  const chosen = at === null ? null : rows[at];
  const follow = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left - LEFT) / (width - LEFT - RIGHT)) * rows.length);
    setAt(Math.max(0, Math.min(rows.length - 1, place)));
  };
  const marks = monthStarts(rows, width < 620 ? 3 : 8);
  return html`
    <div class="prints" ref=${element} style=${{ height: `${HEIGHT}px` }} onPointerMove=${follow} onPointerDown=${follow} onPointerLeave=${() => setAt(null)}
      onClick=${() => chosen && (location.hash = indexAddress(index, chosen.date))}>
      <svg width=${width} height=${HEIGHT} role="img" aria-label=${`Prints of ${index}, ${rows[0].date} to ${rows.at(-1).date}`}>
        <text class="axis" x="0" y="11">${unit}</text>
        ${ticks.map((tick) => html`<g key=${tick}><line class="grid" x1=${LEFT} x2=${width - RIGHT} y1=${y(tick)} y2=${y(tick)} />
          <text class="axis" x=${LEFT - 8} y=${y(tick) + 4} text-anchor="end">${fixed(tick, step >= 0.1 ? 2 : 3)}</text></g>`)}
        ${marks.map(({ i, text }) => html`<text key=${i} class="axis" x=${x(i)} y=${HEIGHT - 6} text-anchor="middle">${text}</text>`)}
        <path class="interval" d=${band} />
        <path class="printed" d=${line((row) => row.value)} />
        ${rows.map((row, i) => html`<${Point} key=${row.date} grade=${row.grade} x=${x(i)} y=${y(row.value)} r=${row.date === date ? 5 : radius} isChosen=${row.date === date} />`)}
        ${chosen && html`<line class="cross" x1=${x(at)} x2=${x(at)} y1=${TOP} y2=${HEIGHT - AXIS} />`}
      </svg>
      ${chosen && html`<div class="card" style=${x(at) > width / 2 ? { right: `${width - x(at) + 12}px` } : { left: `${x(at) + 12}px` }}>
        <header><b>${chosen.date}</b><span>${chosen.grade}</span></header>
        <dl><div><dt>Print</dt><dd>${fixed(chosen.value, printDecimals(index))}</dd></div><div><dt>90% interval</dt><dd>${fixed(chosen.interval_low, printDecimals(index))} – ${fixed(chosen.interval_high, printDecimals(index))}</dd></div>
          <div><dt>Contributors</dt><dd>${fixed(chosen.contributors)}</dd></div></dl><p>Click for its record</p></div>`}
    </div>`;
}

function Point({ grade, x, y, r, isChosen }) {
  const name = `grade ${grade?.toLowerCase()} ${isChosen ? 'at' : ''}`;
  if (grade === 'DAILY') return html`<rect class=${name} x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} />`;
  return html`<circle class=${name} cx=${x} cy=${y} r=${r} />`;
}

function monthStarts(rows, most) {
  const starts = rows.flatMap((row, i) => (row.date.endsWith('-01') ? [{ i, text: row.date.slice(0, 7) }] : []));
  const every = Math.max(1, Math.ceil(starts.length / most));
  const chosen = starts.filter((_, place) => place % every === 0);
  return chosen.length > 1 ? chosen : [{ i: 0, text: rows[0].date.slice(5) }, { i: rows.length - 1, text: rows.at(-1).date.slice(5) }];
}
