// Addresses: every page is a hash that can be sent to someone.

const PAGES = ['markets', 'trade', 'index', 'portfolio'];

/** "#/index/H100/2026-11-19" → {page: "index", index: "H100", date: "2026-11-19"}; anything unknown is the markets. */
export function parseRoute(hash) {
  const [page, first, second] = hash.replace(/^#\/?/, '').split('/').map((part) => decodeURIComponent(part));
  if (!PAGES.includes(page)) return { page: 'markets' };
  if (page === 'markets') return first ? { page, index: first } : { page };
  if (page === 'trade') return first ? { page, instrument: first } : { page };
  if (page === 'index') return { page, ...(first && { index: first }), ...(/^\d{4}-\d\d-\d\d$/.test(second ?? '') && { date: second }) };
  return { page };
}

export const marketsAddress = (index) => (index ? `#/markets/${index}` : '#/');
export const tradeAddress = (instrument) => `#/trade/${instrument}`;
export const indexAddress = (index, date) => `#/index/${index}${date ? `/${date}` : ''}`;
