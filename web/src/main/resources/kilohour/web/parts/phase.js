// The phase of a contract: a banner where it is not trading continuously, what its auction would come to, and the
// officer's halts.

import { html, useState } from './html.js';
import { fixed } from '../figures.js';
import { phaseSentence } from '../phase.js';
import { call, now, quoteOf } from '../store.js';

export function PhaseBanner({ name }) {
  const said = phaseSentence(quoteOf(name).value.phase, now.value);
  return said && html`<p class="phase" role="status"><b>${said.title}:</b> ${said.text}</p>`;
}

/** In place of last and spread while orders gather: the price that they would trade at now. */
export function Building({ phase, lot, decimals }) {
  const { price, amount, imbalance } = phase;
  return html`<div class="middle building" role="group" aria-label="What the auction would come to">
    <b>${price ? fixed(price, decimals) : '–'}</b><small>${price ? `× ${fixed(amount / lot)} indicative` : 'no bid reaches an ask'}</small>
    <span class="push"></span>${price && imbalance !== 0
      ? html`<span class=${imbalance > 0 ? 'up' : 'down'}>${fixed(Math.abs(imbalance) / lot)} more ${imbalance > 0 ? 'to buy' : 'to sell'}</span>`
      : price && html`<small>balanced</small>`}</div>`;
}

const REACHES = [['instrument', 'This contract'], ['index', 'Its index'], ['venue', 'The venue']];

/** What an officer does from here: stops trading and lets it go on, each asked for twice. */
export function OfficerDesk({ instrument }) {
  const name = instrument.instrument_name;
  const index = instrument.kilohour_underlying;
  const [reach, setReach] = useState('instrument');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(null);
  const [outcome, setOutcome] = useState(null);
  const [isSending, setSending] = useState(false);
  const what = { instrument: name, index: `all of ${index}`, venue: 'the whole venue' }[reach];
  const params = { reach, ...(reach !== 'venue' && { name: reach === 'index' ? index : name }) };
  const act = (method, extra, done) => async () => {
    if (asked !== method) {
      setAsked(method);
      setOutcome(null);
      return;
    }
    setAsked(null);
    setSending(true);
    try {
      const concerned = await call(`private/kilohour/${method}`, { ...params, ...extra });
      setOutcome({ text: `${done}: ${concerned.length} ${concerned.length === 1 ? 'contract' : 'contracts'}.`, isError: false });
      setReason('');
    } catch (refused) {
      setOutcome({ text: refused.message, isError: true });
    }
    setSending(false);
  };
  return html`
    <section class="panel officer" aria-label="Officer">
      <header class="bar"><h2>Officer</h2></header>
      <div class="fields">
        <div class="choice full" role="group" aria-label="What is concerned">
          ${REACHES.map(([value, words]) => html`<button key=${value} type="button" aria-pressed=${reach === value} onClick=${() => (setReach(value), setAsked(null))}>${words}</button>`)}</div>
        <label>Reason, which everybody reads<input maxlength="64" value=${reason} onInput=${(event) => (setReason(event.target.value), setAsked(null))} /></label>
        <button class="send sell" disabled=${isSending || !reason.trim()} onClick=${act('halt_trading', { reason: reason.trim() }, 'Halted')}>
          ${asked === 'halt_trading' ? `Press again to halt ${what}` : `Halt ${what}`}</button>
        <button class="primary" disabled=${isSending} onClick=${act('resume_trading', {}, 'Orders gather for the reopening')}>
          ${asked === 'resume_trading' ? `Press again to resume ${what}` : `Resume ${what} by an auction`}</button>
        <p class=${`outcome ${outcome?.isError ? 'error' : ''}`} role="status">${outcome?.text}</p>
      </div>
    </section>`;
}
