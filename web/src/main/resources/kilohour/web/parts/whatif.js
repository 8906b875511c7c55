// What would this cost me? Positions that are not there yet, on top of those that are or alone, and what margin they would ask.

import { html, useState } from './html.js';
import { dollars } from '../figures.js';
import { parsePositions } from '../positions.js';
import { call, instruments } from '../store.js';

export function WhatIf() {
  const [outcome, setOutcome] = useState(null);
  const [error, setError] = useState(null);
  const ask = async (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    try {
      setOutcome(await call('private/simulate_portfolio', { simulated_positions: parsePositions(given.get('positions')), add_positions: given.get('alone') === null }));
      setError(null);
    } catch (refused) {
      setOutcome(null);
      setError(refused.message);
    }
  };
  const example = instruments.value[0]?.instrument_name ?? 'H100_USD-31DEC26';
  return html`
    <section class="panel whatif" aria-label="What would this cost me?">
      <header class="bar"><h2>What would this cost me?</h2><small class="wide-only">positions to try, at the marks as they stand; nothing is ordered</small></header>
      <form class="withdraw" onSubmit=${ask}>
        <label>Instrument and units, one a line; a minus is short<textarea name="positions" rows="3" spellcheck="false" placeholder=${`${example} 7440`}></textarea></label>
        <label class="check"><input type="checkbox" name="alone" /> without what I have</label>
        <button>Try</button>
        <span class="field-error" role="alert">${error}</span>
      </form>
      ${outcome && html`<${Outcome} outcome=${outcome} />`}
    </section>`;
}

function Outcome({ outcome }) {
  const row = (term, value, hint) => html`<div><dt>${term}</dt><dd>${dollars(value, 0)}<small>${hint}</small></dd></div>`;
  return html`
    <dl class="facts" role="status">
      ${row('Initial margin', outcome.projected_initial_margin, `now ${dollars(outcome.initial_margin, 0)}`)}
      ${row('Maintenance margin', outcome.projected_maintenance_margin, `now ${dollars(outcome.maintenance_margin, 0)}`)}
      ${row('Available', outcome.projected_available_funds, outcome.projected_available_funds < 0 ? 'more than you have: it would be refused' : 'left for orders')}
      ${outcome.kilohour_underlyings.map((each) => html`<div key=${each.index_name}><dt>${each.index_name}</dt><dd>${dollars(each.loss_in_worst, 0)}<small>${each.worst}${each.charges > 0 ? `; ${dollars(each.charges, 0)} of charges on top` : ''}</small></dd></div>`)}
      ${outcome.kilohour_offset < 0 && row('Offset', outcome.kilohour_offset, 'between indices, in the margin above')}
    </dl>`;
}
