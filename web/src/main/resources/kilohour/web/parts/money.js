// Money out: what may leave, the form that asks for it, and what is on its way.

import { html, useState } from './html.js';
import { dollars, percent } from '../figures.js';
import { Empty, Skeleton, useLoaded } from './figure.js';
import { account, call, loadPositions, now } from '../store.js';

const MONEY_EVERY_MS = 5_000;
const STATES = {
  unconfirmed: 'waits for approval', confirmed: 'approved, waits for the bank', completed: 'paid', rejected: 'refused', cancelled: 'cancelled', interrupted: 'not paid by the bank, cash is back',
};

export function Money() {
  const [round, setRound] = useState(0);
  const { data } = useLoaded(
    () => Promise.all([call('private/get_withdrawals', { currency: 'USD', count: 20 }), call('private/get_deposits', { currency: 'USD', count: 20 })]),
    [round], MONEY_EVERY_MS);
  const changed = () => {
    setRound((before) => before + 1);
    loadPositions();
  };
  return html`
    <section class="panel money" aria-label="Money in and out">
      <header class="bar"><h2>Money in and out</h2><span class="push"></span><small>may leave now: <strong>${dollars(account.value?.available_withdrawal_funds ?? 0, 2)}</strong></small></header>
      <${Holdings} />
      <${Statements} />
      <${Withdraw} onDone=${changed} />
      ${!data ? html`<${Skeleton} rows=${3} />` : html`<${Movements} withdrawals=${data[0].data} deposits=${data[1].data} onDone=${changed} />`}
    </section>`;
}

/** A month's or a day's statement as a file. */
function Statements() {
  const [said, setSaid] = useState('');
  const keep = async (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const period = given.get('period');
    const format = event.submitter.value;
    try {
      const answer = await call('private/kilohour/get_account_statement', { [period.length > 7 ? 'date' : 'month']: period, format });
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: { csv: 'text/csv', html: 'text/html', json: 'application/json' }[format] }));
      link.download = `statement-${period}.${format}`;
      link.click();
      URL.revokeObjectURL(link.href);
      setSaid('');
    } catch (refused) {
      setSaid(refused.message);
    }
  };
  return html`
    <form class="withdraw" onSubmit=${keep} aria-label="Statements">
      <label>Statement of a month or a day, UTC<input name="period" required pattern="[0-9]{4}-[0-9]{2}(-[0-9]{2})?" defaultValue=${new Date(now.peek()).toISOString().slice(0, 7)} placeholder="2026-11 or 2026-11-20" /></label>
      ${['html', 'csv', 'json'].map((format) => html`<button key=${format} value=${format}>${format === 'html' ? 'Page to print' : format.toUpperCase()}</button>`)}
      <span class="field-error" role="alert">${said}</span>
    </form>`;
}

/** What is pledged besides dollars, and what it counts for. */
function Holdings() {
  const { data } = useLoaded(() => Promise.all([call('private/kilohour/get_collateral', {}), call('public/kilohour/get_collateral_assets', {})]), [], MONEY_EVERY_MS);
  if (!data || data[0].holdings.length === 0) return null;
  const terms = new Map(data[1].map((asset) => [asset.asset, asset]));
  return html`
    <div class="scroll"><table class="figures" aria-label="Collateral"><thead><tr><th class="text">Collateral</th><th>Units</th><th>Price, USD</th><th>Haircut</th><th>Counts for, USD</th><th class="text">Price is</th></tr></thead>
      <tbody>${data[0].holdings.map((held) => {
        const asset = terms.get(held.asset);
        return html`<tr key=${held.asset}><th class="text">${held.asset}</th><td>${held.amount.toLocaleString('en-US', { maximumFractionDigits: 6 })}</td><td>${asset?.price ?? '–'}</td><td>${percent(asset?.haircut_now ?? 1)}</td><td>${dollars(held.collateral, 2)}</td><td class="text">${asset?.standing}</td></tr>`;
      })}</tbody></table></div>`;
}

/** The amount is held as soon as it is asked for. */
function Withdraw({ onDone }) {
  const [said, setSaid] = useState({ text: '', isError: false });
  const ask = async (event) => {
    event.preventDefault();
    const form = event.target;
    const given = new FormData(form);
    try {
      const asked = await call('private/withdraw', { currency: 'USD', amount: given.get('amount'), reference: given.get('reference') });
      setSaid({ text: `Withdrawal ${asked.id}: ${STATES[asked.state]}.`, isError: false });
      form.reset();
      onDone();
    } catch (refused) {
      setSaid({ text: refused.message, isError: true });
    }
  };
  return html`
    <form class="withdraw" onSubmit=${ask}>
      <label>Amount, USD<input name="amount" inputmode="decimal" autocomplete="off" required placeholder="0.00" /></label>
      <label>Reference<input name="reference" maxlength="64" autocomplete="off" placeholder="optional" /></label>
      <button>Ask to withdraw</button>
      <span class=${said.isError ? 'field-error' : 'said'} role=${said.isError ? 'alert' : 'status'}>${said.text}</span>
    </form>`;
}

function Movements({ withdrawals, deposits, onDone }) {
  const rows = [
    ...withdrawals.map((each) => ({ key: `w${each.id}`, at: each.created_timestamp, what: `Withdrawal ${each.id}`, amount: -each.amount, state: STATES[each.state] + (each.kilohour_reason ? `: ${each.kilohour_reason}` : ''), note: each.kilohour_reference, mayCancel: each.state === 'unconfirmed' ? each.id : null })),
    ...deposits.map((each) => ({ key: `d${each.transaction_id}${each.received_timestamp}`, at: each.received_timestamp, what: 'Deposit', amount: each.amount, state: 'credited', note: each.note })),
  ].sort((a, b) => b.at - a.at);
  if (rows.length === 0) return html`<${Empty} title="Nothing has come in or gone out">Deposits and withdrawals stand here.<//>`;
  const take = (id) => call('private/cancel_withdrawal', { currency: 'USD', id }).then(onDone, onDone);
  return html`
    <div class="scroll most"><table class="figures"><thead><tr><th class="text">Time, UTC</th><th class="text">What</th><th>USD</th><th class="text">State</th><th class="text">Reference</th><th></th></tr></thead>
      <tbody>${rows.map((row) => html`<tr key=${row.key}>
        <td class="text">${new Date(row.at).toISOString().slice(0, 16).replace('T', ' ')}</td><td class="text">${row.what}</td><td>${dollars(row.amount, 2)}</td><td class="text">${row.state}</td><td class="text">${row.note}</td>
        <td class="act">${row.mayCancel && html`<button class="quiet" onClick=${() => take(row.mayCancel)}>Cancel</button>`}</td></tr>`)}</tbody></table></div>`;
}
