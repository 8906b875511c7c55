// The stress set: what each member loses in each scenario, what of it reaches the fund, and the fund against the two largest.

import { html } from './html.js';
import { coverSentence, stressRows } from '../clearing.js';
import { brief, clock, dollars } from '../figures.js';
import { Empty, Skeleton, Trouble } from './figure.js';

const ROWS_MAX = 30;

export function Stress({ test, error, fund, names }) {
  const rows = test ? stressRows(test).filter((row) => row.worst > 0) : [];
  return html`
    <section class="panel" aria-label="Default fund and stress test" id="stress">
      <header class="bar"><h2>Default fund and stress test</h2>${test && html`<small>${clock(test.timestamp)} UTC</small>`}</header>
      ${error ? html`<${Trouble} text=${error} />` : !test || !fund ? html`<${Skeleton} rows=${6} />` : html`
        <${Cover} test=${test} fund=${fund} names=${names} />
        ${rows.length === 0 ? html`<${Empty} title="Nobody loses in any scenario">Members stand here with their losses once they hold positions.<//>` : html`
        <div class="scroll"><table class="figures stress" aria-label="Loss of each member in each scenario, US dollars">
          <thead><tr><th class="text">Member</th>${test.scenarios.map((scenario) => html`<th key=${scenario.code} class=${scenario.code === test.cover_scenario ? 'sizing' : ''} title=${scenario.name}>${scenarioWords(scenario.code)}</th>`)}</tr></thead>
          <tbody>${rows.slice(0, ROWS_MAX).map((row) => html`<tr key=${row.member}>
            <th class="text" scope="row">${row.member} · ${names.get(row.member)}</th>
            ${row.cells.map((cell, i) => html`<td key=${i} class=${`cell ${cell.uncovered > 0 ? 'reaches' : cell.loss > 0 ? '' : 'dim'}`} title=${`${test.scenarios[i].name}: ${dollars(Math.abs(cell.loss), 0)} ${cell.loss >= 0 ? 'lost' : 'gained'}${cell.uncovered > 0 ? `, ${dollars(cell.uncovered, 0)} to the fund` : ''}`}>
              <i aria-hidden="true" style=${{ width: `${cell.share * 100}%` }}></i><span>${cell.text}${cell.uncovered > 0 && html`<b> ▲<span class="sr"> of which ${brief(cell.uncovered)} falls to the fund</span></b>`}</span></td>`)}</tr>`)}</tbody></table></div>
        <p class="hint pad">USD lost; a plus is a gain. ▲ reaches the default fund: more than the member’s margin covers.${rows.length > ROWS_MAX ? ` The ${ROWS_MAX} that would cost most of ${rows.length}.` : ''}${test.cover_scenario ? ` ${scenarioWords(test.cover_scenario)} sizes the fund.` : ''}</p>`}`}
    </section>`;
}

const scenarioWords = (code) => `${code[0]}${code.slice(1).toLowerCase().replaceAll('_', ' ')}`.replace(/^H100/, 'H100');

function Cover({ test, fund, names }) {
  const scale = Math.max(1, test.cover, fund.fund);
  const bar = (title, value, className) => html`<li class=${className}><span class="name">${title}</span><span class="lane" aria-hidden="true"><i style=${{ width: `${(value / scale) * 100}%` }}></i></span><span class="amount">${dollars(value, 0)}</span></li>`;
  return html`
    <div class="pad cover">
      <p class=${fund.fund < test.cover ? 'down' : ''} role="status"><strong>${coverSentence(fund.fund, test.cover)}</strong>${test.largest.length > 0 && test.cover > 0 ? ` ${test.largest.length === 1 ? 'It is' : 'They are'} ${test.largest.map((member) => names.get(member) ?? `member ${member}`).join(' and ')}.` : ''}</p>
      <ul class="bars">${bar('Fund', fund.fund, '')}${bar('Cover 2', test.cover, fund.fund < test.cover ? 'worst' : '')}</ul>
      <dl class="facts">
        <div><dt>Insurance</dt><dd>${dollars(fund.insurance, 0)}</dd></div><div><dt>Venue’s capital</dt><dd>${dollars(fund.capital, 0)}</dd></div>
        <div><dt>Liquidity</dt><dd>${dollars(fund.liquidity, 0)}<small>${dollars(fund.liquidity_used, 0)} in use</small></dd></div>
      </dl>
    </div>`;
}
