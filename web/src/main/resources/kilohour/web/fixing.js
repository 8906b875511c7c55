// The arithmetic of a print: the weighted interquartile mean, worked row by row.
//
// Contributors stand in order of price and fill the line from 0 to 1 by their weights. Only the middle half, 0.25 to
// 0.75, counts; whoever straddles a boundary counts with the part inside. The value is the sum of price × part × 2.
//
//   price 2.0 weight 0.4 → 0.0 to 0.4, inside 0.15, counts 0.30 → 0.60
//   price 3.0 weight 0.4 → 0.4 to 0.8, inside 0.35, counts 0.70 → 2.10
//   price 9.0 weight 0.2 → 0.8 to 1.0, inside 0              → value 2.70

const LOWER = 0.25;
const UPPER = 0.75;

/** @returns {{value: number|null, rows: Array}} each row with `from`, `to`, `counts` (0..1) and `adds` (USD). */
export function middleHalf(contributors) {
  const weightSum = contributors.reduce((sum, row) => sum + row.weight, 0);
  if (!(weightSum > 0)) return { value: null, rows: [] };
  const ordered = [...contributors].sort((a, b) => a.price - b.price || (a.provider < b.provider ? -1 : 1));
  let at = 0;
  let value = 0;
  const rows = ordered.map((row) => {
    const from = at / weightSum;
    at += row.weight;
    const to = at / weightSum;
    const counts = Math.max(0, Math.min(to, UPPER) - Math.max(from, LOWER)) / (UPPER - LOWER);
    value += counts * row.price;
    return { ...row, from, to, counts, adds: counts * row.price, running: value };
  });
  return { value, rows };
}

// A print is the mean of its hours' values; each is rounded half-even to a tenth of a tick, and so is the mean. Prices
// are whole micro-dollars and weights whole parts per million here, as in the record, so that nothing is lost on the way.
const MICROS = 1e6;
const TENTH_MICROS = 100;

function halfEven(numerator, denominator) {
  const quotient = Math.floor(numerator / denominator);
  const rest = 2 * (numerator - quotient * denominator);
  return quotient + (rest > denominator || (rest === denominator && quotient % 2 === 1) ? 1 : 0);
}

/** The value of one hour in tenths of a tick, from `prices` (USD) and `weights` (0..1), null where not in the hour. */
function hourTenths({ prices, weights }) {
  const ordered = prices.map((price, i) => ({ micros: Math.round((price ?? 0) * MICROS), ppm: Math.round((weights[i] ?? 0) * MICROS) }))
    .sort((a, b) => a.micros - b.micros);
  const total = ordered.reduce((sum, row) => sum + row.ppm, 0);
  let at = 0;
  let sum = 0;
  for (const { micros, ppm } of ordered) {
    // Four times the line, so that its quartiles are whole.
    const counted = Math.min(at + 4 * ppm, 3 * total) - Math.max(at, total);
    if (counted > 0) sum += micros * counted;
    at += 4 * ppm;
  }
  return halfEven(sum, 2 * total * TENTH_MICROS);
}

/** A print made again from the hours of its record: value and hourly values in USD; null if it has no hours. */
export function fromHours(hours) {
  if (!hours?.length) return null;
  const tenths = hours.map(hourTenths);
  const mean = halfEven(tenths.reduce((sum, each) => sum + each, 0), tenths.length);
  return { value: mean / 1e4, hours: tenths.map((each) => each / 1e4) };
}

/** The contributors as they were in one hour of the record, those not in it left out. */
export function rowsOfHour(contributors, hour) {
  return contributors.map((row, i) => ({ ...row, price: hour.prices[i], weight: hour.weights[i] })).filter((row) => row.weight > 0);
}

/** Whether a recomputed value is the print, at the print's own resolution of a tenth of a tick ($0.0001). */
export function equalsPrint(value, print, decimals = 4) {
  return Math.round(value * 10 ** decimals) === Math.round(print * 10 ** decimals);
}
