// Members and accounts as a clearing officer sees them: equity against margin, calls with their deadlines, liquidations.

import { html, useState } from './html.js';
import { accountState, usedShare } from '../clearing.js';
import { dollars, fixed, percent } from '../figures.js';
import { call, now } from '../store.js';
import { ask } from './confirm.js';
import { Empty, Skeleton, Trouble, useLoaded } from './figure.js';

const ACCOUNTS_EVERY_MS = 3_000;

/** A share of equity as a bar, with the figure beside it. */
const Used = ({ row }) => html`<span class="gauge small-gauge" aria-hidden="true"><i class=${usedShare(row) >= 1 ? 'over' : usedShare(row) > 0.8 ? 'hot' : ''} style=${{ width: `${usedShare(row) * 100}%` }}></i></span>
  <span>${row.equity > 0 ? percent(row.initial_margin / row.equity, 0) : row.initial_margin > 0 || row.equity < 0 ? 'no equity' : '–'}</span>`;

export function Members({ members, chosen, onChoose }) {
  const whole = (member, field) => member.house[field] + member.clients[field];
  const count = (member, field) => whole(member, field) || '';
  return html`
    <section class="panel" aria-label="Members" id="members">
      <header class="bar"><h2>Members</h2><small class="wide-only">all accounts of each, added up; choose one for its accounts</small></header>
      ${!members ? html`<${Skeleton} rows=${5} />` : html`
      <div class="scroll most"><table class="figures">
        <thead><tr><th class="text">Member</th><th>Equity<small>USD</small></th><th>Initial margin<small>USD</small></th><th class="wide-only">Short of margin<small>USD</small></th><th class="wide-only">Called<small>accounts</small></th><th class="wide-only">Liquidated<small>accounts</small></th><th class="wide-only">Fund share<small>USD</small></th><th class="wide-only">of<small>required</small></th><th class="text">State</th></tr></thead>
        <tbody>${members.map((member) => html`<tr key=${member.member} class=${chosen === member.member ? 'chosen' : ''}>
          <th class="text" scope="row"><button class="link" aria-pressed=${chosen === member.member} onClick=${() => onChoose(chosen === member.member ? null : member.member)}>${member.member} · ${member.name}</button>${count(member, 'called') || count(member, 'in_liquidation') ? html`<small class="under narrow-only state">${whole(member, 'called')} called, ${whole(member, 'in_liquidation')} in liquidation</small>` : ''}</th>
          <td>${dollars(whole(member, 'equity'), 0)}</td><td>${dollars(whole(member, 'initial_margin'), 0)}</td><td class=${`wide-only ${whole(member, 'short_of_margin') > 0 ? 'down' : 'dim'}`}>${dollars(whole(member, 'short_of_margin'), 0)}</td>
          <td class="strong wide-only">${count(member, 'called')}</td><td class="strong wide-only">${count(member, 'in_liquidation')}</td>
          <td class=${`wide-only ${member.fund_held < member.fund_required ? 'down' : ''}`}>${dollars(member.fund_held, 0)}</td><td class="wide-only dim">${dollars(member.fund_required, 0)}</td>
          <td class="text wrap">${memberState(member)}</td></tr>`)}</tbody></table></div>`}
    </section>`;
}

function memberState(member) {
  const words = [];
  if (member.in_default) words.push('in default');
  if (member.stopped) words.push('stopped');
  if (member.fund_calls.length > 0) words.push(`called for ${dollars(member.fund_calls.reduce((sum, each) => sum + each.amount, 0), 0)}`);
  return words.length === 0 ? html`<span class="dim">in good standing</span>` : html`<strong class="down">${words.join(', ')}</strong>`;
}

/** Accounts that lack something, or a member's accounts. */
export function Accounts({ member, title, empty }) {
  const { data, error } = useLoaded(() => call('private/kilohour/get_clearing_accounts', member ? { member, count: 200 } : { short_only: true, count: 200 }), [member ?? 0], ACCOUNTS_EVERY_MS);
  return html`
    <section class="panel" aria-label=${title} id=${member ? undefined : 'lacking'}>
      <header class="bar"><h2>${title}</h2>${data && data.count > data.accounts.length && html`<small>${fixed(data.accounts.length)} of ${fixed(data.count)}, those that use most of their equity</small>`}</header>
      ${error ? html`<${Trouble} text=${error} />` : !data ? html`<${Skeleton} rows=${3} />` : data.accounts.length === 0 ? html`<${Empty} title=${empty}>Accounts stand here when they are called, in liquidation, or short of initial margin.<//>` : html`
      <div class="scroll most"><table class="figures accounts">
        <thead><tr><th class="text">Account</th><th class="text wide-only">Member</th><th>Equity<small>USD</small></th><th>Initial<small>USD</small></th><th class="wide-only">Maintenance<small>USD</small></th><th class="text picture wide-only">Used</th><th class="text wide-only">State</th><th><span class="sr">Act</span></th></tr></thead>
        <tbody>${data.accounts.map((row) => html`<tr key=${row.account}>
          <th class="text" scope="row">${row.account}<small class="under">${row.name}, ${row.kind}</small>${accountState(row, now.value) && html`<small class="under narrow-only state">${accountState(row, now.value)}</small>`}</th><td class="text wide-only">${row.member}</td>
          <td class=${row.equity < 0 ? 'down' : ''}>${dollars(row.equity, 0)}</td><td>${dollars(row.initial_margin, 0)}</td><td class="wide-only">${dollars(row.maintenance_margin, 0)}</td>
          <td class="text picture wide-only"><${Used} row=${row} /></td><td class="text wrap wide-only">${accountState(row, now.value) || html`<span class="dim">${fixed(row.positions)} ${row.positions === 1 ? 'position' : 'positions'}</span>`}</td>
          <td class="act"><${Acts} row=${row} /></td></tr>`)}</tbody></table></div>`}
    </section>`;
}

function Acts({ row }) {
  if (row.liquidation || row.positions === 0) return null;
  return html`<button class="quiet small" onClick=${() => liquidate(row)} aria-label=${`Liquidate account ${row.account}`}>Liquidate…</button>`;
}

const liquidate = (row) => ask({
  title: `Liquidate account ${row.account}?`, isGrave: true, verb: 'Liquidate', reason: 'Reason, kept in the log', typed: String(row.account),
  text: `All orders of ${row.name} are cancelled and its positions are sold in slices, then auctioned, until its equity of ${dollars(row.equity, 0)} covers initial margin, now ${dollars(row.initial_margin, 0)}.`,
  act: async (reason) => {
    await call('private/kilohour/liquidate_account', { account: row.account, reason });
    return `Account ${row.account} is being liquidated.`;
  },
});
