// A member's default, step by step: how far it is, its portfolio's auction, the layers, its clients, the fund's refilling.

import { html, useState } from './html.js';
import { deadline, stagesOf, standingBehind } from '../clearing.js';
import { clock, contractTitle, dollars, fixed, isoDay, minute } from '../figures.js';
import { unitsHead } from '../goods.js';
import { call, instrumentNamed, now } from '../store.js';
import { ask } from './confirm.js';
import { Empty, Skeleton, Trouble, useLoaded } from './figure.js';
import { Waterfall } from './waterfall.js';

const CLIENTS_EVERY_MS = 5_000;

export function Default({ known, defaults, members, steps, onDone }) {
  const liquidations = defaults.liquidations.filter((each) => each.member === known.member);
  const auctions = defaults.auctions.filter((each) => each.member === known.member);
  const wasAuctioned = steps.some((step) => step.step === 'auction_opened' && step.member === known.member && step.timestamp >= known.since_timestamp);
  return html`
    <section class="panel default" aria-label=${`Default of ${known.name}`}>
      <header class="bar"><h2>Default of member ${known.member} · ${known.name}</h2><span class="push"></span><small>since ${minute(known.since_timestamp)} UTC</small></header>
      <p class="pad">${sentence(known.reason)}. ${known.stage === 'settled' && liquidations.length === 0 ? `Its loss of ${dollars(known.loss, 0)} is borne${known.uncovered > 0 ? ` except for ${dollars(known.uncovered, 0)}` : ''}.` : `Its house accounts had ${dollars(known.collateral, 0)} when they came to be closed.`}</p>
      <${Stages} steps=${stagesOf(known, liquidations, wasAuctioned)} />
      ${liquidations.map((each) => html`<p key=${each.account} class="verdict">Account ${each.account}: ${each.stage === 'book' ? `slice ${each.slices} of ${defaults.parameters.book_minutes} in the book` : `round ${each.auctions} of ${defaults.parameters.auction_rounds} at auction`}.</p>`)}
      ${auctions.map((auction) => html`<${Auction} key=${auction.auction_id} auction=${auction} />`)}
      <${Waterfall} known=${known} behind=${standingBehind(defaults)} />
      <${Clients} known=${known} defaults=${defaults} members=${members} onDone=${onDone} />
    </section>`;
}

const sentence = (words) => words[0].toUpperCase() + words.slice(1);

const MARKS = { done: '✓', now: '●', next: '○', passed: '–' };
const WORDS = { done: 'done', now: 'under way', next: 'to come', passed: 'not needed' };

const Stages = ({ steps }) => html`<ol class="stages" aria-label="How far it is">${steps.map((step) => html`<li key=${step.name} class=${step.state} aria-current=${step.state === 'now' ? 'step' : undefined}><i aria-hidden="true">${MARKS[step.state]}</i>${step.title}<span class="sr">: ${WORDS[step.state]}</span></li>`)}</ol>`;

/** Bids are sealed from officers too until the auction is over; the course tells them then. */
export function Auction({ auction }) {
  return html`
    <div class="pad auction" role="group" aria-label=${`Auction ${auction.auction_id}`}>
      <h3>Auction ${auction.auction_id} of account ${auction.account}</h3>
      <p>${auction.packages} packages, at most ${dollars(auction.reserve, 2)} each; bids are sealed until ${deadline(auction.closes_timestamp, now.value)}, then ranked under “What happened”.</p>
      <ul>${auction.portfolio.map((leg) => html`<li key=${leg.instrument_name}>${leg.size > 0 ? 'long' : 'short'} ${fixed(Math.abs(leg.size))} ${unitsHead(instrumentNamed(leg.instrument_name)?.kilohour_underlying)} of ${contractTitle(leg.instrument_name)}</li>`)}</ul>
    </div>`;
}

/** Clients may go to another member, with positions and money, until they are closed out. */
function Clients({ known, defaults, members, onDone }) {
  const { data } = useLoaded(() => call('private/kilohour/get_clearing_accounts', { member: known.member, count: 1000 }), [known.member], CLIENTS_EVERY_MS);
  const clients = (data?.accounts ?? []).filter((row) => row.kind === 'client');
  if (clients.length === 0) return null;
  const until = known.since_timestamp + defaults.parameters.porting_minutes * 60_000;
  const living = (members ?? []).filter((member) => !member.in_default);
  return html`
    <div class="pad"><h3>Its clients</h3><p class="hint">Each can be ported with positions and money while it has its initial margin, until ${deadline(until, now.value)}; who is not ported is closed out then, and what is theirs stays theirs.</p></div>
    <div class="scroll most"><table class="figures" aria-label="Clients of the member in default"><thead><tr><th class="text">Client</th><th>Equity<small>USD</small></th><th>Initial<small>USD</small></th><th class="wide-only">Positions</th><th class="text">To member</th></tr></thead>
      <tbody>${clients.map((row) => html`<${Client} key=${row.account} row=${row} living=${living} onDone=${onDone} />`)}</tbody></table></div>`;
}

