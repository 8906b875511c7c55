import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Line } from '../../main/resources/kilohour/web/line.js';
import { start } from './practice-server.mjs';

const noSocket = globalThis.WebSocket ? false : 'this Node has no WebSocket of its own';
const CHANNEL = 'book.H100_USD-PERPETUAL.100ms';

let venue;
let line;
const states = [];
let onLive = async () => {};

/** Resolves once a condition holds; the test's own time limit ends the waiting. */
const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

before(async () => {
  venue = await start({ rate: 20 });
});

after(() => {
  line?.end();
  venue.close();
});

test('a line asks, is answered and is refused in a sentence', { skip: noSocket, timeout: 10_000 }, async () => {
  line = new Line(`ws://127.0.0.1:${venue.port}/ws/api/v2`, { onState: (state) => states.push(state), onLive: () => onLive(), onMessage: () => {} });
  await assert.rejects(line.call('public/test'), { message: 'Not connected: nothing was sent.' });
  line.connect();
  await until(() => states.at(-1) === 'live');
  assert.equal((await line.call('public/kilohour/get_venue')).name, 'Kilohour');
  await assert.rejects(line.call('private/buy', {}), { code: 13009 });
});

test('after a cut it signs in first, then asks for its channels again', { skip: noSocket, timeout: 10_000 }, async () => {
  const heard = [];
  line.watch(CHANNEL, (message) => heard.push(message.type));
  await until(() => heard.includes('change'));
  assert.equal(heard[0], 'snapshot');
  let signedIn = 0;
  onLive = async () => (signedIn += 1);
  const inFlight = line.call('public/test');
  venue.dropSockets();
  await inFlight.catch((refused) => assert.match(refused.message, /connection was cut/));
  heard.length = 0;
  await until(() => heard.length > 0);
  assert.equal(heard[0], 'snapshot');
  assert.equal(signedIn, 1);
});

test('a channel nobody watches any more is let go', { skip: noSocket, timeout: 10_000 }, async () => {
  const heard = [];
  const stop = line.watch('ticker.H100_USD-PERPETUAL.100ms', () => heard.push(1));
  await until(() => heard.length > 0);
  stop();
  await line.call('public/test');
  const count = heard.length;
  await line.call('public/test');
  assert.equal(heard.length, count);
});
