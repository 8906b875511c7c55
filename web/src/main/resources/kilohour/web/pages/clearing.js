// The clearing house: for its officers who lacks what and what to do about it; for everybody else what it publishes.

import { html, useRef, useState } from '../parts/html.js';
import { dollars, minute, percent } from '../figures.js';
import { Confirm } from '../parts/confirm.js';
import { Course, Declare, Default, Refilling } from '../parts/defaults.js';
import { Withdrawals } from '../parts/decisions.js';
import { Empty, Skeleton, Trouble, useLoaded } from '../parts/figure.js';
import { Accounts, Members } from '../parts/members.js';
import { Stops } from '../parts/stops.js';
import { Stress } from '../parts/stress.js';
import { Waterfall } from '../parts/waterfall.js';
import { call, dialog, session, signOut } from '../store.js';

const EVERY_MS = 3_000;
const STRESS_EVERY_MS = 30_000;
/** A venue has well over a thousand contracts. */
const PHASES_EVERY_MS = 15_000;
const PUBLISHED_EVERY_MS = 10_000;

export function Clearing() {
  return session.value?.isOfficer ? html`<${Officers} key=${session.value.name} />` : html`<${Published} />`;
}

// ---- what everybody may see ----------------------------------------------------------------------------------------

function Published() {
  const { data, error } = useLoaded(() => call('public/kilohour/get_clearing_house', {}), [], PUBLISHED_EVERY_MS);
  const { data: sizings } = useLoaded(() => call('public/kilohour/get_fund_sizings', {}), [], 60 * PUBLISHED_EVERY_MS);
  const sized = sizings?.at(-1);
  return html`
    <div class="page clearing">
      <h1 class="sr">Clearing house</h1>
      ${error ? html`<section class="panel"><${Trouble} text=${error} /></section>` : !data ? html`<section class="panel pad"><${Skeleton} rows=${4} /></section>` : html`
      <section class="panel equity" aria-label="The money behind defaults">
        <p>The clearing house is the buyer to every seller. If a member cannot pay, its own margin and fund share go first, then insurance and the venue’s capital, then the other members’ fund shares.</p>
        <dl class="facts">
          <div><dt>Default fund</dt><dd>${dollars(data.fund.fund, 0)}<small>shares of ${data.members} members</small></dd></div>
          ${sized && html`<div><dt>The two largest would cost</dt><dd>${dollars(sized.size, 0)}<small>sized after the run of ${sized.date}</small></dd></div>`}
          <div><dt>Insurance</dt><dd>${dollars(data.fund.insurance, 0)}</dd></div><div><dt>Venue’s capital</dt><dd>${dollars(data.fund.capital, 0)}<small>ahead of every survivor</small></dd></div>
          <div><dt>Members in default</dt><dd>${data.defaults.length}</dd></div>
        </dl>
        ${!session.value && html`<p class="hint">A clearing officer who <button class="link" onClick=${() => (dialog.value = 'sign-in')}>signs in</button> sees members, calls, withdrawals and defaults here.</p>`}
        ${session.value && html`<p class="hint">Your own margin, calls, fund share and auctions are on the <a href="#/portfolio">portfolio page</a>.</p>`}
      </section>
      ${data.defaults.map((known) => html`<section key=${known.member} class="panel" aria-label=${`Default of ${known.name}`}>
        <header class="bar"><h2>Default of member ${known.member} · ${known.name}</h2><span class="push"></span><small>since ${minute(known.since_timestamp)} UTC, ${known.stage}</small></header><${Waterfall} known=${known} /></section>`)}`}
    </div>`;
}

// ---- the officers' page --------------------------------------------------------------------------------------------

/** What the whole page is made of; `round` grows with everything that an officer does. */
const load = () => Promise.all([
  call('private/kilohour/get_clearing_members', {}), call('private/kilohour/get_defaults', {}), call('private/kilohour/get_pending_withdrawals', {}), call('private/kilohour/get_kill_switches', {}),
  call('private/kilohour/get_default_course', {})])
  .then(([members, defaults, pending, switches, steps]) => ({ members, defaults, pending, switches, steps }));

