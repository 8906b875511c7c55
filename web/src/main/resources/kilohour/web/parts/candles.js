// The price chart: candles and volume, the last candle kept alive by the trades themselves.

import { CandlestickSeries, HistogramSeries, LineStyle, TickMarkType, createChart } from '../vendor/lightweight-charts.js';
import { html, useEffect, useRef, useState } from './html.js';
import { decimalsOf, isoDay, minute } from '../figures.js';
import { withTrade } from '../bars.js';
import { priceWords } from '../goods.js';
import { call, epoch, now, orders, positions, showSoon, watch } from '../store.js';

const RESOLUTIONS = [['1', '1m'], ['5', '5m'], ['15', '15m'], ['60', '1h'], ['360', '6h'], ['1D', '1d']];
const BARS = 240;

const seconds = (resolution) => (resolution === '1D' ? 86_400 : Number(resolution) * 60);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function Candles({ instrument }) {
  const name = instrument.instrument_name;
  const [resolution, setResolution] = useState(() => sessionStorage.getItem('kilohour.resolution') ?? '15');
  const [state, setState] = useState('loading');
  const place = useRef(null);
  const drawn = useRef(null);
  useEffect(() => {
    drawn.current = draw(place.current, instrument);
    const paint = () => drawn.current.paint();
    window.addEventListener('themechange', paint);
    return () => {
      window.removeEventListener('themechange', paint);
      drawn.current.chart.remove();
    };
  }, [name]);
  const round = epoch.value;
  useEffect(() => {
    if (round === 0) return undefined;
    let isCurrent = true;
    let bars = [];
    const step = seconds(resolution);
    setState('loading');
    load(name, resolution).then((loaded) => {
      if (!isCurrent) return;
      bars = loaded;
      drawn.current.show(bars);
      setState(bars.length > 0 ? 'shown' : 'empty');
    }, (refused) => isCurrent && setState(refused.message));
    const stop = watch(`trades.${name}.100ms`, (trades) => {
      // candles are the book’s: a block trade was agreed outside it
      for (const trade of trades.filter((each) => !each.block_trade_id)) bars = withTrade(bars, trade, step);
      showSoon(`candle ${name}`, () => {
        if (!isCurrent || bars.length === 0) return;
        drawn.current.update(bars.at(-1));
        setState('shown');
      });
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [name, resolution, round]);
  const own = ownLines(name);
  useEffect(() => drawn.current.mark(own), [name, JSON.stringify(own), state]);
  const choose = (value) => {
    sessionStorage.setItem('kilohour.resolution', value);
    setResolution(value);
  };
  return html`
    <section class="panel chart" aria-label="Price chart">
      <header class="bar"><h2>Chart</h2>
        <div class="choice" role="group" aria-label="Candle length">
          ${RESOLUTIONS.map(([value, word]) => html`<button key=${value} aria-pressed=${value === resolution} onClick=${() => choose(value)}>${word}</button>`)}
        </div><span class="push"></span><small class="wide-only">${priceWords(instrument.kilohour_underlying)}, UTC</small></header>
      <div class="plot" ref=${place}>
        ${state !== 'shown' && html`<p class="over">${state === 'loading' ? '' : state === 'empty' ? 'No trades in this range yet. Choose longer candles, or trade.' : state}</p>`}
      </div>
    </section>`;
}

/** The user's open orders and average price in a contract, as lines across the chart. */
function ownLines(name) {
  const resting = orders.value.filter((order) => order.instrument_name === name)
    .map((order) => ({ price: order.price, title: order.direction === 'buy' ? '▲ order' : '▼ order', colour: order.direction === 'buy' ? '--buy' : '--sell', style: LineStyle.Dashed }));
  const held = positions.value.filter((position) => position.instrument_name === name)
    .map((position) => ({ price: position.average_price, title: position.size > 0 ? '▲ average' : '▼ average', colour: '--accent', style: LineStyle.Solid }));
  return [...resting, ...held];
}

async function load(name, resolution) {
  const step = seconds(resolution);
  const end = now.peek();
  const data = await call('public/get_tradingview_chart_data', { instrument_name: name, start_timestamp: Math.floor(end - BARS * step * 1000), end_timestamp: Math.floor(end), resolution });
  return (data.ticks ?? []).map((tick, i) => ({ time: Math.floor(tick / 1000), open: data.open[i], high: data.high[i], low: data.low[i], close: data.close[i], volume: data.volume[i] }));
}

/** ISO all along the axis: the year, the month, the day or the minute that begins. */
function axisText(time, kind) {
  const day = isoDay(time * 1000);
  if (kind === TickMarkType.Year) return day.slice(0, 4);
  if (kind === TickMarkType.Month) return day.slice(0, 7);
  return kind === TickMarkType.DayOfMonth ? day.slice(5) : minute(time * 1000).slice(11);
}

function draw(place, instrument) {
  const chart = createChart(place, { autoSize: true, layout: { attributionLogo: true, fontFamily: 'Inter, system-ui, sans-serif', fontSize: 11 },
    timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 10, tickMarkFormatter: axisText }, crosshair: { mode: 0 },
    localization: { timeFormatter: (time) => minute(time * 1000) } });
  const precision = decimalsOf(instrument.tick_size);
  const candles = chart.addSeries(CandlestickSeries, { priceFormat: { type: 'price', precision, minMove: instrument.tick_size } });
  const volume = chart.addSeries(HistogramSeries, { priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false });
  chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.2 } });
  const tint = (bar) => ({ time: bar.time, value: bar.volume, color: colour(bar.close >= bar.open ? '--buy-soft' : '--sell-soft') });
  const paint = () => {
    const line = colour('--line-soft');
    chart.applyOptions({ layout: { background: { color: colour('--panel') }, textColor: colour('--dim') },
      grid: { vertLines: { color: line }, horzLines: { color: line } }, rightPriceScale: { borderColor: line }, timeScale: { borderColor: line } });
    // Rising candles are hollow and falling ones full: the direction does not hang on colour.
    candles.applyOptions({ upColor: colour('--panel'), downColor: colour('--sell'), borderUpColor: colour('--buy'), borderDownColor: colour('--sell'),
      wickUpColor: colour('--buy'), wickDownColor: colour('--sell') });
  };
  paint();
  let lines = [];
  return {
    chart, paint,
    mark: (own) => {
      lines.forEach((line) => candles.removePriceLine(line));
      lines = own.map(({ price, title, colour: name, style }) => candles.createPriceLine({ price, title, color: colour(name), lineStyle: style, lineWidth: 1, axisLabelVisible: true }));
    },
    show: (bars) => {
      candles.setData(bars);
      volume.setData(bars.map(tint));
      chart.timeScale().setVisibleLogicalRange({ from: Math.max(-2, bars.length - 110), to: bars.length + 10 });
    },
    update: (bar) => {
      candles.update(bar);
      volume.update(tint(bar));
    },
  };
}
