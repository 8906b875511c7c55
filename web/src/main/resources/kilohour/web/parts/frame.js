// What stands around every page: where you are, whether the money is real, whether the data are fresh.

import { html, useEffect, useRef, useState } from './html.js';
import { clock, dollars, isoDay } from '../figures.js';
import { KEY_HELP, bindKeys, listenToKeys } from '../keys.js';
import { account, cancelAll, dialog, link, notice, now, route, session, signIn, signOut, stale, tradeWithPracticeMoney, venue } from '../store.js';

const PAGES = [
  ['markets', '#/', 'Markets'],
  ['trade', '#/trade', 'Trade'],
  ['index', '#/index', 'Index'],
  ['portfolio', '#/portfolio', 'Portfolio'],
  ['options', '#/options', 'Options'],
  ['clearing', '#/clearing', 'Clearing'],
];

export function Frame({ children }) {
  useEffect(() => {
    listenToKeys();
    return bindKeys({
      1: () => go(0), 2: () => go(1), 3: () => go(2), 4: () => go(3), 5: () => go(4), 6: () => go(5),
      t: switchTheme,
      '?': () => (dialog.value = 'help'),
      x: () => (session.value?.isOfficer ? undefined : session.value ? cancelAll() : (dialog.value = 'sign-in')),
    });
  }, []);
  return html`
    <a class="skip" href="#content" onClick=${skip}>Skip to the page</a>
    <header class="top">
      <a class="brand" href="#/"><img src="mark.svg" alt="" width="22" height="22" /><b>Kilohour</b></a>
      <nav class="pages" aria-label="Pages">
        ${PAGES.map(([page, address, title]) => html`
          <a key=${page} href=${address} aria-current=${route.value.page === page ? 'page' : undefined}>${title}</a>`)}
      </nav>
      <${Money} />
      <span class="push"></span>
      <${Connection} />
      <${Clock} />
      <${Who} />
      <button class="quiet icon" onClick=${switchTheme} aria-label="Dark or light" title="Dark or light (t)">◐</button>
      <button class="quiet icon wide-only" onClick=${() => (dialog.value = 'help')} aria-label="Keyboard help" title="Keyboard (?)">?</button>
    </header>
    <main id="content" tabindex="-1" class=${stale.value ? 'stale' : ''}>${children}</main>
    <${Foot} />
    <${Notice} />
    <${Help} />
    <${SignIn} />`;
}

const go = (place) => {
  location.hash = PAGES[place][1];
};

function skip(event) {
  event.preventDefault();
  document.getElementById('content').focus();
}

export function switchTheme() {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  localStorage.setItem('kilohour.theme', theme);
  window.dispatchEvent(new Event('themechange'));
}

function Money() {
  const about = venue.value;
  if (!about) return null;
  return html`
    ${about.practice && html`<span class="badge practice" title="Nothing here is real money">PRACTICE</span>`}
    ${about.simulated && html`<span class="badge wide-only" title="Prices are made by this venue’s own seeded simulation">SIMULATED</span>`}
    ${about.clock === 'DRIVEN' && html`<span class="badge" title="This venue’s clock is driven, not the time of day">DRIVEN<span class="wide-only"> CLOCK</span></span>`}
    ${about.read_only && html`<span class="badge wide-only" title="This venue takes no orders at present">READ ONLY</span>`}
    ${about.stopped && html`<span class="badge" role="status" title=${about.stopped}>TRADING STOPPED</span>`}`;
}

function Clock() {
  const driven = venue.value?.clock === 'DRIVEN';
  return html`<time class="clock" title=${driven ? 'This venue runs on a driven clock' : 'Coordinated Universal Time'}>
    <span class="wide-only">${isoDay(now.value)} </span>${clock(now.value)} <small>UTC</small></time>`;
}

function Connection() {
  const state = link.value;
  const word = state === 'live' ? (stale.value ? 'Stale' : 'Live') : state === 'lost' ? 'Reconnecting' : 'Connecting';
  const kind = word === 'Live' ? 'good' : 'bad';
  return html`<span class=${`link ${kind}`} role="status" title=${word === 'Live' ? 'Connected; data are fresh' : 'Figures may be old'}>
    <i aria-hidden="true">${kind === 'good' ? '●' : '○'}</i><span>${word}</span></span>`;
}

