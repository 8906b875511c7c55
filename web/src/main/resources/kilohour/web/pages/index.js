// Index: a print, everything that went into it, everything that was refused, and the sum done again by the reader.

import { html, useEffect, useState } from '../parts/html.js';
import { dayBefore, dollars, fixed, isoDay, percent, signed } from '../figures.js';
import { Empty, Skeleton, Trouble, useLoaded } from '../parts/figure.js';
import { GRADES, Prints } from '../parts/prints.js';
import { TokenDay } from '../parts/tokens.js';
import { bindKeys } from '../keys.js';
import { equalsPrint, fromHours, middleHalf, rowsOfHour } from '../fixing.js';
import { Grades, LocationBasis, download } from '../parts/grades.js';
import { isGpuHour, printDecimals, priceHead, priceWords } from '../goods.js';
import { call, chosenIndex, now, printedIndices, venue } from '../store.js';
import { indexAddress } from '../route.js';

const RANGES = [[60, '60 days'], [180, '6 months'], [400, '13 months']];
const EVIDENCE = [['trade', 'Trades', 'executed'], ['offer', 'Offers', 'executable'], ['list', 'List prices', 'rate cards']];

/** Did somebody else compute it? Then what it was made from is theirs to show. */
const isReported = (record) => record.method_version.startsWith('REPORTED');

export function IndexPage({ index, date }) {
  const chosen = chosenIndex(index, printedIndices());
  if (!chosen) return html`<div class="page"><section class="panel"><${Empty} title="No index has a print yet">Prints appear here once observations have been read.<//></section></div>`;
  return html`<${Day} chosen=${chosen} date=${date} />`;
}

function Day({ chosen, date }) {
  const isTokens = chosen === venue.value.token_index;
  const [tokenDate, setTokenDate] = useState(null);
  const { data: record, error } = useLoaded(() => (isTokens ? null : call('public/kilohour/get_index_record', { index_name: chosen, ...(date && { date }) })), [chosen, date]);
  const shownDate = (isTokens ? tokenDate : record?.date) ?? date;
  const go = (to) => (location.hash = indexAddress(chosen, to));
  useEffect(() => bindKeys({
    ArrowLeft: () => (shownDate ? go(dayBefore(shownDate)) : false), ArrowRight: () => (shownDate ? go(dayBefore(shownDate, -1)) : false),
  }), [shownDate, chosen]);
  return html`
    <div class="page index">
      <h1 class="sr">Index ${chosen}</h1>
      <header class="bar index-bar">
        <div class="choice" role="group" aria-label="Index">${printedIndices().map((name) => html`<a key=${name} role="button" href=${indexAddress(name, date)} aria-pressed=${name === chosen}>${name}</a>`)}</div>
        <span class="push"></span>
        <div class="days"><button class="quiet icon" disabled=${!shownDate} onClick=${() => go(dayBefore(shownDate))} aria-label="Day before" title="Day before (←)">‹</button>
        <${DayField} key=${shownDate} day=${shownDate} onDay=${go} />
        <button class="quiet icon" disabled=${!shownDate} onClick=${() => go(dayBefore(shownDate, -1))} aria-label="Day after" title="Day after (→)">›</button>
        <a class="button" href=${indexAddress(chosen)}>Latest</a></div>
      </header>
      ${isTokens ? html`<${TokenDay} index=${chosen} date=${date} onDate=${setTokenDate} />` : error ? html`<section class="panel"><${Trouble} text=${error} />${date && html`<p class="pad centre"><a href=${indexAddress(chosen)}>Go to the latest print</a></p>`}</section>`
        : !record ? html`<section class="panel pad"><${Skeleton} rows=${8} /></section>`
        : html`<${Print} record=${record} />${!isReported(record) && html`<${Contributors} key=${record.index_name + record.date} record=${record} />`}`}
      ${!isTokens && html`<${History} key=${chosen} index=${chosen} date=${shownDate} />`}
      ${record && !isTokens && !error && isGpuHour(chosen) && html`<${LocationBasis} key=${'basis' + chosen} index=${chosen} date=${record.date} />`}
      ${!isTokens && isGpuHour(chosen) && html`<${Grades} key=${'grades' + chosen + (date ?? '')} index=${chosen} date=${date} />`}
      ${record && !isTokens && !error && html`${isReported(record) ? html`<${Provenance} record=${record} />` : html`<div class="two"><${Rejects} record=${record} /><${Provenance} record=${record} /></div>`}`}
    </div>`;
}

