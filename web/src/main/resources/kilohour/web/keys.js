// The keyboard. Pages say what a key does while they are shown; a key typed into a field stays there.

const layers = [];
/** Keys that may be held down; nothing that sends or cancels an order repeats. */
const REPEATING = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', '+', '=', '-', '[', ']']);

/** Installs a page's keys ({key: action}) and returns how to take them away; the newest layer is asked first. */
export function bindKeys(keys) {
  layers.unshift(keys);
  return () => layers.splice(layers.indexOf(keys), 1);
}

export const isField = (element) => element.closest?.('input, select, textarea, [contenteditable]');

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.repeat && !REPEATING.has(event.key)) return;
    if (isField(event.target) && event.key !== 'Escape') return;
    for (const keys of layers) {
      const action = keys[event.key];
      if (!action) continue;
      if (action(event) === false) continue;
      event.preventDefault();
      return;
    }
  });
}

/** What the help shows: [keys, meaning]. */
export const KEY_HELP = [
  ['Everywhere', [
    ['1 2 3 4 5 6', 'Markets, Trade, Index, Portfolio, Options, Clearing'],
    ['x', 'Cancel all open orders, at once'],
    ['t', 'Dark or light'],
    ['?', 'This help'],
  ]],
  ['Markets', [
    ['/', 'Filter the table'],
    ['← →', 'Walk along the curve (when it has the focus), Enter trades the month'],
  ]],
  ['Trade', [
    ['b', 'Buy: fill in the ticket, the price field has the focus'],
    ['s', 'Sell: likewise'],
    ['↑ ↓', 'Price by one tick, with Shift by ten'],
    ['+ −', 'Quantity by one lot'],
    ['Enter', 'Send the ticket; a large order asks once more'],
    ['Esc', 'Take back a question, leave the field; outside a field: cancel the newest open order in this contract'],
    ['[ ]', 'Contract before, contract after'],
  ]],
  ['Index', [['← →', 'Day before, day after']]],
];