function Who() {
  if (!session.value) {
    return html`<button class="quiet" onClick=${() => (dialog.value = 'sign-in')}>Sign in</button>`;
  }
  if (session.value.isOfficer) {
    return html`<span class="badge" title=${session.value.name}>OFFICER</span><button class="quiet wide-only" onClick=${signOut}>Sign out</button>`;
  }
  return html`
    <a class="who" href="#/portfolio" title="Equity of ${session.value.name}"><small class="wide-only">Equity</small><b>${dollars(account.value?.equity)}</b></a>
    <button class="quiet wide-only" onClick=${signOut} title=${session.value.name}>Sign out</button>`;
}

function Foot() {
  const about = venue.value;
  return html`<footer class="foot">
    <span>${about?.simulated ? 'Prices are made by this venue’s own seeded simulation.' : about ? 'Index prices come from observations of the market; each print lists them.' : ''}</span>
    <span class="push"></span>
    <span>Charts: <a href="https://www.tradingview.com/" rel="noopener noreferrer" target="_blank">TradingView</a> Lightweight Charts™, © 2026 TradingView, Inc.</span>
    ${about && html`<span>${about.name} ${about.version}</span>`}
  </footer>`;
}

function Notice() {
  const [shown, setShown] = useState(null);
  const current = notice.value;
  useEffect(() => {
    if (!current) return undefined;
    setShown(current);
    const timer = setTimeout(() => setShown(null), current.isError ? 8000 : 4000);
    return () => clearTimeout(timer);
  }, [current]);
  return html`<div class="notices" role="status" aria-live="polite">
    ${shown && html`<p class=${shown.isError ? 'error' : ''}>${shown.text}</p>`}
  </div>`;
}

/** A modal that follows `dialog`; Esc and a click beside it close it. */
function Modal({ name, title, children }) {
  const element = useRef(null);
  const isOpen = dialog.value === name;
  useEffect(() => {
    if (isOpen && !element.current.open) element.current.showModal();
    if (!isOpen && element.current.open) element.current.close();
  }, [isOpen]);
  const close = () => (dialog.value = null);
  return html`
    <dialog ref=${element} aria-label=${title} onClose=${() => dialog.value === name && close()}
      onClick=${(event) => event.target === element.current && close()}>
      <div class="modal">
        <header><h2>${title}</h2><button class="quiet icon" onClick=${close} aria-label="Close">✕</button></header>
        ${isOpen && children}
      </div>
    </dialog>`;
}

function Help() {
  return html`<${Modal} name="help" title="Keyboard">
    ${KEY_HELP.map(([where, keys]) => html`
      <section key=${where} class="keys"><h3>${where}</h3>
        <dl>${keys.map(([key, meaning]) => html`<div key=${key}><dt>${key.split(' ').map((each) => html`<kbd key=${each}>${each}</kbd>`)}</dt><dd>${meaning}</dd></div>`)}</dl>
      </section>`)}
  <//>`;
}

function SignIn() {
  const [id, setId] = useState('');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async (action) => {
    setBusy(true);
    setError(null);
    try {
      await action();
      setSecret('');
      dialog.value = null;
    } catch (refused) {
      setError(refused.message);
    }
    setBusy(false);
  };
  const submit = (event) => {
    event.preventDefault();
    if (!id || !secret) setError('Fill in both fields; the keys are in the venue’s credentials.json.');
    else attempt(() => signIn(id.trim(), secret.trim()));
  };
  return html`<${Modal} name="sign-in" title="Sign in">
    ${venue.value?.practice && html`
      <div class="practice-door">
        <button class="primary" disabled=${isBusy} onClick=${() => attempt(tradeWithPracticeMoney)}>Trade with practice money</button>
        <p>No keys needed: a practice account of this venue. Nothing is real.</p>
      </div>`}
    <form class="fields" onSubmit=${submit}>
      <label>Client id<input autocomplete="username" value=${id} onInput=${(event) => setId(event.target.value)} spellcheck="false" /></label>
      <label>Client secret<input type="password" autocomplete="current-password" value=${secret} onInput=${(event) => setSecret(event.target.value)} /></label>
      <p class="field-error" role="alert">${error}</p>
      <button class=${venue.value?.practice ? '' : 'primary'} disabled=${isBusy}>Sign in with keys</button>
      <p class="hint">Keys stay in this tab and are forgotten when it closes.</p>
    </form>
  <//>`;
}
