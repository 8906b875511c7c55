// Withdrawals that wait: two officers above the threshold, each says the amount again.

import { html } from './html.js';
import { dollars, minute } from '../figures.js';
import { call, session } from '../store.js';
import { ask } from './confirm.js';
import { Empty, Skeleton, Trouble } from './figure.js';

export function Withdrawals({ pending, error, onDone }) {
  return html`
    <section class="panel" aria-label="Withdrawals" id="withdrawals">
      <header class="bar"><h2>Withdrawals</h2><small class="wide-only">cash is held as soon as it is asked for; above the threshold two officers approve</small></header>
      ${error ? html`<${Trouble} text=${error} />` : !pending ? html`<${Skeleton} rows=${2} />` : pending.length === 0 ? html`<${Empty} title="No withdrawal waits">What members ask to be paid stands here until officers have decided and the bank has paid.<//>` : html`
      <div class="scroll most"><table class="figures">
        <thead><tr><th class="text">No.</th><th class="text">Account</th><th>Amount</th><th class="text wide-only">To</th><th class="text wide-only">Asked<small>UTC</small></th><th class="text">State</th><th><span class="sr">Act</span></th></tr></thead>
        <tbody>${pending.map((each) => html`<tr key=${each.id}>
          <th class="text" scope="row">${each.id}</th><td class="text">${each.account}<small class="under">${each.name}</small></td><td class="strong">${amount(each)}</td>
          <td class="text wide-only">${each.holder}<small class="under">${each.number} ${each.agent}</small></td><td class="text wide-only dim">${minute(each.requested)}</td><td class="text wrap">${stateOf(each)}</td>
          <td class="act decide">
            ${each.state === 'unconfirmed' && html`<button class="small" disabled=${isMine(each)} title=${isMine(each) ? 'Another officer has to approve it too' : ''} onClick=${() => approve(each, onDone)} aria-label=${`Approve withdrawal ${each.id}`}>Approve…</button>`}
            <button class="quiet small" onClick=${() => refuse(each, onDone)} aria-label=${`Refuse withdrawal ${each.id}`}>${each.state === 'unconfirmed' ? 'Refuse…' : 'Not paid…'}</button></td></tr>`)}</tbody></table></div>`}
    </section>`;
}

const amount = (each) => (each.asset === 'USD' ? dollars(each.amount, 2) : `${each.amount.toLocaleString('en-US', { maximumFractionDigits: 6 })} ${each.asset}`);
const isMine = (each) => each.officer !== null && each.officer === session.value?.key;

function stateOf(each) {
  if (each.state === 'confirmed') return 'approved, waits for the bank';
  return each.officer === null ? (each.approvals_left > 1 ? 'waits for two officers' : 'waits for an officer') : `approved by ${isMine(each) ? 'you' : each.officer}, waits for another officer`;
}

const approve = (each, onDone) => ask({
  title: `Approve withdrawal ${each.id}?`, verb: `Approve ${amount(each)}`,
  text: `${amount(each)} of ${each.name} (account ${each.account}) goes to ${each.holder}, ${each.number}. ${each.approvals_left > 1 ? 'Another officer has to approve it too.' : 'It goes to the bank with this approval.'}`,
  act: async () => {
    const waiting = await call('private/kilohour/approve_withdrawal', { id: each.id, amount: each.amount });
    onDone();
    const left = waiting.find((other) => other.id === each.id)?.approvals_left ?? 0;
    return left > 0 ? `Withdrawal ${each.id} approved; it waits for another officer.` : `Withdrawal ${each.id} of ${amount(each)} approved; it goes to the bank.`;
  },
});

const refuse = (each, onDone) => ask({
  title: each.state === 'unconfirmed' ? `Refuse withdrawal ${each.id}?` : `Did the bank not pay withdrawal ${each.id}?`, verb: each.state === 'unconfirmed' ? 'Refuse' : 'It was not paid', isGrave: true, reason: 'Reason, which its owner reads',
  text: `${amount(each)} goes back to account ${each.account}, ${each.name}.`,
  act: async (reason) => {
    await call('private/kilohour/refuse_withdrawal', { id: each.id, reason });
    onDone();
    return `Withdrawal ${each.id} refused; ${amount(each)} is back on account ${each.account}.`;
  },
});
