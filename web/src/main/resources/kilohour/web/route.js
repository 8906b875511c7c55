// Addresses: every page is a hash that can be sent to someone.

const PAGES = ['markets', 'trade', 'index', 'portfolio', 'options', 'clearing'];

const STYLES = ['on_future', 'average_price'];

const styleOf = (...parts) => Object.fromEntries(parts.filter((part) => STYLES.includes(part)).map((style) => ['style', style]));

/** "#/index/H100/2026-11-19" → {page: "index", index: "H100", date: "2026-11-19"}; anything unknown is the markets. */
export function parseRoute(hash) {
  const [page, first, second, third] = hash.replace(/^#\/?/, '').split('/').map((part) => decodeURIComponent(part));
  if (!PAGES.includes(page)) return { page: 'markets' };
  if (page === 'markets') return first ? { page, index: first } : { page };
  if (page === 'trade') return first ? { page, instrument: first } : { page };
  if (page === 'index') return { page, ...(first && { index: first }), ...(/^\d{4}-\d\d-\d\d$/.test(second ?? '') && { date: second }) };
  if (page === 'options') return { page, ...(first && { index: first }), ...(/^\d{4}-\d\d$/.test(second ?? '') && { month: second }), ...styleOf(second, third) };
  return { page };
}

export const optionsAddress = (index, month, style) => `#/options/${[index, month, style].filter(Boolean).join('/')}`;
export const marketsAddress = (index) => (index ? `#/markets/${index}` : '#/');
export const tradeAddress = (instrument) => `#/trade/${instrument}`;
export const indexAddress = (index, date) => `#/index/${index}${date ? `/${date}` : ''}`;
