import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountState, cascade, coverSentence, deadline, stagesOf, standingBehind, stressRows, usedShare } from '../../main/resources/kilohour/web/clearing.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');

// docs/rulebook/default.md: M loses 1,700,000 with 800,000 of margin and a share of 200,000
const M = { loss: 1_700_000, uncovered: 0, stage: 'settled', layers: [
  { name: 'defaulter_margin', available: 800_000, used: 800_000 }, { name: 'defaulter_fund', available: 200_000, used: 200_000 },
  { name: 'insurance_and_capital', available: 250_000, used: 250_000 }, { name: 'survivors_fund', available: 3_000_000, used: 450_000 }] };

test('a default is shown layer by layer with what is left to cover', () => {
  const { rows, uncovered } = cascade(M, { assessments: 3_000_000 });
  assert.deepEqual(rows.map((row) => row.left), [900_000, 700_000, 450_000, 0, 0, 0]);
  assert.deepEqual(rows.map((row) => row.isAsked), [true, true, true, true, false, false]);
  assert.equal(rows[3].hadShare, 1);
  assert.equal(rows[3].usedShare, 0.15);
  assert.equal(rows[5].available, null);
  assert.equal(uncovered, 0);
});

test('what stands behind the layers is the survivors', () => {
  const shares = [{ required: 100, in_default: true }, { required: 600, in_default: false }, { required: 300, in_default: false }];
  const behind = standingBehind({ fund: { shares, fund: 800, insurance: 50, capital: 25 }, parameters: { assessment_ppm: 500_000 } });
  assert.deepEqual(behind, { insurance_and_capital: 75, survivors_fund: 800, assessments: 450 });
});

test('a default stands where its last account does', () => {
  const states = (known, liquidations, wasAuctioned = true) => stagesOf(known, liquidations, wasAuctioned).map((step) => step.state).join(' ');
  assert.equal(states({ stage: 'closing', layers: [] }, [{ stage: 'book' }]), 'done now next next next next');
  assert.equal(states({ stage: 'closing', layers: [] }, [{ stage: 'auction' }]), 'done done now next next next');
  assert.equal(states({ stage: 'assessing', layers: [{ name: 'assessments', used: 0 }] }, []), 'done done done done now next');
  assert.equal(states(M, []), 'done done done done passed done');
  assert.equal(states({ ...M, layers: [...M.layers, { name: 'assessments', used: 5 }] }, [], false), 'done done passed done done done');
});

test('an account says what is wrong with it and until when', () => {
  const row = { equity: 90, initial_margin: 100, margin_call: { shortfall: 10, due_timestamp: NOON }, liquidation: null };
  assert.equal(accountState(row, NOON - 3 * 3_600_000), 'call $10, due 2026-11-22 12:00 (3 h 0 min left)');
  assert.equal(accountState({ ...row, margin_call: null }, NOON), 'short of initial margin');
  assert.equal(accountState({ equity: 1, initial_margin: 0, liquidation: { stage: 'auction', auctions: 2, reason: 'member_default' }, in_default: true }, NOON), 'liquidation: auction 2 (member in default); member in default');
  assert.equal(deadline(NOON, NOON), '2026-11-22 12:00 (due)');
  assert.equal(usedShare({ equity: 200, initial_margin: 50 }), 0.25);
  assert.equal(usedShare({ equity: -1, initial_margin: 0 }), 1);
});

test('the fund is held against the two largest', () => {
  assert.match(coverSentence(900, 1_000), /does not cover.*\$100 is missing of \$1,000/);
  assert.match(coverSentence(1_250, 1_000), /1\.25 times/);
  assert.match(coverSentence(0, 0), /No two members/);
});

test('members stand in order of what they would cost the fund', () => {
  const rows = stressRows({ members: [{ member: 1, loss: [10, -4], uncovered: [0, 0] }, { member: 2, loss: [8, 2], uncovered: [3, 0] }] });
  assert.deepEqual(rows.map((row) => row.member), [2, 1]);
  assert.equal(rows[1].cells[0].share, 1);
  assert.equal(rows[1].cells[1].text, '+4');
});
