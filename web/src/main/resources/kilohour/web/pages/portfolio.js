// Portfolio and margin: what the account is worth, which scenario binds it, and what causes that.

import { html, useState } from '../parts/html.js';
import { contractTitle, dollars, percent } from '../figures.js';
import { Empty, Skeleton, Trouble, useLoaded } from '../parts/figure.js';
import { Fills, OpenOrders, Positions } from '../parts/blotter.js';
import { call, cancelAll, dialog, orders, positions, session, signOut, tradeWithPracticeMoney, venue } from '../store.js';
import { tradeAddress } from '../route.js';
import { FundShare } from '../parts/fund.js';
import { Money } from '../parts/money.js';
import { Standing } from '../parts/standing.js';
import { WhatIf } from '../parts/whatif.js';

const MARGIN_EVERY_MS = 2_000;

export function Portfolio() {
  if (!session.value) return html`<${Outside} />`;
  if (session.value.isOfficer) return html`<div class="page portfolio"><section class="panel"><${Empty} title="An officer’s key acts for no account">Members, calls and withdrawals are on the <a href="#/clearing">clearing page</a>, halts of one contract on its trading page.<//></section></div>`;
  return html`<${Inside} key=${session.value.name} />`;
}

function Outside() {
  const [error, setError] = useState(null);
  return html`<div class="page portfolio"><h1 class="sr">Portfolio and margin</h1><section class="panel"><${Empty} title="You are not signed in">
    Equity, margin scenarios and positions stand here.
    <span class="doors">${venue.value.practice && html`<button class="primary" onClick=${() => tradeWithPracticeMoney().catch((refused) => setError(refused.message))}>Trade with practice money</button>`}
      <button onClick=${() => (dialog.value = 'sign-in')}>Sign in with keys</button></span>
    <span class="field-error" role="alert">${error}</span><//></section></div>`;
}

function Inside() {
  const held = positions.value.map((position) => `${position.instrument_name} ${position.size}`);
  const { data: margin, error } = useLoaded(() => call('private/kilohour/get_margin', {}), [held, orders.value.length], MARGIN_EVERY_MS);
  const lossInWorst = new Map((margin?.underlyings ?? []).flatMap((underlying) => underlying.positions.map((row) => [row.instrument_name, row.loss_in_worst])));
  return html`
    <div class="page portfolio">
      <h1 class="sr">Portfolio and margin</h1>
      <${Standing} />
      ${error ? html`<section class="panel"><${Trouble} text=${error} /></section>` : html`<${Equity} margin=${margin} />`}
      <${Scenarios} margin=${margin} />
      <${WhatIf} />
      <section class="panel" aria-label="Positions"><header class="bar"><h2>Positions</h2></header><div class="scroll"><${Positions} lossInWorst=${lossInWorst} /></div></section>
      <${FundShare} />
      <${Money} />
      <div class="two">
        <section class="panel" aria-label="Open orders"><header class="bar"><h2>Open orders</h2><span class="push"></span><button class="quiet" disabled=${orders.value.length === 0} onClick=${cancelAll}>Cancel all <kbd>x</kbd></button></header><div class="scroll"><${OpenOrders} /></div></section>
        <section class="panel" aria-label="Fills"><header class="bar"><h2>Fills</h2><span class="push"></span><button class="quiet narrow-only" onClick=${signOut}>Sign out</button></header><div class="scroll most"><${Fills} /></div></section>
      </div>
    </div>`;
}

function Equity({ margin }) {
  if (!margin) return html`<section class="panel pad"><${Skeleton} rows=${3} /></section>`;
  const used = margin.equity > 0 ? margin.initial_margin / margin.equity : 0;
  const floor = margin.equity > 0 ? margin.maintenance_margin / margin.equity : 0;
  const row = (term, value, hint) => html`<div><dt>${term}</dt><dd>${dollars(value, 0)}<small>${hint}</small></dd></div>`;
  return html`
    <section class="panel equity" aria-label="Equity">
      <dl class="facts">
        ${row('Equity', margin.equity, 'cash, collateral and gains not settled yet')}
        ${row('Cash', margin.cash, 'settled daily at 16:00 UTC')}
        ${margin.collateral > 0 && row('Collateral', margin.collateral, 'other assets, less their haircuts')}
        ${row('Initial margin', margin.initial_margin, 'positions and open orders')}
        ${row('Maintenance margin', margin.maintenance_margin, 'what the positions alone require')}
        ${margin.offsets?.map((offset) => html`<div key=${offset.group}><dt>Offset</dt><dd>${dollars(offset.initial_margin, 0)}<small>${offset.index_names.join(', ')}: ${percent(offset.offset_ppm / 1e6)} of losses against each other</small></dd></div>`)}
        ${row('Available', margin.available_funds, 'for new orders')}
      </dl>
      <div class="usage"><span>Margin used</span>
        <div class="gauge" role="img" aria-label=${`Initial margin is ${percent(used)} of equity`}><i class=${used > 0.8 ? 'hot' : ''} style=${{ width: `${Math.min(100, used * 100)}%` }}></i><b style=${{ left: `${Math.min(100, floor * 100)}%` }} title="Maintenance margin"></b></div>
        <strong>${percent(used)}</strong></div>
    </section>`;
}

