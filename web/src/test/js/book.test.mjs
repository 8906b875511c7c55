import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyBook, emptyBook, ladder } from '../../main/resources/kilohour/web/book.js';

const snapshot = { type: 'snapshot', change_id: 5, bids: [['new', 2.41, 744], ['new', 2.4, 1488]], asks: [['new', 2.42, 744]] };

test('changes are applied on the snapshot they follow', () => {
  const book = emptyBook();
  assert.equal(applyBook(book, snapshot), true);
  const change = { type: 'change', prev_change_id: 5, change_id: 6, bids: [['delete', 2.41, 0], ['change', 2.4, 744]], asks: [['new', 2.43, 2232]] };
  assert.equal(applyBook(book, change), true);
  assert.deepEqual([...book.bids], [[2.4, 744]]);
  assert.deepEqual(ladder(book, 'asks', 5), [{ price: 2.42, amount: 744, total: 744 }, { price: 2.43, amount: 2232, total: 2976 }]);
});

test('a gap is refused and leaves the book as it was', () => {
  const book = emptyBook();
  applyBook(book, snapshot);
  assert.equal(applyBook(book, { type: 'change', prev_change_id: 6, change_id: 7, bids: [['delete', 2.41, 0]], asks: [] }), false);
  assert.equal(book.bids.size, 2);
  assert.equal(book.changeId, 5);
});

test('a change before any snapshot is refused', () => {
  assert.equal(applyBook(emptyBook(), { type: 'change', prev_change_id: 1, change_id: 2, bids: [], asks: [] }), false);
});

test('a new snapshot replaces everything', () => {
  const book = emptyBook();
  applyBook(book, snapshot);
  applyBook(book, { type: 'snapshot', change_id: 9, bids: [['new', 2.3, 744]], asks: [] });
  assert.deepEqual([...book.bids], [[2.3, 744]]);
  assert.equal(book.asks.size, 0);
});

test('a ladder stands best first with its running total', () => {
  const book = emptyBook();
  applyBook(book, snapshot);
  assert.deepEqual(ladder(book, 'bids', 1), [{ price: 2.41, amount: 744, total: 744 }]);
  assert.deepEqual(ladder(book, 'bids', 9).map((row) => row.total), [744, 2232]);
});
