// Kill switches and halts: whom they stop, since when and why; thrown and lifted after being asked for.

import { html, useState } from './html.js';
import { minute, spreadOf } from '../figures.js';
import { call, instrumentNamed, venue } from '../store.js';
import { ask } from './confirm.js';
import { Skeleton } from './figure.js';

const REACHES = [['account', 'An account'], ['member', 'A member'], ['venue', 'The venue']];

export function Stops({ switches, phases, onDone }) {
  return html`
    <section class="panel" aria-label="Kill switches and halts" id="stops">
      <header class="bar"><h2>Kill switches and halts</h2><small class="wide-only">a switch cancels orders and refuses new ones; a halt stops contracts and cancels nothing</small></header>
      ${!switches || !phases ? html`<${Skeleton} rows=${2} />` : html`
        <${Thrown} switches=${switches} onDone=${onDone} />
        <${Halted} phases=${phases} onDone=${onDone} />
        <div class="two pad"><${Throw} onDone=${onDone} /><${Halt} onDone=${onDone} /></div>`}
    </section>`;
}

const whom = (each) => (each.reach === 'venue' ? 'the venue' : `${each.reach} ${each.whose}`);

function Thrown({ switches, onDone }) {
  if (switches.length === 0) return html`<p class="verdict">No kill switch is thrown.</p>`;
  return html`<div class="scroll"><table class="figures" aria-label="Thrown kill switches"><thead><tr><th class="text">Stopped</th><th class="text">Since<small>UTC</small></th><th class="text">Why</th><th class="text wide-only">By</th><th><span class="sr">Act</span></th></tr></thead>
    <tbody>${switches.map((each) => html`<tr key=${whom(each)}><th class="text" scope="row">${whom(each)}</th><td class="text dim">${minute(each.since)}</td><td class="text wrap">${each.reason}</td><td class="text dim wide-only">${each.officer}</td>
      <td class="act"><button class="small" onClick=${() => turn(each.reach, each.whose, false, onDone)}>Lift…</button></td></tr>`)}</tbody></table></div>`;
}

function turn(reach, whose, thrown, onDone) {
  const who = whom({ reach, whose });
  ask({
    title: thrown ? `Stop ${who}?` : `Let ${who} trade again?`, verb: thrown ? `Stop ${who}` : 'Lift the switch', isGrave: thrown, reason: thrown ? 'Reason, which those who are stopped read' : 'Why it is lifted',
    ...(thrown && reach === 'venue' && { typed: 'venue' }),
    text: thrown ? `Open orders of ${who} are cancelled at once and new ones refused${reach === 'venue' ? '; only cancels pass' : '; orders that only reduce a position pass'}. Cash moves as ever.` : `New orders of ${who} are taken again. What was cancelled stays cancelled.`,
    act: async (reason) => {
      await call('private/kilohour/set_kill_switch', { reach, whose, thrown, reason });
      onDone();
      return thrown ? `${who[0].toUpperCase()}${who.slice(1)} is stopped; its orders are cancelled.` : `The switch on ${who} is lifted.`;
    },
  });
}

function Throw({ onDone }) {
  const [reach, setReach] = useState('account');
  const [whose, setWhose] = useState('');
  const isNamed = reach === 'venue' || /^\s*[1-9]\d*\s*$/.test(whose);
  const go = (event) => {
    event.preventDefault();
    if (isNamed) turn(reach, reach === 'venue' ? 0 : Number(whose), true, onDone);
  };
  return html`
    <form class="fields" onSubmit=${go} aria-label="Throw a kill switch">
      <h3>Stop</h3>
      <div class="choice full" role="group" aria-label="Whom it stops">${REACHES.map(([value, words]) => html`<button key=${value} type="button" aria-pressed=${reach === value} onClick=${() => setReach(value)}>${words}</button>`)}</div>
      <label>${reach === 'venue' ? 'Everybody' : `${reach === 'member' ? 'Member' : 'Account'}, its number`}<input inputmode="numeric" autocomplete="off" disabled=${reach === 'venue'} value=${reach === 'venue' ? '' : whose} onInput=${(event) => setWhose(event.target.value)} /></label>
      <button class="send sell" disabled=${!isNamed}>Stop ${reach === 'venue' ? 'the venue' : `this ${reach}`}…</button>
    </form>`;
}

/** Contracts that stand still, those of an index together; spreads stand with their legs. */
function Halted({ phases, onDone }) {
  const halted = phases.filter((each) => each.phase === 'halted' && !spreadOf(each.instrument_name));
  if (halted.length === 0) return html`<p class="verdict">No contract is halted.</p>`;
  const groups = new Map();
  for (const each of halted) {
    const index = instrumentNamed(each.instrument_name)?.kilohour_underlying ?? each.instrument_name.split('_')[0];
    groups.set(index, [...(groups.get(index) ?? []), each]);
  }
  return html`<div class="scroll"><table class="figures" aria-label="Halted contracts"><thead><tr><th class="text">Halted</th><th>Contracts</th><th class="text">Why</th><th><span class="sr">Act</span></th></tr></thead>
    <tbody>${[...groups].map(([index, all]) => html`<tr key=${index}><th class="text" scope="row">${all.length === 1 ? all[0].instrument_name : index}</th><td>${all.length}</td><td class="text wrap">${all[0].phase_reason}</td>
      <td class="act"><button class="small" onClick=${() => resume(all.length === 1 ? 'instrument' : 'index', all.length === 1 ? all[0].instrument_name : index, onDone)}>Resume…</button></td></tr>`)}</tbody></table></div>`;
}

function resume(reach, name, onDone) {
  const what = reach === 'venue' ? 'the venue' : reach === 'index' ? `all of ${name}` : name;
  ask({
    title: `Resume ${what}?`, verb: 'Resume by an auction', text: `Orders gather for the reopening and trade at one price; then ${what} trades continuously.`,
    act: async () => {
      const concerned = await call('private/kilohour/resume_trading', { reach, ...(reach !== 'venue' && { name }) });
      onDone();
      return `Orders gather for the reopening of ${concerned.length} ${concerned.length === 1 ? 'contract' : 'contracts'}.`;
    },
  });
}

function Halt({ onDone }) {
  const [name, setName] = useState('venue');
  const reach = name === 'venue' ? 'venue' : 'index';
  const what = reach === 'venue' ? 'the whole venue' : `all of ${name}`;
  const go = (event) => {
    event.preventDefault();
    ask({
      title: `Halt ${what}?`, verb: `Halt ${what}`, isGrave: true, reason: 'Reason, which everybody reads', reasonMax: 64,
      text: 'Open orders stay and can be cancelled; nothing trades and none is taken until trading is resumed.',
      act: async (reason) => {
        const concerned = await call('private/kilohour/halt_trading', { reach, ...(reach === 'index' && { name }), reason });
        onDone();
        return `Halted: ${concerned.length} ${concerned.length === 1 ? 'contract' : 'contracts'}.`;
      },
    });
  };
  return html`
    <form class="fields" onSubmit=${go} aria-label="Halt trading">
      <h3>Halt</h3>
      <label>What; one contract is halted from its trading page<select value=${name} onChange=${(event) => setName(event.target.value)}><option value="venue">The venue</option>${venue.value.indices.map((index) => html`<option key=${index} value=${index}>All of ${index}</option>`)}</select></label>
      <button class="send sell">Halt ${what}…</button>
      <button type="button" onClick=${() => resume(reach, name, onDone)}>Resume ${what}…</button>
    </form>`;
}
