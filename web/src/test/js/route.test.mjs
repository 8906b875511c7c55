import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexAddress, parseRoute, tradeAddress, optionsAddress } from '../../main/resources/kilohour/web/route.js';

test('every page has an address that can be sent to someone', () => {
  assert.deepEqual(parseRoute(''), { page: 'markets' });
  assert.deepEqual(parseRoute('#/markets/H200'), { page: 'markets', index: 'H200' });
  assert.deepEqual(parseRoute(tradeAddress('H100_USD-31DEC26')), { page: 'trade', instrument: 'H100_USD-31DEC26' });
  assert.deepEqual(parseRoute(indexAddress('H100', '2026-11-19')), { page: 'index', index: 'H100', date: '2026-11-19' });
  assert.deepEqual(parseRoute('#/portfolio'), { page: 'portfolio' });
  assert.deepEqual(parseRoute(optionsAddress('H100', '2026-12', 'average_price')), { page: 'options', index: 'H100', month: '2026-12', style: 'average_price' });
  assert.deepEqual(parseRoute(optionsAddress('H100', undefined, 'on_future')), { page: 'options', index: 'H100', style: 'on_future' });
  assert.deepEqual(parseRoute('#/options'), { page: 'options' });
});

test('an address that means nothing leads to the markets', () => {
  assert.deepEqual(parseRoute('#/nowhere/x'), { page: 'markets' });
  assert.deepEqual(parseRoute('#/index/H100/yesterday'), { page: 'index', index: 'H100' });
});
