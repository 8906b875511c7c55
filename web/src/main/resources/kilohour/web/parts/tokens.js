// The token index: a day's record with its legs, the basket with its weights and hosts, the links, the history.

import { html, useEffect, useState } from './html.js';
import { dayBefore, dollars, fixed, isoDay, percent, signed } from '../figures.js';
import { Empty, Skeleton, Trouble, useLoaded } from './figure.js';
import { GRADES, Prints } from './prints.js';
import { call, now } from '../store.js';
import { indexAddress } from '../route.js';

const RANGES = [[180, '6 months'], [400, '13 months'], [1000, 'All']];
const usd = (value) => fixed(value, 5);

export function TokenDay({ index, date, onDate }) {
  const { data: record, error } = useLoaded(() => call('public/kilohour/get_token_index_record', { ...(date && { date }) }), [index, date]);
  useEffect(() => onDate(record?.date ?? null), [record?.date]);
  if (error) return html`<section class="panel"><${Trouble} text=${error} />${date && html`<p class="pad centre"><a href=${indexAddress(index)}>Go to the latest print</a></p>`}</section>`;
  if (!record) return html`<section class="panel pad"><${Skeleton} rows=${8} /></section>`;
  return html`
    <${Price} record=${record} />
    <${Basket} key=${record.date} record=${record} />
    <${History} index=${index} date=${record.date} />
    <div class="two"><${Rejects} record=${record} /><${Provenance} record=${record} /></div>`;
}

const Fact = ({ term, value, hint }) => html`<div><dt>${term}</dt><dd>${value}${hint && html`<small>${hint}</small>`}</dd></div>`;

function Price({ record }) {
  const isPrinted = record.value !== null;
  const largest = (rows) => [...rows].sort((a, b) => Math.abs(b.influence) - Math.abs(a.influence))[0];
  const model = largest(record.models);
  const host = largest(record.hosts);
  return html`
    <section class="panel print-panel" aria-label="Print">
      <div class="value">
        <small>${record.index_name}, ${record.date}</small>
        <strong>${isPrinted ? usd(record.value) : 'No print'}</strong>
        <small>USD per million tokens: three parts fresh input, one part output</small>
        ${isPrinted && html`<small>90% interval ${usd(record.interval_low)} to ${usd(record.interval_high)}, over the choice of hosts</small>`}
      </div>
      <dl class="facts">
        ${isPrinted && html`
          <${Fact} term="Fresh input" value=${usd(record.fresh_input)} hint="USD per million tokens" />
          <${Fact} term="Cached input" value=${usd(record.cached_input)} hint="USD per million tokens" />
          <${Fact} term="Output" value=${usd(record.output)} hint="USD per million tokens" />
          <${Fact} term="Linked index" value=${usd(record.linked)} hint=${`price × link factor ${fixed(record.link_factor, 9)}: moved by price changes alone`} />
          <${Fact} term="Grade" value=${html`<span class=${`grade-word ${record.grade.toLowerCase()}`}>${record.grade}</span>`} hint=${GRADES[record.grade]} />`}
        <${Fact} term="Status" value=${record.status} hint=${record.reason} />
        ${isPrinted && html`
          <${Fact} term="Effective number" value=${fixed(record.effective_number, 2)} hint="of models" />
          <${Fact} term="Cost to move by 1%" ...${moveFact(record.cost_to_move_1pct)} />
          ${model && html`<${Fact} term="Largest influence of a model" value=${signed(model.influence, 5)} hint=${`${model.model}: USD if left out`} />`}
          ${host && html`<${Fact} term="Largest influence of a host" value=${signed(host.influence, 5)} hint=${`${host.host}, in ${host.models} models: USD if left out`} />`}
          <${Fact} term="Hourly values" value=${record.hours.length || 'none'} hint=${record.hours.length > 0 ? `the last ${usd(record.hours.at(-1).value)}` : record.hourly.replace('no hourly values: ', '')} />`}
      </dl>
    </section>`;
}

function moveFact(move) {
  if (!move) return { value: '–', hint: 'no single host can, inside the screens' };
  const change = `${move.host} by ${percent(move.change)} on ${move.models.length === 1 ? move.models[0] : `${move.models.length} models`}`;
  return move.cost_usd === null ? { value: 'not known', hint: `${change}; its tokens were not counted` } : { value: dollars(move.cost_usd), hint: `a day: ${change}` };
}

