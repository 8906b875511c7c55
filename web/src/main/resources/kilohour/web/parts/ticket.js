// The ticket: what an order will cost and what it does to the margin, before the click.

import { html, useEffect, useRef, useState } from './html.js';
import { decimalsOf, dollars, fixed, isOnTick, leastTicks, optionOf, percent, stepped } from '../figures.js';
import { bindKeys, isField } from '../keys.js';
import { told } from '../outcome.js';
import { goodOf, isGpuHour, priceWords, unitsHead } from '../goods.js';
import { account, call, cancel, cancelAll, dialog, link, orders, quoteOf, send, session, tradeWithPracticeMoney, venue, wish } from '../store.js';

const PREVIEW_AFTER_MS = 200;
const PREVIEW_EVERY_MS = 3_000;
/** An order is large, and asked about once more, if its margin takes more than this share of equity. */
const LARGE_SHARE = 0.25;
const VALIDITY = [['good_til_cancelled', 'Until cancelled'], ['good_til_day', 'Today, to 24:00 UTC'], ['immediate_or_cancel', 'At once, rest cancelled'], ['fill_or_kill', 'All or nothing']];

/** What an order waits for before it is worked, and whose price it watches. */
const WAITS = [['', 'At once'], ['stop', 'Stop'], ['take', 'Take profit']];
const SOURCES = [['last_price', 'last trade'], ['mark_price', 'mark'], ['index_price', 'index']];

