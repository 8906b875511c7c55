import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalsPrint, fromHours, middleHalf, rowsOfHour } from '../../main/resources/kilohour/web/fixing.js';

const row = (provider, price, weight) => ({ provider, price, weight });

test('only the middle half of the weight counts, and boundaries count with the part inside', () => {
  // 0.0–0.4 has 0.15 inside, 0.4–0.8 has 0.35, 0.8–1.0 nothing: 0.30 × 2 + 0.70 × 3 = 2.7
  const { value, rows } = middleHalf([row('c', 9, 0.2), row('a', 2, 0.4), row('b', 3, 0.4)]);
  assert.equal(value.toFixed(9), '2.700000000');
  assert.deepEqual(rows.map((each) => each.provider), ['a', 'b', 'c']);
  assert.deepEqual(rows.map((each) => each.counts.toFixed(2)), ['0.30', '0.70', '0.00']);
  assert.equal(rows.at(-1).running, value);
});

test('weights need not sum to one, and one contributor is its own print', () => {
  assert.equal(middleHalf([row('a', 2, 4), row('b', 3, 4), row('c', 9, 2)]).value.toFixed(9), '2.700000000');
  assert.equal(middleHalf([row('a', 2.4131, 0.3)]).value.toFixed(4), '2.4131');
  assert.deepEqual(middleHalf([]), { value: null, rows: [] });
});

test('what counts always sums to one and the value lies between the extremes', () => {
  let state = 7;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const contributors = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, i) => row(`p${i}`, 1 + random(), 0.01 + random()));
    const { value, rows } = middleHalf(contributors);
    assert.ok(Math.abs(rows.reduce((sum, each) => sum + each.counts, 0) - 1) < 1e-9, `round ${round}`);
    assert.ok(value >= rows[0].price - 1e-9 && value <= rows.at(-1).price + 1e-9, `round ${round}`);
  }
});

test('a value equals a print at a tenth of a tick', () => {
  assert.equal(equalsPrint(2.41314, 2.4131), true);
  assert.equal(equalsPrint(2.41316, 2.4131), false);
});

test('a print is the mean of its hours, each made from its own prices and weights', () => {
  const five = { prices: [1.99, 2.12, 2.4, 2.69, 2.99], weights: [0.2, 0.2, 0.2, 0.2, 0.2] };
  const four = { prices: [1.99, 2.12, 2.4, 2.69, null], weights: [0.25, 0.25, 0.25, 0.25, null] };
  // (0.15 × 2.12 + 0.20 × 2.40 + 0.15 × 2.69) ÷ 0.50 = 2.4030 and (2.12 + 2.40) ÷ 2 = 2.2600; mean 2.3315
  assert.deepEqual(fromHours([five, four]), { value: 2.3315, hours: [2.403, 2.26] });
  assert.deepEqual(rowsOfHour([row('a'), row('b'), row('c'), row('d'), row('e')], four).map((each) => each.provider), ['a', 'b', 'c', 'd']);
  assert.equal(fromHours([]), null);
  assert.equal(fromHours(undefined), null);
});

test('an hour exactly between two tenths of a tick goes to the even one, and so does the mean', () => {
  const hour = (price) => ({ prices: [price], weights: [1] });
  assert.deepEqual(fromHours([hour(2.40005)]).hours, [2.4]);
  assert.deepEqual(fromHours([hour(2.40015)]).hours, [2.4002]);
  assert.equal(fromHours([hour(2.4001), hour(2.4002)]).value, 2.4002);
  assert.equal(fromHours([hour(2.4), hour(2.4001)]).value, 2.4);
});
