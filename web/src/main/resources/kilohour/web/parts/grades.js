// What is published beside the prints: the location basis of a day, and a week's grade differentials.

import { html, useState } from './html.js';
import { dayBefore, fixed, signed, signedPercent } from '../figures.js';
import { Empty, Skeleton, Trouble, useLoaded } from './figure.js';
import { call, venue } from '../store.js';
import { indexAddress } from '../route.js';

/** The address of a file to keep, such as download('index_record', 'csv', { index_name: 'H100' }). */
export const download = (name, format, params) => `api/v2/download/${name}.${format}?${new URLSearchParams(params)}`;

/** The regional indices that stand beside an index, whether it is their parent or one of them. */
function regionsBeside(index) {
  const { indices, regional_indices: regional = [] } = venue.value;
  const parent = indices.includes(index) ? index : indices.find((each) => index.startsWith(each));
  return parent ? regional.filter((each) => each.startsWith(parent)) : [];
}

/** Each region's print less the print on one day, with its interval, or why there is none. */
export function LocationBasis({ index, date }) {
  const regions = regionsBeside(index);
  const { data, error } = useLoaded(
    () => Promise.all(regions.map((region) => call('public/kilohour/get_location_basis', { index_name: region, from: date, to: date }))), [regions.join(), date]);
  if (regions.length === 0) return null;
  const rows = (data ?? []).flat();
  return html`
    <section class="panel published" aria-label="Location basis">
      <header class="bar"><h2>Location basis</h2><small>regional print less ${rows[0]?.parent ?? 'the print'}, ${date}</small><span class="push"></span>
        ${regions.map((region) => html`<a key=${region} class="button" download href=${download('location_basis', 'csv', { index_name: region, from: dayBefore(date, 365), to: date })}>${region} CSV</a>`)}</header>
      ${error ? html`<${Trouble} text=${error} />` : !data ? html`<div class="pad"><${Skeleton} rows=${2} /></div>`
        : rows.length === 0 ? html`<${Empty} title="No regional print of this day">Regional prints are kept with the day’s records once they are frozen.<//>` : html`
        <div class="scroll"><table class="figures"><thead><tr><th class="text">Index</th><th>Basis<small>USD/GPU-h</small></th><th>90% interval<small>USD/GPU-h</small></th><th class="text">Grade</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr key=${row.index_name}><th class="text" scope="row"><a href=${indexAddress(row.index_name, date)}>${row.index_name}</a></th>
            ${row.basis === null ? html`<td class="text wrap dim" colspan="3">${row.reason}</td>`
              : html`<td class="strong">${signed(row.basis, 4)}</td><td>${signed(row.interval_low, 4)} to ${signed(row.interval_high, 4)}</td><td class="text">${row.grade}</td>`}</tr>`)}</tbody></table></div>`}
    </section>`;
}

/** A week's table: by how much one level is dearer than another, all else and the provider the same. */
export function Grades({ index, date }) {
  const [week, setWeek] = useState(date);
  const { data, error } = useLoaded(() => call('public/kilohour/get_grade_differentials', { index_name: index, ...(week && { week }) }), [index, week]);
  const from = data?.from ?? week;
  const missing = error?.startsWith('there is no table');
  return html`
    <section class="panel published grades" aria-label="Grade differentials">
      <header class="bar"><h2>Grades</h2>${data && html`<small>${data.gpu}, ${data.from} to ${data.to}; ${fixed(data.goods_compared)} of ${fixed(data.goods)} goods of ${fixed(data.providers)} providers compared</small>`}<span class="push"></span>
        <div class="days"><button class="quiet icon" disabled=${!from} onClick=${() => setWeek(dayBefore(from, 7))} aria-label="Week before" title="Week before">‹</button>
        <button class="quiet icon" disabled=${!from} onClick=${() => setWeek(dayBefore(from, -7))} aria-label="Week after" title="Week after">›</button>
        <button class="quiet" onClick=${() => setWeek(undefined)}>Latest</button>
        ${data && html`<a class="button" download href=${download('grade_differentials', 'csv', { index_name: index, week: data.from })}>CSV</a>`}</div></header>
      ${missing ? html`<${Empty} title="No table of this week">A week’s table is made when the week has ended; the last one is under Latest.<//>`
        : error ? html`<${Trouble} text=${error} />` : !data ? html`<div class="pad"><${Skeleton} rows=${5} /></div>` : html`
        <div class="scroll"><table class="figures"><thead><tr><th class="text">Attribute</th><th class="text">Level</th><th class="text wide-only">Against</th><th>Difference<small>%</small></th><th>Std. error<small>%</small></th><th class="wide-only">Providers<small>that sell both</small></th></tr></thead>
          <tbody>${data.differentials.map((row) => html`<tr key=${row.attribute + row.level} class=${row.difference === null ? 'cut' : ''}><th class="text wrap" scope="row">${row.attribute}</th><td class="text">${row.level || '–'}${row.against && html`<small class="narrow-only">against ${row.against}</small>`}</td><td class="text wide-only">${row.against || '–'}</td>
            ${row.difference === null ? html`<td class="text wrap dim" colspan="2">${row.result}</td>` : html`<td class="strong">${signedPercent(row.difference)}</td><td>${fixed(row.standard_error * 100, 2)}%</td>`}
            <td class="dim wide-only">${fixed(row.providers)}</td></tr>`)}</tbody></table></div>
        <p class="hint pad">What one provider asks for two goods alike in all else, by regression of the week’s log prices. No print is made of it.</p>`}
    </section>`;
}
