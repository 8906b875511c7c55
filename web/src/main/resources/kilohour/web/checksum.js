// The checksum of a book by price, as docs/concepts/market-data.md defines it.

import { ladder } from './book.js';

const ENTRIES = 10;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** CRC-32 of a text of ASCII characters. */
export function crc32(text) {
  let sum = 0xffffffff;
  for (let i = 0; i < text.length; i++) sum = (sum >>> 8) ^ TABLE[(sum ^ text.charCodeAt(i)) & 0xff];
  return (sum ^ 0xffffffff) >>> 0;
}

export function checksum(book, tickSize) {
  const text = (side) => ladder(book, side, ENTRIES).map(({ price, amount }) => `${Math.round(price / tickSize)}:${amount}`);
  const bids = text('bids');
  const asks = text('asks');
  const parts = [];
  for (let i = 0; i < ENTRIES; i++) parts.push(...[bids[i], asks[i]].filter((each) => each !== undefined));
  return crc32(parts.join(':'));
}

/** Whether the book is the one that the venue has; what carries no checksum is believed. */
export const isTrue = (book, message, tickSize) => message.checksum === undefined || message.checksum === checksum(book, tickSize);
