// How figures are written: tabular, with a true minus, in the units the header names, always UTC.

export const NOTHING = '–';
const MINUS = '\u2212';
const DAY_MS = 86_400_000;
const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NAME_MONTHS = MONTH_NAMES.map((name) => name.toUpperCase());

/** A number with so many decimals and thousands separators; `–` where there is none. */
export function fixed(value, decimals = 0) {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return NOTHING;
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? MINUS + text : text;
}

/** The same with its sign always shown; zero has none. */
export function signed(value, decimals = 0) {
  const text = fixed(value, decimals);
  return text === NOTHING || text.startsWith(MINUS) || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** Dollars: whole from $10,000 on, cents below; a column gives its decimals, so that they align. */
export function dollars(value, decimals = Math.abs(value) >= 10_000 ? 0 : 2) {
  if (value === null || value === undefined) return NOTHING;
  const text = fixed(Math.abs(value), decimals);
  return (value < 0 && /[1-9]/.test(text) ? MINUS : '') + '$' + text;
}

export function signedDollars(value, decimals) {
  const text = dollars(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share 0..1 as a percentage. */
export function percent(share, decimals = 1) {
  return share === null || share === undefined ? NOTHING : `${fixed(share * 100, decimals)}%`;
}

export function signedPercent(share, decimals = 2) {
  return share === null || share === undefined || !Number.isFinite(share) ? NOTHING : `${signed(share * 100, decimals)}%`;
}

/** Large counts in few digits: 61,824 → 61.8k, 1,240,000 → 1.24M. */
export function brief(value) {
  if (value === null || value === undefined) return NOTHING;
  const size = Math.abs(value);
  if (size >= 1e9) return `${fixed(value / 1e9, 2)}bn`;
  if (size >= 1e6) return `${fixed(value / 1e6, 2)}M`;
  if (size >= 1e4) return `${fixed(value / 1e3, 1)}k`;
  return fixed(value, 0);
}

/** Decimals that a tick needs: 0.001 → 3, 0.5 → 1, 1e-4 → 4. */
export function decimalsOf(tick) {
  const [digits, exponent] = String(tick).toLowerCase().split('e');
  const after = digits.includes('.') ? digits.split('.')[1].length : 0;
  return Math.max(0, after - Number(exponent ?? 0));
}

/** The price moved by so many ticks, on the grid, never below one tick unless it may be; a spread's may. */
export function stepped(price, tick, ticks, leastTicks = 1) {
  const whole = Math.max(leastTicks, Math.round(Number(price || 0) / tick) + ticks);
  return ((whole || 0) * tick).toFixed(decimalsOf(tick));
}

/** The fewest ticks that a contract may be priced at. */
export const leastTicks = (instrument) => (spreadOf(instrument) ? -Infinity : 1);

/** Whether a price lies on the grid of whole ticks. */
export function isOnTick(price, tick) {
  const ticks = price / tick;
  return Math.abs(ticks - Math.round(ticks)) < 1e-6;
}

export const isoDay = (ms) => new Date(ms).toISOString().slice(0, 10);
export const clock = (ms) => new Date(ms).toISOString().slice(11, 19);
export const minute = (ms) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}`;
export const dayBefore = (day, days = 1) => isoDay(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS);

/** "2026-12" → "Dec 2026". */
export function monthName(month) {
  const [year, number] = month.split('-');
  return `${MONTH_NAMES[Number(number) - 1]} ${year}`;
}

/** The delivery month a contract's name carries ("H100_USD-31DEC26" → "2026-12"); null for a perpetual. */
export function deliveryMonth(instrument) {
  const found = /-\d{1,2}([A-Z]{3})(\d{2})/.exec(instrument);
  if (!found) return null;
  const month = NAME_MONTHS.indexOf(found[1]) + 1;
  return month === 0 ? null : `20${found[2]}-${String(month).padStart(2, '0')}`;
}

/**
 * The good and the period of a strip's name, which carries the day two days before the period
 * ("H100Q_USD-30DEC26" → { good: "H100", period: "Q1", year: 2027 }); null for any other contract.
 */
export function stripOf(instrument) {
  const found = /^(.+)([QY])_[A-Z]+-(\d{1,2})([A-Z]{3})(\d{2})$/.exec(instrument);
  if (!found) return null;
  const start = new Date(Date.UTC(2000 + Number(found[5]), NAME_MONTHS.indexOf(found[4]), Number(found[3]) + 2));
  if (start.getUTCDate() !== 1) return null;
  return { good: found[1], period: found[2] === 'Q' ? `Q${start.getUTCMonth() / 3 + 1}` : '', year: start.getUTCFullYear() };
}

let codes = new Set();

/** Tells which codes are goods', so that one that ends with a letter of options is not taken for one. */
export const learnCodes = (known) => (codes = new Set(known));

/**
 * The good, style, day, strike and type of an option's name ("H100A_USD-31DEC26-2d50-C" → { good: "H100", isAverage: true,
 * isResidual: false, day: "31 Dec 26", strike: "2.50", type: "call" }); null for any other contract.
 */
export function optionOf(instrument) {
  const found = /^(.+)_[A-Z]+-(\d{1,2})([A-Z]{3})(\d{2})-(\d+(?:d\d+)?)-([CP])$/.exec(instrument);
  if (!found) return null;
  const letter = /[AR]$/.test(found[1]) && !codes.has(found[1]) ? found[1].at(-1) : '';
  const day = `${found[2]} ${found[3][0]}${found[3].slice(1).toLowerCase()} ${found[4]}`;
  return { good: letter ? found[1].slice(0, -1) : found[1], isAverage: letter === 'A', isResidual: letter === 'R', day,
    strike: found[5].replace('d', '.'), type: found[6] === 'C' ? 'call' : 'put' };
}

/**
 * What a spread's name says: the good and month of the leg that its buyer buys, and the month, or the good, of the one he
 * sells ("H100_USD-FS-31DEC26_31JAN27" → { good: "H100", month: "2026-12", against: "2027-01", isOfGrades: false }).
 */
export function spreadOf(instrument) {
  const found = /^(.+)_[A-Z]+-FS-(\d{1,2}[A-Z]{3}\d{2})_(.+)$/.exec(instrument);
  if (!found) return null;
  const against = deliveryMonth(`-${found[3]}`);
  return { good: found[1], month: deliveryMonth(`-${found[2]}`), against: against ?? found[3], isOfGrades: !against };
}

/**
 * A contract in words: "H100 · Dec 2026", "H100 · Q1 2027", "H100 · Perpetual", "H100 · Dec 2026 − Jan 2027",
 * "H100 − H200 · Dec 2026".
 */
export function contractTitle(instrument) {
  const spread = spreadOf(instrument);
  if (spread?.isOfGrades) return `${spread.good} ${MINUS} ${spread.against} · ${monthName(spread.month)}`;
  if (spread) return `${spread.good} · ${monthName(spread.month)} ${MINUS} ${monthName(spread.against)}`;
  const option = optionOf(instrument);
  if (option) return `${option.good} · ${option.day} · ${option.strike} ${option.isAverage ? 'average ' : option.isResidual ? 'residual-value ' : ''}${option.type}`;
  const strip = stripOf(instrument);
  if (strip) return `${strip.good} · ${strip.period} ${strip.year}`.replace('  ', ' ');
  const base = instrument.split('_')[0];
  const month = deliveryMonth(instrument);
  return `${base} · ${month ? monthName(month) : 'Perpetual'}`;
}

/** The same where there is little room: "H100 Dec 26", "H100 Q1 27", "H100 2027", "H100 Perp". */
export function shortTitle(instrument) {
  const option = optionOf(instrument);
  if (option) return `${option.good}${option.isAverage ? ' avg' : option.isResidual ? ' res' : ''} ${option.day.slice(0, -3)} ${option.strike}${option.type[0].toUpperCase()}`;
  const spread = spreadOf(instrument);
  const short = (month) => `${monthName(month).slice(0, 3)} ${month.slice(2, 4)}`;
  if (spread?.isOfGrades) return `${spread.good}${MINUS}${spread.against} ${short(spread.month)}`;
  if (spread) return `${spread.good} ${short(spread.month).slice(0, 3)}${MINUS}${short(spread.against)}`;
  const strip = stripOf(instrument);
  if (strip) return `${strip.good} ${strip.period ? `${strip.period} ${strip.year % 100}` : strip.year}`;
  const base = instrument.split('_')[0];
  const month = deliveryMonth(instrument);
  return `${base} ${month ? `${monthName(month).slice(0, 3)} ${month.slice(2, 4)}` : 'Perp'}`;
}

/** At which prices a spread's trade was booked: "Dec 26 2.600 / Jan 27 2.612"; nothing for any other trade. */
export function legPrices(trade, decimals) {
  return (trade.legs ?? []).map((leg) => `${shortTitle(leg.instrument_name)} ${fixed(leg.price, decimals)}`).join(' / ');
}

/** Time left, in its two largest units: "10 d 4 h", "3 h 12 min". */
export function left(ms) {
  if (ms <= 0) return 'ended';
  const minutes = Math.floor(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  return days > 0 ? `${days} d ${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Round numbers that cover low..high in about `count` steps. */
export function niceTicks(low, high, count) {
  const raw = (high - low) / Math.max(1, count) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= raw) ?? raw;
  const ticks = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) ticks.push(Number(tick.toFixed(10)));
  return { ticks, step };
}
