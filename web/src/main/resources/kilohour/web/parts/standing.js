// What an account in trouble must know first: its margin call and until when, its liquidation, its member's default; and the
// portfolios that its member may bid for.

import { html, useState } from './html.js';
import { Confirm, ask } from './confirm.js';
import { contractTitle, dollars, fixed, minute } from '../figures.js';
import { tell } from '../standing.js';
import { useLoaded } from './figure.js';
import { call } from '../store.js';

const STANDING_EVERY_MS = 5_000;
export function Standing() {
  const [round, setRound] = useState(0);
  const { data } = useLoaded(
    () => Promise.all([call('private/kilohour/get_margin_status', {}), call('private/kilohour/get_portfolio_auctions', {})]), [round], STANDING_EVERY_MS);
  if (!data) return null;
  const [status, auctions] = data;
  const sentences = tell(status);
  const bidding = status.kind === 'house' ? auctions : [];
  if (sentences.length === 0 && bidding.length === 0) return null;
  return html`
    <section class="panel pad standing" aria-label="Margin call and liquidation">
      ${sentences.map((sentence) => html`<p key=${sentence} class="field-error" role="alert">${sentence}</p>`)}
      ${bidding.map((auction) => html`<p key=${auction.auction_id} role="status">${offer(auction)}</p><${Bid} key=${`bid ${auction.auction_id}`} auction=${auction} onDone=${() => setRound((before) => before + 1)} />`)}
      <${Confirm} />
    </section>`;
}

/** A sealed bid, replaced by the next one; none of packages withdraws it. */
function Bid({ auction, onDone }) {
  const bid = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const packages = Number(given.get('packages'));
    const price = String(given.get('price')).trim();
    const what = packages === 0 ? 'Your bid is withdrawn' : `You take up to ${packages} of ${auction.packages} packages and are paid ${price} dollars for each, or pay if it is negative`;
    ask({
      title: `Bid in auction ${auction.auction_id}?`, verb: packages === 0 ? 'Withdraw the bid' : 'Send the bid', text: `${what}. All packages go at one price, the highest bid accepted; the positions come over at the marks and need margin at once.`,
      act: async () => {
        await call('private/kilohour/bid_for_portfolio', { auction_id: auction.auction_id, packages, price });
        onDone();
        return packages === 0 ? 'Bid withdrawn.' : `Bid for ${packages} packages at ${price} stands until the auction closes.`;
      },
    });
  };
  return html`
    <form class="withdraw" onSubmit=${bid} aria-label=${`Bid in auction ${auction.auction_id}`}>
      <label>Packages, 0 withdraws<input name="packages" inputmode="numeric" required pattern="[0-9]+" autocomplete="off" defaultValue=${auction.bid?.packages ?? ''} /></label>
      <label>USD asked for one, negative to pay<input name="price" inputmode="decimal" required pattern="-?[0-9]+([.][0-9]+)?" autocomplete="off" defaultValue=${auction.bid?.price ?? ''} /></label>
      <button>Bid…</button>
    </form>`;
}

function offer(auction) {
  const legs = auction.portfolio.map((leg) => `${fixed(leg.size)} of ${contractTitle(leg.instrument_name)}`).join(', ');
  const bid = auction.bid ? `your bid: ${auction.bid.packages} at ${dollars(auction.bid.price, 2)}` : 'no bid of yours';
  return `Portfolio auction ${auction.auction_id}: ${legs}, in ${auction.packages} packages, until ${minute(auction.closes_timestamp)} UTC, at most ${dollars(auction.reserve, 2)} a package; ${bid}.`;
}
