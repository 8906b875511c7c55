// An action that moves money or stops people: asked before, done once, told after in a sentence.

import { html, useEffect, useRef, useState } from './html.js';
import { signal } from '../vendor/signals.js';
import { notice } from '../store.js';

/** What is being asked: {title, text, verb, isGrave, reason, typed, act}; null while nothing is. */
const question = signal(null);

/**
 * Asks, and does it at most once however often the button is pressed.
 *
 * `act(reason)` does it and resolves with the sentence that says what happened; `reason` labels a field that must be filled
 * in, `typed` is what must be typed to go on.
 */
export function ask(asked) {
  question.value = { ...asked };
}

export function Confirm() {
  const element = useRef(null);
  const asked = question.value;
  useEffect(() => {
    if (asked && !element.current.open) element.current.showModal();
    if (!asked && element.current.open) element.current.close();
  }, [asked]);
  const close = () => (question.value = null);
  return html`
    <dialog ref=${element} class="confirm" aria-label=${asked?.title} onClose=${close} onClick=${(event) => event.target === element.current && close()}>
      ${asked && html`<${Question} key=${asked.title + asked.text} asked=${asked} onClose=${close} />`}
    </dialog>`;
}

function Question({ asked, onClose }) {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState(null);
  const [isSending, setSending] = useState(false);
  /** Set before the call leaves, not with the next rendering: a second press finds it. */
  const isOnItsWay = useRef(false);
  const isReady = (!asked.reason || reason.trim()) && (!asked.typed || typed.trim() === asked.typed);
  const submit = async (event) => {
    event.preventDefault();
    if (!isReady || isOnItsWay.current) return;
    isOnItsWay.current = true;
    setSending(true);
    try {
      notice.value = { text: await asked.act(reason.trim()), isError: false };
      onClose();
    } catch (refused) {
      setError(refused.message);
      isOnItsWay.current = false;
      setSending(false);
    }
  };
  return html`
    <form class="modal fields" onSubmit=${submit} noValidate>
      <h2>${asked.title}</h2>
      <p>${asked.text}</p>
      ${asked.reason && html`<label>${asked.reason}<input name="reason" maxlength=${asked.reasonMax ?? 200} autocomplete="off" value=${reason} autofocus onInput=${(event) => setReason(event.target.value)} /></label>`}
      ${asked.typed && html`<label><span>Type <b>${asked.typed}</b> to go on</span><input name="typed" autocomplete="off" spellcheck="false" value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>`}
      <p class="field-error" role="alert">${error}</p>
      <div class="answers">
        <button type="button" autofocus=${!asked.reason} onClick=${onClose}>Leave it</button>
        <button class=${asked.isGrave ? 'send sell' : 'primary'} disabled=${!isReady || isSending}>${isSending ? 'Sending …' : asked.verb}</button>
      </div>
    </form>`;
}
