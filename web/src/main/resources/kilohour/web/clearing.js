// The clearing house in words and proportions: what the rules say of a default's layers, stages and deadlines.

import { brief, dollars, left, minute } from './figures.js';

/** The waterfall in its order. */
export const LAYERS = [
  ['defaulter_margin', 'Defaulter’s margin'], ['defaulter_fund', 'Defaulter’s fund share'], ['insurance_and_capital', 'Insurance and capital'],
  ['survivors_fund', 'Survivors’ fund shares'], ['assessments', 'Assessments'], ['gains_haircut', 'Haircut of gains'],
];

/**
 * The layers of a default as a picture: what each had and bore in order, those not asked yet with what stands behind
 * (`behind` by name, in dollars; none where it is not known), shares of one scale, and what is left after each.
 */
export function cascade(known, behind = {}) {
  const asked = new Map(known.layers.map((layer) => [layer.name, layer]));
  let toCover = known.loss;
  const rows = LAYERS.map(([name, title]) => {
    const layer = asked.get(name);
    const available = layer?.available ?? behind[name] ?? null;
    const used = layer?.used ?? 0;
    toCover = Math.max(0, cents(toCover - used));
    return { name, title, available, used, isAsked: Boolean(layer), left: toCover };
  });
  const scale = Math.max(1, known.loss, ...rows.map((row) => row.available ?? 0));
  return { rows: rows.map((row) => ({ ...row, hadShare: (row.available ?? 0) / scale, usedShare: row.used / scale })), uncovered: known.uncovered, uncoveredShare: known.uncovered / scale };
}

const cents = (value) => Math.round(value * 100) / 100;

/** What stands behind the layers that were not asked yet. */
export function standingBehind(defaults) {
  const living = defaults.fund.shares.filter((share) => !share.in_default);
  return {
    insurance_and_capital: defaults.fund.insurance + defaults.fund.capital, survivors_fund: defaults.fund.fund,
    assessments: living.reduce((sum, share) => sum + share.required, 0) * defaults.parameters.assessment_ppm / 1e6,
  };
}

const STEPS = [['declared', 'Declared'], ['book', 'Sold in the book'], ['auction', 'Auctioned'], ['waterfall', 'Loss borne'], ['assessing', 'Assessments'], ['settled', 'Settled']];

/**
 * How far a default is: its steps, each done, now, passed over or to come. `liquidations` are of the member's accounts;
 * `wasAuctioned` whether a portfolio of one of them was.
 */
export function stagesOf(known, liquidations, wasAuctioned) {
  const inBook = liquidations.some((each) => each.stage === 'book');
  const inAuction = liquidations.some((each) => each.stage === 'auction');
  const wasPassed = { auction: !wasAuctioned, assessing: !known.layers.some((layer) => layer.name === 'assessments' && layer.used > 0) };
  const now = inBook ? 'book' : inAuction ? 'auction' : known.stage === 'assessing' ? 'assessing' : known.stage === 'settled' ? 'settled' : 'book';
  const at = STEPS.findIndex(([name]) => name === now);
  return STEPS.map(([name, title], i) => ({ name, title, state: i < at && wasPassed[name] ? 'passed' : i < at || (i === at && now === 'settled') ? 'done' : i === at ? 'now' : 'next' }));
}

/** Until when, and how long that is: "2026-11-22 12:00 (3 h 12 min left)". */
export const deadline = (ms, nowMs) => `${minute(ms)} (${ms > nowMs ? `${left(ms - nowMs)} left` : 'due'})`;

/** How much of its equity an account uses, for the eye: 0 to 1, and 1 where there is none left. */
export const usedShare = (row) => (row.equity <= 0 ? (row.initial_margin > 0 || row.equity < 0 ? 1 : 0) : Math.min(1, row.initial_margin / row.equity));

const REASONS = { below_maintenance: 'below maintenance', call_missed: 'call missed', officer: 'by an officer', member_default: 'member in default' };

/** What an account's state asks of an officer, in words: "called", "in liquidation", … */
export function accountState(row, nowMs) {
  const words = [];
  if (row.liquidation) words.push(`liquidation: ${row.liquidation.stage === 'book' ? `slice ${row.liquidation.slices} in the book` : `auction ${row.liquidation.auctions}`} (${REASONS[row.liquidation.reason]})`);
  if (row.margin_call) words.push(`call ${dollars(row.margin_call.shortfall, 0)}, due ${deadline(row.margin_call.due_timestamp, nowMs)}`);
  if (row.in_default) words.push('member in default');
  if (row.stopped) words.push('stopped');
  if (words.length === 0 && row.initial_margin > row.equity) words.push('short of initial margin');
  return words.join('; ');
}

/** The fund against what it must cover: a sentence. */
export function coverSentence(fund, cover) {
  if (cover <= 0) return 'No two members’ failure would reach the fund in any scenario.';
  const share = fund / cover;
  return share >= 1 ? `The fund of ${dollars(fund, 0)} covers the two largest failing together (${dollars(cover, 0)}) ${share >= 10 ? 'more than ten times' : `${share.toFixed(2)} times`}.`
    : `The fund of ${dollars(fund, 0)} does not cover the two largest failing together: ${dollars(cover - fund, 0)} is missing of ${dollars(cover, 0)}.`;
}

/** A stress matrix ready to show: members by their worst loss, cells with shares of the largest loss of all. */
export function stressRows(test) {
  const largest = Math.max(1, ...test.members.flatMap((member) => member.loss));
  return [...test.members]
    .map((member) => ({ ...member, worst: Math.max(...member.loss, 0), cells: member.loss.map((loss, i) => ({ loss, uncovered: member.uncovered[i], share: Math.max(0, loss) / largest, text: loss > 0 ? brief(loss) : loss < 0 ? `+${brief(-loss)}` : '0' })) }))
    .sort((a, b) => Math.max(...b.uncovered) - Math.max(...a.uncovered) || b.worst - a.worst || a.member - b.member);
}
