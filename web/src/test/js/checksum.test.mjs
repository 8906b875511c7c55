import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyBook, emptyBook } from '../../main/resources/kilohour/web/book.js';
import { checksum, crc32, isTrue } from '../../main/resources/kilohour/web/checksum.js';

test('the sum of the nine digits is the one that every CRC-32 is checked with', () => {
  assert.equal(crc32('123456789'), 0xcbf43926);
});

test('the example of docs/concepts/market-data.md', () => {
  const book = emptyBook();
  const message = { type: 'snapshot', change_id: 1, bids: [['new', 2.575, 1488], ['new', 2.58, 744]], asks: [['new', 2.62, 1488]], checksum: 4095424580 };
  applyBook(book, message);
  assert.equal(checksum(book, 0.001), 4095424580);
  assert.equal(isTrue(book, message, 0.001), true);
  assert.equal(isTrue(book, { ...message, checksum: 1 }, 0.001), false);
  assert.equal(checksum(emptyBook(), 0.001), 0);
});

test('only the best ten of a side count', () => {
  const book = emptyBook();
  for (let i = 0; i < 10; i++) book.bids.set(2 + i / 1000, 744);
  const before = checksum(book, 0.001);
  book.bids.set(1.9, 744);
  assert.equal(checksum(book, 0.001), before);
  book.bids.set(2.02, 744);
  assert.notEqual(checksum(book, 0.001), before);
});