function Basket({ record }) {
  const [open, setOpen] = useState(null);
  if (record.models.length === 0) return html`<section class="panel"><${Empty} title="No models on record">${record.reason}<//></section>`;
  return html`
    <section class="panel" aria-label="Basket">
      <header class="bar"><h2>Basket ${record.basket}</h2><small class="wide-only">${record.measured ? 'weights are tokens counted in the quarter before' : 'weights are stated, not counted'}; choose a model for its hosts</small></header>
      <div class="scroll"><table class="figures contributors basket">
        <thead><tr><th class="text">Model</th><th>Weight<small>% of tokens</small></th><th>Input<small>USD/M</small></th><th class="wide-only">Cached<small>USD/M</small></th><th>Output<small>USD/M</small></th>
          <th class="wide-only">Share<small>% of value</small></th><th class="wide-only">Hosts</th><th class="wide-only">Influence<small>USD if left out</small></th></tr></thead>
        <tbody>${record.models.map((row) => html`
          <tr key=${row.model}><th class="text" scope="row"><button class="link" aria-expanded=${open === row.model} onClick=${() => setOpen(open === row.model ? null : row.model)}>${row.model}</button>
              ${row.state !== 'PRICED' && html`<small>${row.state.toLowerCase()}, ${row.days_old} days old</small>`}</th>
            <td>${fixed(row.weight * 100, 2)}</td><td>${fixed(row.fresh_input, 4)}</td><td class="wide-only">${fixed(row.cached_input, 4)}</td><td>${fixed(row.output, 4)}</td>
            <td class="wide-only">${fixed(row.value_share * 100, 2)}</td><td class="wide-only">${row.hosts.length}</td><td class="wide-only">${signed(row.influence, 5)}</td></tr>
          ${open === row.model && row.hosts.map((host) => html`<tr key=${`${row.model} ${host.host}`} class="cut"><td class="text">${host.host} <small>${host.source}</small></td>
            <td>${fixed(host.weight * 100, 2)}</td><td>${fixed(host.fresh_input, 4)}</td><td class="wide-only">${fixed(host.cached_input, 4)}</td><td>${fixed(host.output, 4)}</td>
            <td class="wide-only"></td><td class="wide-only"></td><td class="wide-only"></td></tr>`)}`)}</tbody></table></div>
    </section>`;
}

function History({ index, date }) {
  const today = isoDay(now.value);
  const [days, setDays] = useState(400);
  const { data, error } = useLoaded(() => call('public/kilohour/get_token_index_prints', { from: dayBefore(today, days), to: today }), [index, days, today]);
  const rows = (data ?? []).filter((print) => print.value > 0);
  return html`
    <section class="panel" aria-label="History of prints">
      <header class="bar"><h2>History</h2><div class="choice" role="group" aria-label="Range">${RANGES.map(([count, title]) => html`<button key=${count} aria-pressed=${days === count} onClick=${() => setDays(count)}>${title}</button>`)}</div></header>
      <div class="prints-room">${error ? html`<${Trouble} text=${error} />` : !data ? html`<${Skeleton} rows=${6} class="tall" />`
        : rows.length === 0 ? html`<${Empty} title="No prints in this range">Choose a longer range.<//>` : html`<${Prints} index=${index} prints=${rows} date=${date} unit="USD per million tokens" />`}</div>
    </section>`;
}

function Rejects({ record }) {
  return html`
    <section class="panel" aria-label="Rejected inputs">
      <header class="bar"><h2>Rejected inputs</h2><small>${fixed(record.rejects.reduce((sum, row) => sum + row.count, 0))} quotes of the basket’s models</small></header>
      ${record.rejects.length === 0 ? html`<${Empty} title="Nothing was rejected">Every quote of the basket’s models counted.<//>` : html`
        <div class="scroll"><table class="figures rejects"><thead><tr><th class="text">Reason</th><th class="text">Model</th><th class="text wide-only">Source</th><th>Price<small>USD/M</small></th><th>Count</th></tr></thead>
          <tbody>${record.rejects.map((row, i) => html`<tr key=${i}><td class="text wrap">${row.reason.toLowerCase().replaceAll('_', ' ')}</td><td class="text dim">${row.model}</td><td class="text dim wide-only">${row.source}</td><td>${fixed(row.price, 4)}</td><td>${fixed(row.count)}</td></tr>`)}</tbody></table></div>`}
    </section>`;
}

function Provenance({ record }) {
  const row = (term, value) => html`<div><dt>${term}</dt><dd><code>${value || '–'}</code></dd></div>`;
  return html`
    <section class="panel provenance" aria-label="Record">
      <header class="bar"><h2>Record</h2><span class="push"></span><a class="button" href=${`api/v2/public/kilohour/get_token_index_record?date=${record.date}`} target="_blank" rel="noopener">As JSON</a></header>
      <dl>${row('Method', record.method_version)}${row('Basket', record.basket_hash)}${row('Inputs', record.input_hash)}${row('This record', record.record_hash)}${row('Record before', record.previous_record_hash)}</dl>
    </section>`;
}
