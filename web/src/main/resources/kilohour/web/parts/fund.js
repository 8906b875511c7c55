// A member's part in the default fund: what it must have, what it has, what it is called for until when.

import { html } from './html.js';
import { deadline } from '../clearing.js';
import { dollars } from '../figures.js';
import { useLoaded } from './figure.js';
import { call, now } from '../store.js';

const FUND_EVERY_MS = 10_000;

export function FundShare() {
  const { data } = useLoaded(() => call('private/kilohour/get_default_fund', {}), [], FUND_EVERY_MS);
  if (!data || (data.fund === 0 && !data.share?.required && data.calls.length === 0)) return null;
  const share = data.share ?? { required: 0, held: 0 };
  return html`
    <section class="panel" aria-label="Default fund">
      <header class="bar"><h2>Default fund</h2><small class="wide-only">what members have put in against each other’s defaults; see the <a href="#/clearing">clearing house</a></small></header>
      ${data.calls.map((called) => html`<p key=${`${called.defaulted_member} ${called.due_timestamp}`} class="field-error pad" role="alert">Your member is called for ${dollars(called.amount, 2)} ${called.defaulted_member === null ? 'to fill up its fund share' : `for the default of member ${called.defaulted_member}`}, due ${deadline(called.due_timestamp, now.value)} UTC: it is taken from the house account then.</p>`)}
      <dl class="facts pad">
        <div><dt>Your member’s share</dt><dd>${dollars(share.held, 0)}<small>${share.held >= share.required ? `required ${dollars(share.required, 0)}` : `${dollars(share.required - share.held, 0)} short of ${dollars(share.required, 0)}`}</small></dd></div>
        <div><dt>Whole fund</dt><dd>${dollars(data.fund, 0)}</dd></div>
        <div><dt>Ahead of it</dt><dd>${dollars(data.insurance + data.capital, 0)}<small>insurance and the venue’s capital</small></dd></div>
      </dl>
    </section>`;
}
