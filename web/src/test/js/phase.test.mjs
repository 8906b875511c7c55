import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseOf, phaseSentence } from '../../main/resources/kilohour/web/phase.js';

const NOON = Date.UTC(2026, 10, 20, 12, 0, 0);

test('continuous trading says nothing', () => {
  assert.equal(phaseSentence(phaseOf({}), NOON), null);
  assert.equal(phaseSentence(undefined, NOON), null);
});

test('an auction says which it is and when it ends', () => {
  const said = phaseSentence(phaseOf({ kilohour_phase: 'auction', kilohour_auction: 'reopening', kilohour_auction_ends: NOON + 120_000 }), NOON);
  assert.equal(said.title, 'Reopening auction');
  assert.match(said.text, /until 12:02:00 UTC \(2:00 left\)/);
});

test('a halt gives its reason', () => {
  const said = phaseSentence(phaseOf({ kilohour_phase: 'halted', kilohour_phase_reason: 'the index is in doubt' }), NOON);
  assert.equal(said.title, 'Halted');
  assert.match(said.text, /^the index is in doubt\. Open orders stay/);
});
