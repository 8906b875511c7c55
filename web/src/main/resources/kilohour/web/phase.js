// How a contract trades, in words: continuous, gathering orders for an auction, halted, ended.

import { clock } from './figures.js';

const AUCTIONS = { opening: 'Opening auction', reopening: 'Reopening auction', pause: 'Trading pause', closing: 'Closing call' };

/** What the venue says of a contract's phase, as a ticker carries it. */
export function phaseOf(ticker) {
  return {
    name: ticker.kilohour_phase ?? 'continuous',
    auction: ticker.kilohour_auction ?? null,
    ends: ticker.kilohour_auction_ends ?? null,
    reason: ticker.kilohour_phase_reason ?? null,
    price: ticker.kilohour_indicative_price ?? null,
    amount: ticker.kilohour_indicative_amount ?? 0,
    imbalance: ticker.kilohour_imbalance_amount ?? 0,
  };
}

/** Minutes and seconds that are left, as 1:05. */
function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whether anything is to be said: null while trading is continuous. */
export function phaseSentence(phase, now) {
  switch (phase?.name) {
    case 'halted':
      return { title: 'Halted', text: `${phase.reason ? `${phase.reason}. ` : ''}Open orders stay and can be cancelled; none is taken until trading resumes.` };
    case 'auction':
      return {
        title: AUCTIONS[phase.auction] ?? 'Auction',
        text: `${phase.reason ? `After ${phase.reason}: ` : ''}orders gather until ${clock(phase.ends)} UTC (${countdown(phase.ends - now)} left) and then trade at one price.`,
      };
    case 'ended':
      return { title: 'Ended', text: 'Trading has ended; positions settle.' };
    default:
      return null;
  }
}