function Scenarios({ margin }) {
  const underlyings = margin?.underlyings ?? [];
  return html`
    <section class="panel" aria-label="Margin scenarios">
      <header class="bar"><h2>Margin scenarios</h2><small class="wide-only">what the positions would lose in each; the worst one sets the margin</small></header>
      ${!margin ? html`<${Skeleton} rows=${6} />` : underlyings.length === 0
        ? html`<${Empty} title="No position, no scenario">The margin of a position is its loss in the worst of these scenarios. Choose a month on the <a href="#/">curve</a> to see one.<//>`
        : html`<div class="scenarios">${underlyings.map((underlying) => html`<${Underlying} key=${underlying.index_name} underlying=${underlying} />`)}</div>`}
    </section>`;
}

/** Losses to the right of the line, gains to the left; the worst scenario is named as such. */
function Underlying({ underlying }) {
  const largest = Math.max(1, ...underlying.scenarios.map((scenario) => Math.abs(scenario.loss)));
  const gains = Math.max(0, ...underlying.scenarios.map((scenario) => -scenario.loss));
  const zero = (100 * gains) / (gains + Math.max(1, ...underlying.scenarios.map((scenario) => scenario.loss)) || 1);
  const unit = (100 - zero) / Math.max(1, ...underlying.scenarios.map((scenario) => scenario.loss), gains === 0 ? largest : 0);
  const causes = [...underlying.positions].sort((a, b) => b.loss_in_worst - a.loss_in_worst);
  return html`
    <article class="underlying">
      <h3>${underlying.index_name}<small>loss in USD; a minus is a gain</small></h3>
      <ol class="bars">${underlying.scenarios.map((scenario) => {
        const isWorst = scenario.name === underlying.worst;
        const width = Math.min(100, Math.abs(scenario.loss) * unit);
        return html`<li key=${scenario.name} class=${isWorst ? 'worst' : ''}>
          <span class="name">${scenario.name}</span>
          <span class="lane" aria-hidden="true"><u style=${{ left: `${zero}%` }}></u><i class=${scenario.loss > 0 ? 'loss' : 'gain'} style=${scenario.loss > 0 ? { left: `${zero}%`, width: `${width}%` } : { right: `${100 - zero}%`, width: `${Math.min(zero, width)}%` }}></i></span>
          <span class="amount">${dollars(scenario.loss, 0)}</span><span class="flag">${isWorst ? '◄ worst' : ''}</span></li>`;
      })}</ol>
      <h4>What causes it</h4>
      <ul class="causes">${causes.map((row) => html`<li key=${row.instrument_name}><a href=${tradeAddress(row.instrument_name)}>${contractTitle(row.instrument_name)}</a><span>${dollars(row.loss_in_worst, 0)}</span></li>`)}</ul>
      <${Charges} charges=${underlying.charges} />
    </article>`;
}

const CHARGES = [
  ['basis', 'Basis', (charges) => `${charges.matched_units.toLocaleString('en')} units long against short`],
  ['liquidity', 'Liquidity', (charges) => `${charges.net_units.toLocaleString('en')} units net, against a day’s volume`],
  ['concentration', 'Concentration', () => 'beyond the free share of the open interest'],
  ['wrong_way', 'Wrong-way risk', () => 'the member supplies prices to this index'],
];

/** What margin charges on top of the worst scenario; nothing where nothing is charged. */
function Charges({ charges }) {
  const shown = CHARGES.filter(([name]) => charges?.[name] > 0);
  if (shown.length === 0) return null;
  return html`<h4>Charges on top</h4>
    <ul class="causes">${shown.map(([name, title, why]) => html`<li key=${name}><span>${title} <small>${why(charges)}</small></span><span>${dollars(charges[name], 0)}</span></li>`)}</ul>`;
}
