// Small things every page uses: a number that flashes once, a loading page's data, states for nothing and for errors.

import { html, useEffect, useRef, useState } from './html.js';
import { epoch, link } from '../store.js';

/** A number that flashes once, up or down, when its value moves. */
export function Figure({ value, text, class: className = '' }) {
  const element = useRef(null);
  const before = useRef(value);
  useEffect(() => {
    const was = before.current;
    before.current = value;
    if (!Number.isFinite(was) || !Number.isFinite(value) || was === value) return;
    const name = value > was ? 'flash-up' : 'flash-down';
    element.current.classList.remove('flash-up', 'flash-down');
    void element.current.offsetWidth;
    element.current.classList.add(name);
  }, [value]);
  return html`<span ref=${element} class=${`figure ${className}`}>${text}</span>`;
}

/** Loads on every connection and whenever `inputs` change; repeats every `everyMs` if given. */
export function useLoaded(load, inputs, everyMs) {
  const [state, setState] = useState({ data: null, error: null, key: null });
  const key = JSON.stringify(inputs);
  const round = epoch.value;
  useEffect(() => {
    if (round === 0) return undefined;
    let isCurrent = true;
    const run = () => {
      if (link.peek() !== 'live' || document.hidden) return;
      Promise.resolve(load()).then(
        (data) => isCurrent && setState({ data, error: null, key }),
        (refused) => isCurrent && setState((state) => ({ data: state.key === key ? state.data : null, error: refused.message, key })));
    };
    run();
    const timer = everyMs ? setInterval(run, everyMs) : null;
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [key, round]);
  return state.key === key ? state : { data: null, error: null };
}

export const Skeleton = ({ rows = 4, class: className = '' }) => html`
  <div class=${`skeleton ${className}`} aria-busy="true" aria-label="Loading">
    ${Array.from({ length: rows }, (_, i) => html`<i key=${i} style=${{ width: `${92 - ((i * 17) % 40)}%` }}></i>`)}
  </div>`;

export const Empty = ({ title, children }) => html`<div class="empty"><strong>${title}</strong><p>${children}</p></div>`;

export const Trouble = ({ text }) => html`<div class="empty trouble" role="alert"><strong>This could not be loaded</strong><p>${text}</p></div>`;

/** Buy and sell in words and shape, so that colour is never needed. */
export const SideMark = ({ direction }) => html`
  <span class=${`side ${direction}`}><i aria-hidden="true">${direction === 'buy' ? '▲' : '▼'}</i>${direction === 'buy' ? 'Buy' : 'Sell'}</span>`;

/** How a figure moved, as its text tells it: what rounds to zero did not. */
export const moved = (text) => (text.startsWith('+') ? 'up' : text.startsWith('\u2212') ? 'down' : '');

/** The width of an element, as it changes. */
export function useWidth(otherwise) {
  const element = useRef(null);
  const [width, setWidth] = useState(otherwise);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