export function Ticket({ instrument }) {
  const name = instrument.instrument_name;
  const lot = instrument.min_trade_amount;
  const { units } = goodOf(instrument.kilohour_underlying);
  const tick = instrument.tick_size;
  const [direction, setDirection] = useState('buy');
  const [type, setType] = useState('limit');
  const [price, setPrice] = useState('');
  const [lots, setLots] = useState('1');
  const [validity, setValidity] = useState(VALIDITY[0][0]);
  const [isPostOnly, setPostOnly] = useState(false);
  const [isReduceOnly, setReduceOnly] = useState(false);
  const [shown, setShown] = useState('');
  const [wait, setWait] = useState('');
  const [trigger, setTrigger] = useState('');
  const [source, setSource] = useState(SOURCES[0][0]);
  const [guard, setGuard] = useState('');
  const [outcome, setOutcome] = useState(null);
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const priceField = useRef(null);
  const lotsField = useRef(null);
  const isOnItsWay = useRef(false);
  const wished = wish.value;

  const quote = quoteOf(name).value;
  const least = leastTicks(name);
  const isSpread = least < 1;
  /** A spread and an option take no triggers: theirs stand in the months that they move with. */
  const mayWait = !isSpread && !optionOf(name);
  const touch = (side) => [side === 'buy' ? quote.ask : quote.bid, quote.mark, quote.last].find(Number.isFinite);
  const reference = () => touch(direction);
  useEffect(() => {
    setPrice('');
    setLots(lot === 1 && isGpuHour(instrument.kilohour_underlying) ? '1000' : '1');
    setOutcome(null);
    setShown('');
    setWait('');
    setTrigger('');
    setGuard('');
    setAsking(false);
  }, [name]);
  useEffect(() => {
    if (price === '' && quote.mark !== undefined) setPrice(stepped(reference(), tick, 0, least));
  }, [name, price === '', quote.mark !== undefined]);
  useEffect(() => {
    if (wished?.instrument !== name) return;
    if (wished.price !== undefined) setPrice(stepped(wished.price, tick, 0, least));
    if (wished.direction) {
      setDirection(wished.direction);
      const near = touch(wished.direction);
      setPrice(near === undefined ? '' : stepped(near, tick, 0, least));
    }
    if (wished.lots) setLots(String(wished.lots));
    if (wished.reduceOnly !== undefined) setReduceOnly(wished.reduceOnly);
    changed();
    wish.value = null;
  }, [wished, name]);

  const isMarket = type === 'market';
  const canHide = !isMarket && validity !== 'immediate_or_cancel' && validity !== 'fill_or_kill';
  const wrong = whatIsWrong(isMarket ? null : price, lots, tick, least, canHide ? shown : '', wait ? trigger : canHide && mayWait && guard.trim() ? guard : null);
  const params = { instrument_name: name, amount: Number(lots) * lot, type: wait ? `${wait}_${type}` : type, ...(!isMarket && { price: Number(price) }),
    ...(wait && { trigger: source, trigger_price: Number(trigger) }) };
  const asked = { ...params, direction };
  const { preview, isFresh } = usePreview(session.value && !wrong.price && !wrong.lots && !wrong.trigger ? asked : null);

  const changed = () => {
    setAsking(false);
    setOutcome(null);
  };
  const move = (ticks) => {
    changed();
    setPrice((shown) => stepped(shown === '' ? reference() : shown, tick, ticks, least));
  };
  const moveTrigger = (ticks) => {
    changed();
    setTrigger((shownNow) => stepped(shownNow || reference(), tick, ticks));
  };
  const moveLots = (by) => {
    changed();
    setLots((shown) => String(Math.max(1, Math.round(Number(shown) || 0) + by)));
  };
  const choose = (side) => {
    setDirection(side);
    changed();
    const near = side === 'buy' ? quote.ask : quote.bid;
    if (!isMarket && Number.isFinite(near)) setPrice(stepped(near, tick, 0, least));
    setTimeout(() => (isMarket ? lotsField : priceField).current?.select(), 0);
  };
  const submit = async (event) => {
    event?.preventDefault();
    if (!session.value) {
      dialog.value = 'sign-in';
      return;
    }
    if (wrong.price || wrong.lots || wrong.shown || wrong.trigger || isOnItsWay.current) return;
    isOnItsWay.current = true;
    setSending(true);
    try {
      if (!isAsking && takenShare(isFresh ? preview : await call('private/kilohour/preview_order', asked)) > LARGE_SHARE) {
        setAsking(true);
        return;
      }
      setAsking(false);
      const order = await send(direction, { ...params, ...((!isMarket || wait) && { time_in_force: validity }), ...(isPostOnly && !isMarket && { post_only: true, reject_post_only: true }), ...(isReduceOnly && { reduce_only: true }),
        ...(canHide && mayWait && !wait && guard.trim() && { linked_order_type: 'one_cancels_other',
          otoco_config: [{ direction, type: 'stop_market', trigger: 'last_price', trigger_price: Number(guard), ...(isReduceOnly && { reduce_only: true }) }] }),
        ...(canHide && shown.trim() && { display_amount: Number(shown) * lot }) });
      setOutcome({ text: told(order, lot, decimalsOf(tick), unitsHead(instrument.kilohour_underlying)), isError: false });
    } catch (refused) {
      setAsking(false);
      setOutcome({ text: refused.message, isError: true });
    } finally {
      isOnItsWay.current = false;
      setSending(false);
    }
  };
  const escape = () => {
    if (isAsking) setAsking(false);
    else if (isField(document.activeElement) || document.activeElement.closest('.ticket')) document.activeElement.blur();
    else {
      const newest = orders.value.find((order) => order.instrument_name === name);
      if (!newest) return false;
      cancel(newest.order_id);
    }
    return undefined;
  };
  useEffect(() => bindKeys({
    b: () => choose('buy'), s: () => choose('sell'),
    ArrowUp: (event) => !isMarket && move(event.shiftKey ? 10 : 1), ArrowDown: (event) => !isMarket && move(event.shiftKey ? -10 : -1),
    '+': () => moveLots(1), '=': () => moveLots(1), '-': () => moveLots(-1),
    Enter: (event) => (event.target.closest?.('a, button, summary') ? false : submit()),
    Escape: escape,
  }));
  const arrows = (step) => (event) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!sign) return;
    event.preventDefault();
    step(sign * (event.shiftKey ? 10 : 1));
  };

  const word = direction === 'buy' ? 'Buy' : 'Sell';
  const isHalted = quote.phase?.name === 'halted';
  const isOff = link.value !== 'live' || venue.value.read_only || isHalted;
  return html`
    <section class="panel ticket" aria-label="Order ticket">
      <form onSubmit=${submit} onKeyDown=${(event) => event.key === 'Enter' && event.repeat && event.preventDefault()} noValidate>
        <div class="sides" role="group" aria-label="Side">
          <button type="button" class="buy" aria-pressed=${direction === 'buy'} onClick=${() => choose('buy')}>▲ Buy <kbd>b</kbd></button>
          <button type="button" class="sell" aria-pressed=${direction === 'sell'} onClick=${() => choose('sell')}>▼ Sell <kbd>s</kbd></button>
        </div>
        <div class="choice full" role="group" aria-label="Order type">
          <button type="button" aria-pressed=${!isMarket} onClick=${() => (setType('limit'), changed())}>Limit</button>
          <button type="button" aria-pressed=${isMarket} onClick=${() => (setType('market'), changed())}>Market</button>
        </div>
        ${mayWait && html`<div class="choice full" role="group" aria-label="When the order is worked">
          ${WAITS.map(([value, words]) => html`<button key=${value} type="button" aria-pressed=${wait === value} onClick=${() => (setWait(value), trigger === '' && setTrigger(stepped(reference(), tick, 0)), changed())}>${words}</button>`)}
        </div>`}
        ${wait && html`<label class="field">Trigger <small>once the <select aria-label="Whose price triggers it" value=${source} onChange=${(event) => (setSource(event.target.value), changed())}>
            ${SOURCES.map(([value, words]) => html`<option key=${value} value=${value}>${words}</option>`)}</select> ${(wait === 'stop') === (direction === 'buy') ? 'rises to' : 'falls to'}</small>
          <span class="stepper">
            <button type="button" tabindex="-1" aria-label="Trigger one tick lower" onClick=${() => moveTrigger(-1)}>−</button>
            <input inputmode="decimal" autocomplete="off" value=${trigger} aria-invalid=${Boolean(wrong.trigger)} aria-describedby="wrong-trigger"
              onInput=${(event) => (setTrigger(event.target.value), changed())} onKeyDown=${arrows(moveTrigger)} />
            <button type="button" tabindex="-1" aria-label="Trigger one tick higher" onClick=${() => moveTrigger(1)}>+</button>
          </span></label>
        <p class="field-error" id="wrong-trigger" role="alert">${trigger !== '' && wrong.trigger}</p>`}
        <label class="field">Price <small>${priceWords(instrument.kilohour_underlying)}</small>
          <span class="stepper">
            <button type="button" tabindex="-1" disabled=${isMarket} aria-label="One tick lower" onClick=${() => move(-1)}>−</button>
            <input ref=${priceField} inputmode="decimal" autocomplete="off" disabled=${isMarket} value=${isMarket ? 'at the market' : price} aria-invalid=${Boolean(wrong.price)} aria-describedby="wrong-price"
              onInput=${(event) => (setPrice(event.target.value), changed())} onKeyDown=${arrows(move)} />
            <button type="button" tabindex="-1" disabled=${isMarket} aria-label="One tick higher" onClick=${() => move(1)}>+</button>
          </span></label>
        <p class="field-error" id="wrong-price" role="alert">${price !== '' && wrong.price}</p>
        <label class="field">Quantity <small>${lot === 1 ? units : `lots of ${fixed(lot)} ${units}`}</small>
          <span class="stepper">
            <button type="button" tabindex="-1" aria-label="One lot fewer" onClick=${() => moveLots(-1)}>−</button>
            <input ref=${lotsField} inputmode="numeric" autocomplete="off" value=${lots} aria-invalid=${Boolean(wrong.lots)} aria-describedby="wrong-lots"
              onInput=${(event) => (setLots(event.target.value), changed())} onKeyDown=${arrows(moveLots)} />
            <button type="button" tabindex="-1" aria-label="One lot more" onClick=${() => moveLots(1)}>+</button>
          </span></label>
        <p class="field-error" id="wrong-lots" role="alert">${wrong.lots || html`<span class="hint">${lot === 1 ? ' ' : `${isGpuHour(instrument.kilohour_underlying) ? `${fixed(Number(lots))} ${Number(lots) === 1 ? 'GPU' : 'GPUs'} throughout = ` : ''}${fixed(Number(lots) * lot)} ${unitsHead(instrument.kilohour_underlying)}`}</span>`}</p>
        <div class="options">
          <select aria-label="How long the order stays" value=${validity} disabled=${isMarket && !wait} onChange=${(event) => setValidity(event.target.value)}>
            ${VALIDITY.map(([value, words]) => html`<option key=${value} value=${value}>${words}</option>`)}</select>
          <label class="check"><input type="checkbox" checked=${isPostOnly} disabled=${isMarket} onChange=${(event) => setPostOnly(event.target.checked)} />Post only</label>
          <label class="check"><input type="checkbox" checked=${isReduceOnly} onChange=${(event) => setReduceOnly(event.target.checked)} />Reduce only</label>
          <label class="check">Show <input class="tranche" inputmode="numeric" autocomplete="off" placeholder="all" value=${canHide ? shown : ''} disabled=${!canHide} aria-invalid=${Boolean(wrong.shown)}
            title="An iceberg: how much of it others see at a time" aria-label="Shown at a time" onInput=${(event) => (setShown(event.target.value), changed())} /></label>
          ${mayWait && html`<label class="check">Or stop at <input class="tranche" inputmode="decimal" autocomplete="off" placeholder="–" value=${canHide && !wait ? guard : ''} disabled=${!canHide || Boolean(wait)} aria-invalid=${Boolean(!wait && guard && wrong.trigger)}
            title="One cancels the other: a market order once the last trade is there" aria-label="Or at the market once the last trade is at" onInput=${(event) => (setGuard(event.target.value), changed())} /></label>`}
        </div>
        <p class="field-error" role="alert">${wrong.shown || (!wait && guard && wrong.trigger)}</p>
        <${Preview} preview=${preview} isFresh=${isFresh} quote=${quote} params=${params} isValid=${!wrong.price && !wrong.lots && !wrong.trigger} />
        ${session.value
          ? html`<button class=${`send ${direction}`} disabled=${isOff || isSending || wrong.price || wrong.lots || wrong.shown || wrong.trigger}>
              ${venue.value.read_only ? 'This venue is read only' : isHalted ? 'Halted: no orders are taken' : isAsking ? `Large order: press again to ${word.toLowerCase()}` : `${word} ${fixed(Number(lots))} ${lot === 1 ? unitsHead(instrument.kilohour_underlying) : Number(lots) === 1 ? 'lot' : 'lots'}`}${isMarket ? '' : isAsking || isHalted || venue.value.read_only ? '' : ` at ${price}`}</button>`
          : html`<${Door} />`}
        <p class=${`outcome ${outcome?.isError ? 'error' : ''}`} role="status">${isAsking ? `A large part of your equity becomes margin${isFresh ? `: ${percent(takenShare(preview), 0)}` : ''}. Esc takes it back.`
          : outcome?.text ?? (preview && !preview.accepted ? html`<span class="error">${preview.reason}</span>` : '')}</p>
      </form>
      ${session.value && html`<${Standing} />`}
    </section>`;
}

