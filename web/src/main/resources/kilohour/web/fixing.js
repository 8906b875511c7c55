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

/** Whether a recomputed value is the print, at the print's own resolution of a tenth of a tick ($0.0001). */
export function equalsPrint(value, print, decimals = 4) {
  return Math.round(value * 10 ** decimals) === Math.round(print * 10 ** decimals);
}
