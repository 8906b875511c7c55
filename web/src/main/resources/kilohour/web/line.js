// One socket to the venue: requests with answers, channels with handlers, and a way back after a cut.

const ANSWER_WAIT_MS = 10_000;
const BACKOFF_MS = [300, 700, 1500, 3000, 6000];

/** What the venue said no with, or what went wrong on the way. */
export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Line {
  /** `onState` hears "connecting", "live" or "lost"; `onLive` runs before channels are asked for again. */
  constructor(address, { onState, onLive, onMessage }) {
    this.address = address;
    this.onState = onState;
    this.onLive = onLive;
    this.onMessage = onMessage;
    this.waiting = new Map();
    this.channels = new Map();
    this.nextId = 1;
    this.attempt = 0;
    this.asking = null;
    this.ready = false;
    this.isEnded = false;
  }

  connect() {
    this.onState('connecting');
    this.socket = new WebSocket(this.address);
    this.socket.onopen = () => this.open();
    this.socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    this.socket.onclose = () => this.close();
  }

  async open() {
    this.attempt = 0;
    this.ready = true;
    try {
      await this.onLive();
    } catch (refused) {
      console.warn('After connecting:', refused.message);
    }
    this.askFor([...this.channels.keys()]);
    this.onState('live');
  }

  close() {
    this.ready = false;
    for (const { refuse, timer } of this.waiting.values()) {
      clearTimeout(timer);
      refuse(new Refused(0, 'The connection was cut before an answer came: look at your open orders before you send it again.'));
    }
    this.waiting.clear();
    this.onState('lost');
    if (this.isEnded) return;
    const wait = BACKOFF_MS[Math.min(this.attempt++, BACKOFF_MS.length - 1)] * (0.8 + 0.4 * Math.random());
    setTimeout(() => this.connect(), wait);
  }

  /** Closes for good. */
  end() {
    this.isEnded = true;
    this.socket?.close();
  }

  hear(message) {
    this.onMessage();
    if (message.method === 'subscription') {
      const { channel, data } = message.params;
      for (const handler of this.channels.get(channel) ?? []) handler(data, channel);
      return;
    }
    const waiting = this.waiting.get(message.id);
    if (!waiting) return;
    this.waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.error) waiting.refuse(new Refused(message.error.code, sentence(message.error)));
    else waiting.answer(message.result);
  }

  /** Sends a request; rejects with a sentence when it is refused, unanswered, or there is no connection. */
  call(method, params = {}) {
    if (!this.ready) return Promise.reject(new Refused(0, 'Not connected: nothing was sent.'));
    const id = this.nextId++;
    return new Promise((answer, refuse) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        refuse(new Refused(0, 'No answer in ten seconds: look at your open orders before you send it again.'));
      }, ANSWER_WAIT_MS);
      this.waiting.set(id, { answer, refuse, timer });
      this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  /** Listens to a channel; the returned function stops. Asking is gathered, so a page makes one request. */
  watch(channel, handler) {
    const handlers = this.channels.get(channel);
    if (handlers) handlers.add(handler);
    else {
      this.channels.set(channel, new Set([handler]));
      this.askSoon(channel);
    }
    return () => this.unwatch(channel, handler);
  }

  unwatch(channel, handler) {
    const handlers = this.channels.get(channel);
    if (!handlers) return;
    handlers.delete(handler);
    if (handlers.size > 0) return;
    this.channels.delete(channel);
    if (this.ready) this.call('public/unsubscribe', { channels: [channel] }).catch(() => {});
  }

  /** Asks for a channel once more, for a fresh first message. */
  async renew(channel) {
    await this.call('public/unsubscribe', { channels: [channel] }).catch(() => {});
    this.askFor([channel]);
  }

  askSoon(channel) {
    if (this.asking) {
      this.asking.add(channel);
      return;
    }
    this.asking = new Set([channel]);
    queueMicrotask(() => {
      const asked = [...this.asking].filter((each) => this.channels.has(each));
      this.asking = null;
      if (this.ready) this.askFor(asked);
    });
  }

  askFor(channels) {
    for (const [method, wanted] of [
      ['public/subscribe', channels.filter((channel) => !channel.startsWith('user.'))],
      ['private/subscribe', channels.filter((channel) => channel.startsWith('user.'))],
    ]) {
      if (wanted.length > 0) this.call(method, { channels: wanted }).catch((refused) => console.warn(method, refused.message));
    }
  }
}

function sentence(error) {
  const reason = error.data?.reason ?? error.data?.message;
  return reason && reason !== error.message ? String(reason) : String(error.message ?? 'Refused without a reason.');
}