function whatIsWrong(price, lots, tick, least, shown, trigger) {
  const wrong = {};
  if (price !== null) {
    if (least < 1 && (String(price).trim() === '' || !Number.isFinite(Number(price)))) wrong.price = 'Give a price: it may be zero or negative.';
    else if (least === 1 && !(Number(price) > 0)) wrong.price = 'Give a price above zero.';
    else if (!isOnTick(Number(price), tick)) wrong.price = `Prices move in steps of ${tick}: ${stepped(Number(price), tick, 0, least)} is the nearest.`;
  }
  if (!/^\s*\d+\s*$/.test(lots) || Number(lots) < 1) wrong.lots = 'Give a whole number of lots, at least one.';
  if (trigger !== null) {
    if (!(Number(trigger) > 0)) wrong.trigger = 'Give a trigger above zero.';
    else if (!isOnTick(Number(trigger), tick)) wrong.trigger = `Prices move in steps of ${tick}: ${stepped(Number(trigger), tick, 0)} is the nearest.`;
  }
  if (shown.trim() && (!/^\s*\d+\s*$/.test(shown) || Number(shown) < 1)) wrong.shown = 'Show a whole number of lots, or leave it empty to show all.';
  else if (shown.trim() && Number(lots) > 100 * Number(shown)) wrong.shown = `Show at least a hundredth: ${Math.ceil(Number(lots) / 100)} of ${lots}.`;
  return wrong;
}

