// Where the terminal starts: one store, one frame, the page its address names.

import { render } from './vendor/preact.js';
import { html, useEffect } from './parts/html.js';
import { Frame } from './parts/frame.js';
import { Markets } from './pages/markets.js';
import { Trade } from './pages/trade.js';
import { IndexPage } from './pages/index.js';
import { Clearing } from './pages/clearing.js';
import { Options } from './pages/options.js';
import { Portfolio } from './pages/portfolio.js';
import { route, start, venue } from './store.js';
import { Skeleton } from './parts/figure.js';

const TITLES = { markets: 'Markets', trade: 'Trade', index: 'Index', portfolio: 'Portfolio and margin', options: 'Options', clearing: 'Clearing' };

function Page() {
  const at = route.value;
  useEffect(() => {
    const what = at.instrument ?? at.index;
    document.title = `${what ? `${what} · ` : ''}${TITLES[at.page]} · Kilohour`;
  }, [at]);
  if (!venue.value) return html`<div class="page"><section class="panel pad"><${Skeleton} rows=${10} /></section></div>`;
  switch (at.page) {
    case 'trade':
      return html`<${Trade} instrument=${at.instrument} />`;
    case 'index':
      return html`<${IndexPage} index=${at.index} date=${at.date} />`;
    case 'options':
      return html`<${Options} index=${at.index} month=${at.month} style=${at.style} />`;
    case 'clearing':
      return html`<${Clearing} />`;
    case 'portfolio':
      return html`<${Portfolio} />`;
    default:
      return html`<${Markets} index=${at.index} />`;
  }
}

start();
render(html`<${Frame}><${Page} /><//>`, document.getElementById('terminal'));
