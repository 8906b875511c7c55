// What a price is for: one unit of which good, how it is written, and what kind of good it is.

import { decimalsOf } from './figures.js';
import { venue } from './store.js';

const GPU_HOUR = { unit: 'GPU-hour', units: 'GPU-hours', tick_size: 0.001, description: '' };

/** Units that have a shorter name in the head of a column. */
const SHORT = { 'GPU-hour': 'GPU-h', 'GPU-hours': 'GPU-h', 'million tokens': 'M tokens' };

/** What people call goods of a unit; other units are called by their own name. */
const KINDS = { 'GPU-hour': 'Compute', 'million tokens': 'Tokens', GB: 'Memory', MWh: 'Power', module: 'Hardware' };

/** The good of an index: regional indices have no contracts and are of GPU-hours. */
export const goodOf = (index) => venue.value?.goods?.[index] ?? GPU_HOUR;

const short = (name) => SHORT[name] ?? name;

/** In the head of a column: `USD/GPU-h`. */
export const priceHead = (index) => `USD/${short(goodOf(index).unit)}`;

/** In words: `USD per GPU-hour`. */
export const priceWords = (index) => `USD per ${goodOf(index).unit}`;

/** Many units, short: `GPU-h`; one where the count is one. */
export const unitsHead = (index, count = 2) => short(count === 1 ? goodOf(index).unit : goodOf(index).units);

/** Decimals of an order's price. */
export const priceDecimals = (index) => decimalsOf(goodOf(index).tick_size);

/** Decimals of prints and marks, a tenth of a tick. */
export const printDecimals = (index) => priceDecimals(index) + 1;

export const isGpuHour = (index) => goodOf(index).unit === GPU_HOUR.unit;

/** Indices by kind of good, in order of their first: [{kind, indices}]. */
export function byKind(indices) {
  const kinds = new Map();
  for (const index of indices) {
    const { unit } = goodOf(index);
    const kind = KINDS[unit] ?? unit;
    kinds.set(kind, [...(kinds.get(kind) ?? []), index]);
  }
  const compute = [...kinds].filter(([kind]) => kind === KINDS[GPU_HOUR.unit]);
  const others = [...kinds].filter(([kind]) => kind !== KINDS[GPU_HOUR.unit]).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...compute, ...others].map(([kind, members]) => ({ kind, indices: members }));
}