/** The share of equity that an order's margin takes. */
const takenShare = (preview) => (preview?.equity > 0 ? (preview.initial_margin_after - preview.initial_margin_before) / preview.equity : 0);

/** What the venue says the order would do; asked again when it changes, and every few seconds while it stands. */
function usePreview(params) {
  const [preview, setPreview] = useState(null);
  const [answered, setAnswered] = useState(null);
  const key = params && JSON.stringify(params);
  useEffect(() => {
    if (!key) {
      setPreview(null);
      return undefined;
    }
    let isCurrent = true;
    const hear = (answer) => {
      if (!isCurrent) return;
      setPreview(answer);
      setAnswered(key);
    };
    const ask = () => link.peek() === 'live' && call('private/kilohour/preview_order', JSON.parse(key)).then(
      hear, (refused) => hear({ accepted: false, reason: refused.message }));
    const first = setTimeout(ask, PREVIEW_AFTER_MS);
    const again = setInterval(ask, PREVIEW_EVERY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(first);
      clearInterval(again);
    };
  }, [key]);
  return { preview, isFresh: answered === key };
}

function Preview({ preview, isFresh, quote, params, isValid }) {
  const notional = isValid ? params.amount * (params.price ?? quote.mark) : null;
  const row = (term, value) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<dl class=${`preview ${preview && !isFresh ? 'old' : ''}`} aria-label="What the order does">
    ${row('Order value', dollars(preview?.cost_usd ?? notional))}
    ${row('Fee', dollars(preview?.fee_usd))}
    ${row('Margin now → after', preview?.initial_margin_after === undefined ? '–' : html`${dollars(preview.initial_margin_before)} <i>→</i> <b>${dollars(preview.initial_margin_after)}</b>`)}
    ${row('Equity used after', preview?.equity > 0 ? percent(preview.initial_margin_after / preview.equity) : '–')}
    ${row('Liquidation price', preview?.initial_margin_after === undefined ? '–' : preview.liquidation_price ? fixed(preview.liquidation_price, 3) : 'none in reach')}
  </dl>`;
}

function Door() {
  const [error, setError] = useState(null);
  const enter = () => tradeWithPracticeMoney().catch((refused) => setError(refused.message));
  return html`
    ${venue.value.practice
      ? html`<button type="button" class="send primary" onClick=${enter}>Trade with practice money</button>`
      : html`<button type="button" class="send primary" onClick=${() => (dialog.value = 'sign-in')}>Sign in to trade</button>`}
    <p class="outcome error" role="alert">${error}</p>`;
}

/** The account in three lines, and the one press that cancels everything. */
function Standing() {
  const summary = account.value;
  const used = summary?.equity > 0 ? summary.initial_margin / summary.equity : 0;
  const maintained = summary?.equity > 0 ? summary.maintenance_margin / summary.equity : 0;
  return html`<div class="standing">
    <dl class="preview">
      <div><dt>Equity</dt><dd><b>${dollars(summary?.equity)}</b></dd></div>
      <div><dt>Initial margin</dt><dd>${dollars(summary?.initial_margin)}</dd></div>
      <div><dt>Available</dt><dd>${dollars(summary?.available_funds)}</dd></div>
    </dl>
    <div class="gauge" role="img" aria-label=${`Margin uses ${percent(used)} of equity`}><i style=${{ width: `${Math.min(100, used * 100)}%` }}></i><b style=${{ left: `${Math.min(100, maintained * 100)}%` }}></b></div>
    <button type="button" class="quiet cancel-all" disabled=${orders.value.length === 0} onClick=${cancelAll}>Cancel all orders${orders.value.length ? ` (${orders.value.length})` : ''} <kbd>x</kbd></button>
  </div>`;
}