function Client({ row, living, onDone }) {
  const [member, setMember] = useState('');
  const isCovered = row.equity >= row.initial_margin;
  const to = living.find((each) => String(each.member) === String(member)) ?? living[0];
  const port = () => ask({
    title: `Port account ${row.account}?`, verb: `Port to ${to.name}`, text: `${row.name} goes to member ${to.member}, ${to.name}, with ${row.positions} ${row.positions === 1 ? 'position' : 'positions'} and ${dollars(row.equity, 0)} of equity. Have both agreed?`,
    act: async () => {
      await call('private/kilohour/port_account', { account: row.account, member: to.member });
      onDone();
      return `Account ${row.account} is with member ${to.member}, ${to.name}.`;
    },
  });
  return html`<tr><th class="text" scope="row">${row.account}<small class="under">${row.name}</small></th><td>${dollars(row.equity, 0)}</td><td>${dollars(row.initial_margin, 0)}</td><td class="wide-only">${row.positions}</td>
    <td class="text act">${row.liquidation ? 'is being closed out' : !isCovered ? 'lacks initial margin' : !to ? 'no member to go to' : html`<select aria-label=${`Member that takes account ${row.account}`} value=${to.member} onChange=${(event) => setMember(event.target.value)}>${living.map((each) => html`<option key=${each.member} value=${each.member}>${each.member} · ${each.name}</option>`)}</select> <button class="small" onClick=${port}>Port…</button>`}</td></tr>`;
}

/** Calls for the fund: shares to be refilled, assessments. */
export function Refilling({ calls, names }) {
  if (calls.length === 0) return null;
  return html`
    <section class="panel" aria-label="Calls for the default fund"><header class="bar"><h2>Calls for the default fund</h2></header>
      <div class="scroll most"><table class="figures"><thead><tr><th class="text">Member</th><th>Amount<small>USD</small></th><th class="text">For</th><th class="text">Due<small>UTC</small></th></tr></thead>
        <tbody>${calls.map((each) => html`<tr key=${`${each.member} ${each.defaulted_member} ${each.due_timestamp}`}><th class="text" scope="row">${each.member} · ${names.get(each.member)}</th><td class="strong">${dollars(each.amount, 2)}</td>
          <td class="text">${each.defaulted_member === null ? 'its share of the fund' : `the default of member ${each.defaulted_member}`}</td><td class="text">${deadline(each.due_timestamp, now.value)}</td></tr>`)}</tbody></table></div></section>`;
}

export function Declare({ members, onDone }) {
  const [number, setNumber] = useState('');
  const living = (members ?? []).filter((member) => !member.in_default);
  const member = living.find((each) => String(each.member) === number);
  const declare = (event) => {
    event.preventDefault();
    if (!member) return;
    ask({
      title: `Declare ${member.name} in default?`, verb: 'Declare the default', isGrave: true, reason: 'Reason, which is published', typed: String(member.member),
      text: `The house accounts of member ${member.member} are closed at once, its clients are ported or closed out, and its losses go down the waterfall. It cannot be taken back.`,
      act: async (reason) => {
        await call('private/kilohour/declare_default', { member: member.member, reason });
        onDone();
        setNumber('');
        return `Member ${member.member}, ${member.name}, is in default.`;
      },
    });
  };
  return html`
    <form class="withdraw" onSubmit=${declare} aria-label="Declare a default">
      <label>Declare a member in default<select value=${number} onChange=${(event) => setNumber(event.target.value)}><option value="">choose a member</option>${living.map((each) => html`<option key=${each.member} value=${each.member}>${each.member} · ${each.name}</option>`)}</select></label>
      <button disabled=${!member}>Declare…</button>
    </form>`;
}

/** The course of events, newest first; an auction that is over with its bids as they were filled. */
export function Course({ steps, error, names }) {
  const told = steps?.filter((step) => step.step !== 'layer' || step.used > 0);
  return html`
    <section class="panel" aria-label="What happened" id="course">
      <header class="bar"><h2>What happened</h2><small class="wide-only">calls, liquidations, auctions, defaults and layers of the last week, the newest first</small></header>
      ${error ? html`<${Trouble} text=${error} />` : !told ? html`<${Skeleton} rows=${4} />` : told.length === 0 ? html`<${Empty} title="A quiet week">Margin calls, liquidations, auctions and defaults stand here as they happen.<//>` : html`
      <ol class="course scroll most">${[...told].reverse().map((step, i) => html`<li key=${told.length - i} class=${step.step}>
        <time datetime=${new Date(step.timestamp).toISOString()}>${isoDay(step.timestamp)} <b>${clock(step.timestamp)}</b></time><div><p>${step.text}.</p>${step.bids?.length > 0 && html`<${Bids} bids=${step.bids} names=${names} />`}</div></li>`)}</ol>`}
    </section>`;
}

const Bids = ({ bids, names }) => html`
  <table class="figures bids" aria-label="Bids, the best first"><thead><tr><th>Rank</th><th class="text">Bidder</th><th>Price<small>USD a package</small></th><th>Packages<small>at most</small></th><th>Got</th></tr></thead>
    <tbody>${bids.map((bid) => html`<tr key=${bid.rank} class=${bid.allotted > 0 ? '' : 'cut'}><td>${bid.rank}</td><td class="text">${bid.account}, ${names.get(bid.member) ?? `member ${bid.member}`}</td><td>${dollars(bid.price, 2)}</td><td>${bid.packages}</td><td class="strong">${bid.allotted}</td></tr>`)}</tbody></table>`;
