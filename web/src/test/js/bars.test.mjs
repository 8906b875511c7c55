import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTrade } from '../../main/resources/kilohour/web/bars.js';

const at = (seconds, price, amount) => ({ timestamp: seconds * 1000, price, amount });

test('a trade stretches the bar it falls in and opens the next one', () => {
  let bars = withTrade([], at(905, 2.41, 744), 900);
  bars = withTrade(bars, at(1000, 2.43, 744), 900);
  bars = withTrade(bars, at(1100, 2.4, 1488), 900);
  assert.deepEqual(bars, [{ time: 900, open: 2.41, high: 2.43, low: 2.4, close: 2.4, volume: 2976 }]);
  assert.deepEqual(withTrade(bars, at(1800, 2.42, 744), 900).at(-1), { time: 1800, open: 2.42, high: 2.42, low: 2.42, close: 2.42, volume: 744 });
});

test('a trade older than the last bar changes nothing', () => {
  const bars = withTrade([], at(1800, 2.41, 744), 900);
  assert.equal(withTrade(bars, at(1799, 9, 1), 900), bars);
});