/** A day typed as ISO writes it; a browser's own date field would show it the local way. */
function DayField({ day, onDay }) {
  const [text, setText] = useState(day ?? '');
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const send = (event) => {
    event.preventDefault();
    if (isDay) onDay(text);
  };
  return html`<form onSubmit=${send}><input class="day" aria-label="Day of the print, UTC, as 2026-11-19" placeholder="YYYY-MM-DD" maxlength="10" value=${text}
    aria-invalid=${text !== '' && !isDay} onInput=${(event) => setText(event.target.value)} onBlur=${() => isDay && text !== day && onDay(text)} /></form>`;
}

function Print({ record }) {
  const low = record.interval_low;
  const high = record.interval_high;
  const span = high - low;
  const cost = record.cost_to_move_1pct;
  const at = (value) => `${Math.max(0, Math.min(100, 10 + (80 * (value - low)) / (span || 1)))}%`;
  const row = (term, value, hint) => html`<div><dt>${term}</dt><dd>${value}${hint && html`<small>${hint}</small>`}</dd></div>`;
  return html`
    <section class="panel print-panel" aria-label="Print">
      <div class="value">
        <small>${record.index_name}, ${record.date}</small>
        <strong>${record.value > 0 ? fixed(record.value, printDecimals(record.index_name)) : 'No print'}</strong>
        <small>${priceWords(record.index_name)}</small>
        ${span > 0 && html`<div class="interval-bar" role="img" aria-label=${`90% interval ${fixed(low, 4)} to ${fixed(high, 4)}`}>
          <span class="track"><i style=${{ left: '10%', right: '10%' }}></i><b style=${{ left: at(record.value) }}></b></span>
          <span class="ends"><em>${fixed(low, 4)}</em><small>90% interval</small><em>${fixed(high, 4)}</em></span></div>`}
      </div>
      <dl class="facts">
        ${row('Grade', html`<span class=${`grade-word ${record.grade?.toLowerCase()}`}>${record.grade}</span>`, isReported(record) ? 'of the evidence, as its administrator says' : GRADES[record.grade])}
        ${row('Status', record.status, record.reason)}
        ${!isReported(record) && row('Effective number', fixed(record.effective_number, 2), 'of independent contributors')}
        ${!isReported(record) && row('Largest influence', signed(record.largest_influence?.influence, 4), record.largest_influence ? `${record.largest_influence.provider}, against the value without it` : '')}
        ${!isReported(record) && row('Cost to move by 1%', dollars(record.cost_to_move_1pct_usd), cost ? `${cost.owner} from ${fixed(cost.price, 4)} to ${fixed(cost.moved_price, 4)} on ${fixed(cost.gpu_hours)} GPU-hours` : 'no owner alone can')}
        ${!isReported(record) && row('Hours', fixed(record.hours?.length || null), 'hourly values in the mean')}
      </dl>
      ${EVIDENCE.some(([key]) => record.evidence_shares?.[key] > 0) && html`<${Evidence} shares=${record.evidence_shares} />`}
    </section>`;
}

function Evidence({ shares }) {
  return html`<div class="evidence" aria-label="Shares of evidence by weight">
    <h3>Evidence by weight</h3>
    <div class="stack" aria-hidden="true">${EVIDENCE.map(([key]) => html`<i key=${key} class=${key} style=${{ width: `${100 * (shares[key] ?? 0)}%` }}></i>`)}</div>
    <ul>${EVIDENCE.map(([key, title, words]) => html`<li key=${key} class=${key}><b>${percent(shares[key] ?? 0)}</b> ${title} <small>${words}</small></li>`)}</ul>
  </div>`;
}

