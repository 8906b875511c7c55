import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePositions } from '../../main/resources/kilohour/web/positions.js';

test('a line is an instrument and units, equal ones are added up', () => {
  assert.deepEqual(parsePositions('H100_USD-31DEC26 7440\n\nH200_USD-31DEC26,-744\nH100_USD-31DEC26 −744'), { 'H100_USD-31DEC26': 6696, 'H200_USD-31DEC26': -744 });
});

test('a line that is none is named', () => {
  assert.throws(() => parsePositions('H100_USD-31DEC26'), /is no instrument with an amount/);
});
