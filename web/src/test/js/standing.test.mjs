import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tell } from '../../main/resources/kilohour/web/standing.js';

const NOON = Date.parse('2026-11-30T12:00:00Z');
const sound = { kind: 'client', member: 1, in_default: false, margin_call: null, liquidation: null };

test('an account in order has nothing to tell', () => {
  assert.deepEqual(tell(sound, NOON), []);
});

test('a call says what to deposit and how long there is', () => {
  const called = { ...sound, margin_call: { shortfall: 12160, due_timestamp: NOON } };
  assert.deepEqual(tell(called, NOON - 3 * 3_600_000), ['Margin call: deposit $12,160.00 until 2026-11-30 12:00 UTC (3 h 0 min left), or the account is liquidated.']);
});

test('a liquidation says why and how far it is', () => {
  const closing = { ...sound, in_default: true, liquidation: { reason: 'call_missed', stage: 'auction' } };
  assert.equal(tell(closing, NOON)[0], 'This account is being liquidated: the margin call was not met in time; members bid for what is left.');
  assert.match(tell(closing, NOON)[1], /only reduce-only orders pass/);
});
