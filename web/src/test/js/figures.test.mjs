import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief, contractTitle, dayBefore, decimalsOf, deliveryMonth, dollars, fixed, isOnTick, leastTicks, left, niceTicks, optionOf, percent,
  shortTitle, signed, signedDollars, signedPercent, spreadOf, stepped, stripOf, legPrices } from '../../main/resources/kilohour/web/figures.js';

test('a number has its decimals, separators and a true minus', () => {
  assert.equal(fixed(1234567.891, 2), '1,234,567.89');
  assert.equal(fixed(-2.4, 3), '\u22122.400');
  assert.equal(fixed(null, 3), '–');
  assert.equal(fixed(NaN, 3), '–');
});

test('what rounds to zero has no sign', () => {
  assert.equal(fixed(-0.0004, 3), '0.000');
  assert.equal(signed(0.0004, 3), '0.000');
  assert.equal(signed(0.4, 1), '+0.4');
  assert.equal(signedPercent(-0.0123), '\u22121.23%');
});

test('dollars drop their cents from ten thousand on', () => {
  assert.equal(dollars(9999.5), '$9,999.50');
  assert.equal(dollars(10000.4), '$10,000');
  assert.equal(dollars(-12.3), '\u2212$12.30');
  assert.equal(signedDollars(12.3), '+$12.30');
  assert.equal(percent(0.256), '25.6%');
});

test('large counts are brief', () => {
  assert.equal(brief(9999), '9,999');
  assert.equal(brief(61824), '61.8k');
  assert.equal(brief(1240000), '1.24M');
});

test('a price moves by whole ticks without drifting off the grid', () => {
  let price = '2.413';
  for (let i = 0; i < 1000; i++) price = stepped(price, 0.001, 1);
  assert.equal(price, '3.413');
  assert.equal(stepped('0.001', 0.001, -5), '0.001');
  assert.equal(stepped(2.41349, 0.001, 0), '2.413');
  assert.equal(isOnTick(2.413, 0.001), true);
  assert.equal(isOnTick(2.4135, 0.001), false);
});

test('a tick tells its decimals however it is written', () => {
  assert.deepEqual([0.001, 0.0001, 1e-7, 0.5, 1].map(decimalsOf), [3, 4, 7, 1, 0]);
});

test('a contract name tells its delivery month', () => {
  assert.equal(deliveryMonth('H100_USD-31DEC26'), '2026-12');
  assert.equal(deliveryMonth('H100_USD-29NOV26-2d50-C'), '2026-11');
  assert.equal(deliveryMonth('H100_USD-PERPETUAL'), null);
  assert.equal(contractTitle('H100_USD-31DEC26'), 'H100 · Dec 2026');
});

test('a strip is told by its period', () => {
  assert.deepEqual(stripOf('H100Q_USD-30DEC26'), { good: 'H100', period: 'Q1', year: 2027 });
  assert.deepEqual(stripOf('H100Y_USD-30DEC26'), { good: 'H100', period: '', year: 2027 });
  assert.equal(stripOf('H100_USD-31DEC26'), null);
  assert.equal(contractTitle('H100Q_USD-29JUN27'), 'H100 · Q3 2027');
  assert.equal(contractTitle('H100Y_USD-30DEC26'), 'H100 · 2027');
  assert.equal(shortTitle('H100Q_USD-30MAR27'), 'H100 Q2 27');
});

test('a spread is told by its legs, and its price may be zero or negative', () => {
  assert.deepEqual(spreadOf('H100_USD-FS-31DEC26_31JAN27'), { good: 'H100', month: '2026-12', against: '2027-01', isOfGrades: false });
  assert.deepEqual(spreadOf('H100_USD-FS-31DEC26_H200'), { good: 'H100', month: '2026-12', against: 'H200', isOfGrades: true });
  assert.equal(spreadOf('H100_USD-31DEC26'), null);
  assert.equal(stripOf('H100_USD-FS-31DEC26_31JAN27'), null);
  assert.equal(contractTitle('H100_USD-FS-31DEC26_31JAN27'), 'H100 · Dec 2026 − Jan 2027');
  assert.equal(contractTitle('H100_USD-FS-31DEC26_H200'), 'H100 − H200 · Dec 2026');
  assert.equal(shortTitle('H100_USD-FS-31DEC26_31JAN27'), 'H100 Dec−Jan 27');
  assert.equal(leastTicks('H100_USD-31DEC26'), 1);
  assert.equal(stepped('0.001', 0.001, -3, leastTicks('H100_USD-FS-31DEC26_31JAN27')), '-0.002');
  assert.equal(stepped('-0.001', 0.001, 1, -Infinity), '0.000');
});

test('days and times left are counted in UTC', () => {
  assert.equal(dayBefore('2026-03-01'), '2026-02-28');
  assert.equal(dayBefore('2026-02-28', -1), '2026-03-01');
  assert.equal(left(41 * 86_400_000 + 3 * 3_600_000), '41 d 3 h');
  assert.equal(left(-1), 'ended');
});

test('an axis has round numbers inside its range', () => {
  assert.deepEqual(niceTicks(1.79, 2.43, 4).ticks, [1.8, 2, 2.2, 2.4]);
});

test('an option is read from its name', () => {
  assert.deepEqual(optionOf('H100A_USD-31DEC26-2d50-P'), { good: 'H100', isAverage: true, isResidual: false, day: '31 Dec 26', strike: '2.50', type: 'put' });
  assert.equal(optionOf('A100_USD-29NOV26-1d25-C').good, 'A100');
  assert.equal(optionOf('H100_USD-31DEC26'), null);
  assert.equal(contractTitle('H100_USD-29NOV26-2d50-C'), 'H100 · 29 Nov 26 · 2.50 call');
  assert.equal(shortTitle('H100A_USD-31DEC26-2d50-P'), 'H100 avg 31 Dec 2.50P');
});

test('a trade of a spread says at which prices its legs were booked', () => {
  const legs = [{ instrument_name: 'H100_USD-31DEC26', price: 2.6 }, { instrument_name: 'H100_USD-31JAN27', price: 2.612 }];
  assert.equal(legPrices({ legs }, 3), 'H100 Dec 26 2.600 / H100 Jan 27 2.612');
  assert.equal(legPrices({}, 3), '');
});
