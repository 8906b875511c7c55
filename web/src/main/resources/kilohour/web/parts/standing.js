// What an account in trouble must know first: its margin call and until when, its liquidation, its member's default; and the
// portfolios that its member may bid for.

import { html } from './html.js';
import { contractTitle, dollars, fixed, minute } from '../figures.js';
import { tell } from '../standing.js';
import { useLoaded } from './figure.js';
import { call } from '../store.js';

const STANDING_EVERY_MS = 5_000;
export function Standing() {
  const { data } = useLoaded(
    () => Promise.all([call('private/kilohour/get_margin_status', {}), call('private/kilohour/get_portfolio_auctions', {})]), [], STANDING_EVERY_MS);
  if (!data) return null;
  const [status, auctions] = data;
  const sentences = tell(status);
  const bidding = status.kind === 'house' ? auctions : [];
  if (sentences.length === 0 && bidding.length === 0) return null;
  return html`
    <section class="panel pad standing" aria-label="Margin call and liquidation">
      ${sentences.map((sentence) => html`<p key=${sentence} class="field-error" role="alert">${sentence}</p>`)}
      ${bidding.map((auction) => html`<p key=${auction.auction_id} role="status">${offer(auction)}</p>`)}
    </section>`;
}

function offer(auction) {
  const legs = auction.portfolio.map((leg) => `${fixed(leg.size)} of ${contractTitle(leg.instrument_name)}`).join(', ');
  const bid = auction.bid ? `your bid: ${auction.bid.packages} at ${dollars(auction.bid.price, 2)}` : 'no bid of yours';
  return `Portfolio auction ${auction.auction_id}: ${legs}, in ${auction.packages} packages, until ${minute(auction.closes_timestamp)} UTC, at most ${dollars(auction.reserve, 2)} a package; ${bid}.`;
}