function Officers() {
  const [round, setRound] = useState(0);
  const [chosen, setChosen] = useState(null);
  const { data, error } = useKept(useLoaded(load, [round], EVERY_MS));
  const { data: test, error: testError } = useLoaded(() => call('private/kilohour/get_stress_test', {}), [], STRESS_EVERY_MS);
  const { data: phases } = useKept(useLoaded(() => call('public/kilohour/get_phases', { currency: 'USD' }), [round], PHASES_EVERY_MS));
  const onDone = () => setRound((before) => before + 1);
  const names = new Map((data?.members ?? []).map((member) => [member.member, member.name]));
  return html`
    <div class="page clearing">
      <h1 class="sr">Clearing house</h1>
      ${error && html`<section class="panel"><${Trouble} text=${error} /></section>`}
      <${Standing} data=${data} test=${test} phases=${phases} />
      ${data?.defaults.defaults.map((known) => html`<${Default} key=${known.member} known=${known} defaults=${data.defaults} members=${data.members} steps=${data.steps} onDone=${onDone} />`)}
      <${Accounts} title="Accounts that lack margin" empty="Every account has its initial margin" />
      <${Withdrawals} pending=${data?.pending} onDone=${onDone} />
      ${data && html`<${Refilling} calls=${data.defaults.calls} names=${names} />`}
      <${Members} members=${data?.members} chosen=${chosen} onChoose=${setChosen} />
      ${chosen !== null && html`<${Accounts} key=${chosen} member=${chosen} title=${`Accounts of member ${chosen} · ${names.get(chosen) ?? ''}`} empty="No account" />`}
      <${Stress} test=${test} error=${testError} fund=${data?.defaults.fund} names=${names} />
      <${Course} steps=${data?.steps} names=${names} />
      <${Stops} switches=${data?.switches} phases=${phases} onDone=${onDone} />
      ${data && html`<section class="panel" aria-label="Declare a default"><${Declare} members=${data.members} onDone=${onDone} /></section>`}
      <button class="quiet narrow-only" onClick=${signOut}>Sign out</button>
      <${Confirm} />
    </div>`;
}

/** What was last heard stays while the next is on its way. */
function useKept(heard) {
  const kept = useRef(null);
  kept.current = heard.data ?? kept.current;
  return { data: kept.current, error: heard.error };
}

/** A ratio near one as a percentage, a large one as a multiple. */
const times = (ratio) => (ratio >= 2 ? `${ratio >= 10 ? Math.floor(ratio) : ratio.toFixed(1)} ×` : percent(ratio, 0));

/** The day at a glance, each figure leading to its place on the page. */
function Standing({ data, test, phases }) {
  if (!data) return html`<section class="panel pad"><${Skeleton} rows=${2} /></section>`;
  const sum = (field) => data.members.reduce((all, member) => all + member.house[field] + member.clients[field], 0);
  const waiting = data.pending.filter((each) => each.state === 'unconfirmed').length;
  const open = data.defaults.defaults.filter((known) => known.stage !== 'settled').length;
  const halted = (phases ?? []).filter((each) => each.phase === 'halted').length;
  const covers = test ? (test.cover <= 0 ? 'covered' : times(data.defaults.fund.fund / test.cover)) : '…';
  const fact = (term, value, hint, place, isAlarming) => html`<button key=${term} class=${`fact ${isAlarming ? 'alarming' : ''}`} onClick=${() => show(place)}><span>${term}</span><b>${isAlarming ? html`<i aria-hidden="true">▲ </i>` : ''}${value}</b><small>${hint}</small></button>`;
  return html`
    <nav class="panel standing-facts" aria-label="The day at a glance">
      ${fact('Called', sum('called'), 'accounts with a margin call', 'lacking', sum('called') > 0)}
      ${fact('In liquidation', sum('in_liquidation'), 'accounts', 'lacking', sum('in_liquidation') > 0)}
      ${fact('Defaults', open, `${data.defaults.defaults.length - open} settled`, 'course', open > 0)}
      ${fact('Withdrawals', waiting, 'wait for an officer', 'withdrawals', waiting > 0)}
      ${fact('Fund covers', covers, 'of the two largest failing', 'stress', Boolean(test) && data.defaults.fund.fund < test.cover)}
      ${fact('Stopped', data.switches.length === 0 && halted > 0 ? 'halt' : data.switches.length, `${halted} contracts halted`, 'stops', data.switches.length > 0 || halted > 0)}
    </nav>`;
}

const show = (place) => document.getElementById(place)?.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
