// The waterfall of a default as a picture: in order, what each layer had, what it bore, what is left.

import { html } from './html.js';
import { cascade } from '../clearing.js';
import { dollars } from '../figures.js';

export function Waterfall({ known, behind }) {
  const { rows, uncovered, uncoveredShare } = cascade(known, behind);
  return html`
    <div class="scroll"><table class="figures waterfall" aria-label="The layers in their order">
      <thead><tr><th class="text">Layer</th><th class="text picture" aria-hidden="true"><span class="key had">had</span><span class="key used">bore</span></th><th>Had<small>USD</small></th><th>Bore<small>USD</small></th><th class="wide-only">Left to cover<small>USD</small></th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.name} class=${row.isAsked ? '' : 'rest'}>
        <th class="text wrap" scope="row">${row.title}</th>
        <td class="picture"><span class="lane" aria-hidden="true"><u style=${{ width: `${row.hadShare * 100}%` }}></u>${row.used > 0 && html`<i style=${{ width: `${row.usedShare * 100}%` }}></i>`}</span></td>
        <td>${row.available === null ? '–' : dollars(row.available, 0)}</td><td class=${row.used > 0 ? 'strong' : ''}>${row.isAsked ? dollars(row.used, 0) : 'not asked'}</td><td class="wide-only dim">${row.isAsked ? dollars(row.left, 0) : ''}</td></tr>`)}
        <tr class=${`total ${uncovered > 0 ? 'uncovered' : ''}`}><th class="text" scope="row">Uncovered</th>
          <td class="picture"><span class="lane" aria-hidden="true">${uncovered > 0 && html`<i style=${{ width: `${uncoveredShare * 100}%` }}></i>`}</span></td><td></td><td class="strong">${dollars(uncovered, 0)}</td><td class="wide-only dim">of a loss of ${dollars(known.loss, 0)}</td></tr>
      </tbody></table></div>`;
}