function Contributors({ record }) {
  const [isDone, setDone] = useState(false);
  const [shown, setShown] = useState(-1);
  const hours = record.hours ?? [];
  const hour = hours[shown];
  const { rows, value } = middleHalf(hour ? rowsOfHour(record.contributors, hour) : record.contributors ?? []);
  if (rows.length === 0) return html`<section class="panel"><${Empty} title="No contributors on record">${record.reason || 'This print was carried or determined; its status says how.'}<//></section>`;
  const total = hour ? hour.value : record.value;
  const isSum = equalsPrint(value, total);
  const again = fromHours(hours);
  const isEqual = again ? again.value === record.value && again.hours.every((each, i) => each === hours[i].value) : equalsPrint(value, record.value);
  const isPrinted = record.status === 'PRINTED';
  return html`
    <section class="panel" aria-label="Contributors">
      <header class="bar"><h2>Contributors</h2><small class="wide-only">in order of price; the middle half of the weight is averaged, the rest is cut</small><span class="push"></span>
        ${hours.length > 0 && html`<select aria-label="Rows of" value=${shown} onChange=${(event) => setShown(Number(event.target.value))}><option value=${-1}>Mean of the day</option>
          ${hours.map((each, i) => html`<option key=${i} value=${i}>${hourName(each)} UTC, ${fixed(each.value, 4)}</option>`)}</select>`}
        <button class=${isDone ? '' : 'primary'} onClick=${() => setDone(true)}>Recompute</button></header>
      <div class="scroll">
        <table class="figures contributors">
          <thead><tr><th class="text">Provider</th><th class="text wide-only">Owner</th><th class="text wide-only">Evidence</th><th>Price<small>${priceHead(record.index_name)}</small></th><th>Weight<small>%</small></th>
            <th class="place wide-only">Place in the line<small>0 to 100% of weight, middle half shaded</small></th><th>Counts<small>%</small></th><th>Adds<small>USD</small></th><th class="wide-only">Sum<small>USD</small></th><th>Influence<small>USD if left out</small></th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.provider} class=${row.counts > 0 ? '' : 'cut'}>
            <th class="text" scope="row">${row.provider}<small class="narrow-only">${String(row.evidence).toLowerCase()}</small></th><td class="text dim wide-only">${row.owner}</td><td class="text wide-only"><span class=${`evidence-word ${String(row.evidence).toLowerCase()}`}>${String(row.evidence).toLowerCase()}</span></td>
            <td>${fixed(row.price, 4)}</td><td>${fixed(row.weight * 100, 2)}</td>
            <td class="place wide-only"><span class="lane" aria-hidden="true"><u></u><i style=${{ left: `${row.from * 100}%`, width: `${(row.to - row.from) * 100}%` }}></i></span></td>
            <td>${fixed(row.counts * 100, 2)}</td><td class="strong">${fixed(row.adds, 4)}</td><td class="dim wide-only">${fixed(row.running, 4)}</td><td>${hour ? '–' : signed(row.influence, 4)}</td></tr>`)}</tbody>
          <tfoot>
            <tr><th class="text" scope="row">Sum</th><td class="wide-only"></td><td class="wide-only"></td><td></td><td>${fixed(rows.reduce((sum, row) => sum + row.weight, 0) * 100, 2)}</td><td class="wide-only"></td>
              <td>${fixed(rows.reduce((sum, row) => sum + row.counts, 0) * 100, 2)}</td><td>${fixed(value, 4)}</td><td class="wide-only"></td><td></td></tr>
            ${!isSum && html`<${FootRow} title=${isPrinted ? 'Hours against the day’s rows' : 'Not from these rows'} usd=${signed(Number(total.toFixed(4)) - Number(value.toFixed(4)), 4)} class="rest" />`}
            <${FootRow} title=${hour ? `Value of ${hourName(hour)}` : 'Print'} usd=${fixed(total, 4)} class="total" />
          </tfoot>
        </table>
      </div>
      <p class=${`verdict ${isDone ? (isEqual ? 'equal' : 'unequal') : ''}`} role="status">
        ${!isDone ? `Recompute does the sum in your browser, from ${again ? 'the hours of this record' : 'the rows above'} alone.`
          : again ? html`<b>${isEqual ? 'Equal.' : `Not equal, by ${signed(record.value - again.value, 4)}.`}</b> The mean of ${hours.length} hourly values, each the weighted interquartile mean of its hour’s prices, is ${fixed(again.value, 4)}; the print is ${fixed(record.value, 4)}.`
          : html`<b>${isEqual ? 'Equal.' : `Not equal, by ${signed(record.value - value, 6)}.`}</b> The weighted interquartile mean of these ${rows.length} rows is ${fixed(value, 6)}, the print is ${fixed(record.value, 4)}. ${isEqual ? '' : isPrinted
            ? 'A print is the mean of the day’s hourly values; the rows are each provider’s mean over those hours, so the two part when prices or providers changed within the day.'
            : `Its status is ${record.status}: ${record.reason}`}`}</p>
    </section>`;
}

const hourName = (hour) => new Date(hour.timestamp).toISOString().slice(11, 16);

const FootRow = ({ title, usd, class: className }) => html`<tr class=${className}><th class="text" scope="row" colspan="2">${title}</th><td class="wide-only"></td>
  <td class="wide-only"></td><td></td><td class="wide-only"></td><td></td><td>${usd}</td><td class="wide-only"></td><td></td></tr>`;

function History({ index, date }) {
  const today = isoDay(now.value);
  const [days, setDays] = useState(() => RANGES.map(([count]) => count).find((count) => count >= 180 && (!date || date >= dayBefore(today, count))) ?? RANGES.at(-1)[0]);
  const { data, error } = useLoaded(() => call('public/kilohour/get_index_prints', { index_name: index, from: dayBefore(today, days), to: today }), [index, days, today]);
  const rows = (data ?? []).filter((print) => print.value > 0);
  return html`
    <section class="panel" aria-label="History of prints">
      <header class="bar"><h2>History</h2><div class="choice" role="group" aria-label="Range">${RANGES.map(([count, title]) => html`<button key=${count} aria-pressed=${days === count} onClick=${() => setDays(count)}>${title}</button>`)}</div>
        <span class="push"></span><ul class="legend wide-only"><li class="k-intraday">Intraday</li><li class="k-daily">Daily</li><li class="k-reconstructed">Reconstructed</li><li class="k-interval">90% interval</li></ul></header>
      <div class="prints-room">${error ? html`<${Trouble} text=${error} />` : !data ? html`<${Skeleton} rows=${6} class="tall" />`
        : rows.length === 0 ? html`<${Empty} title="No prints in this range">Choose a longer range, or wait for the first print: it freezes at 02:00 UTC.<//>` : html`<${Prints} index=${index} prints=${rows} date=${date} unit=${priceWords(index)} />`}</div>
    </section>`;
}

function Rejects({ record }) {
  const rejects = record.rejects ?? [];
  return html`
    <section class="panel" aria-label="Rejected inputs">
      <header class="bar"><h2>Rejected inputs</h2><small>${fixed(rejects.reduce((sum, row) => sum + (row.count ?? 1), 0))} observations</small></header>
      ${rejects.length === 0 ? html`<${Empty} title="Nothing was rejected">Every observation of this day met the rules.<//>` : html`
        <div class="scroll"><table class="figures rejects"><thead><tr><th class="text">Reason</th><th class="text">Source</th><th class="text wide-only">Provider</th><th>Price<small>${priceHead(record.index_name)}</small></th><th>Count</th></tr></thead>
          <tbody>${rejects.map((row, i) => html`<tr key=${i}><td class="text wrap">${row.reason}</td><td class="text dim">${row.source}</td><td class="text dim wide-only">${row.provider}</td><td>${fixed(row.price ?? null, 4)}</td><td>${fixed(row.count ?? 1)}</td></tr>`)}</tbody></table></div>`}
    </section>`;
}

function Provenance({ record }) {
  const row = (term, value) => html`<div><dt>${term}</dt><dd><code>${value ?? '–'}</code></dd></div>`;
  return html`
    <section class="panel provenance" aria-label="Record">
      <header class="bar"><h2>Record</h2><span class="push"></span>
        ${[['csv', 'CSV'], ['json', 'JSON'], ['txt', 'Text']].map(([format, title]) => html`<a key=${format} class="button" download href=${download('index_record', format, { index_name: record.index_name, date: record.date })}>${title}</a>`)}</header>
      <dl>${row('Method', record.method_version)}${row('Inputs', record.input_hash)}${row('This record', record.record_hash)}${row('Record before', record.previous_record_hash)}</dl>
      <p class="hint pad">Each record carries the hash of the one before: a changed day would break every later one. The record’s hash is the SHA-256 of its Text.</p>
    </section>`;
}
