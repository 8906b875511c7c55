// The terminal in a real browser, as a newcomer uses it. One line a check; exit code 1 if one fails.
//
//   KILOHOUR_URL         a venue for practice, as in http://127.0.0.1:8080
//   KILOHOUR_CHROMIUM    the browser
//   KILOHOUR_SCREENSHOTS the folder for pictures of every page, dark and light, 1280 and 390 px wide
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';

const url = process.env.KILOHOUR_URL;
const pictures = process.env.KILOHOUR_SCREENSHOTS;
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.KILOHOUR_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

let failures = 0;
const complaints = [];

async function check(name, body) {
  try {
    const note = await body();
    console.log(`ok    ${name}${note === undefined ? '' : `: ${note}`}`);
  } catch (problem) {
    failures += 1;
    console.log(`FAIL  ${name}: ${String(problem?.message ?? problem).split('\n').slice(0, 6).join(' | ')}`);
  }
}

async function open(width, height, theme) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, deviceScaleFactor: 1, isMobile: width < 500, hasTouch: width < 500 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return page;
}

const picture = (page, name) => page.screenshot({ path: `${pictures}/${name}.png` });
const rows = (page, words) => page.locator('tbody tr').filter({ hasText: words });
const widerThanTheWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

const page = await open(1280, 800, 'dark');
let contract;

await check('the markets page shows the curve, its shape and PRACTICE', async () => {
  await page.goto(`${url}/`);
  await page.locator('section[aria-label="Forward curve"] svg, section[aria-label="Forward curve"] canvas').first().waitFor();
  await page.locator('.badge.practice', { hasText: 'PRACTICE' }).waitFor();
  await page.locator('.shape b', { hasText: /contango|backwardation|flat/ }).first().waitFor();
  await page.locator('.link.good', { hasText: 'Live' }).waitFor();
  const count = await page.locator('table.contracts tbody tr').count();
  assert.ok(count >= 37, `${count} contracts`);
  return `${count} contracts, ${await page.locator('.shape b').first().innerText()}`;
});

/** Participants share twenty commands a second among all books: a side that was just taken may stay empty for a while. */
const QUOTED = { timeout: 150_000 };

await check('quotes and marks are there', async () => {
  const second = page.locator('table.contracts tbody tr').nth(1);
  await second.locator('td').nth(1).filter({ hasText: /^\d+\.\d{3}$/ }).waitFor(QUOTED);
  await second.locator('td').nth(2).filter({ hasText: /^\d+\.\d{3}$/ }).waitFor(QUOTED);
});
await picture(page, 'markets-1280-dark');

await check('a click on a contract opens its trading page', async () => {
  await page.locator('table.contracts tbody tr').nth(1).locator('a').click();
  await page.waitForURL(/#\/trade\//);
  contract = decodeURIComponent(page.url().split('#/trade/')[1]);
  await page.locator('.asks .level.sell').first().waitFor(QUOTED);
  await page.locator('.bids .level.buy').first().waitFor(QUOTED);
  return contract;
});

await check('one click gives a practice session', async () => {
  await page.getByRole('button', { name: 'Trade with practice money' }).first().click();
  await page.locator('.who').waitFor();
  await page.locator('.standing dd b').filter({ hasText: /\d/ }).waitFor();
  return page.locator('.who').innerText().then((text) => text.replace(/\s+/g, ' '));
});

await check('a buy at the best offer fills', async () => {
  await page.locator('.ticket .sides .buy').click();
  const ask = (await page.locator('.asks .level.sell .price').last().innerText()).trim();
  const price = page.locator('.ticket input[aria-describedby="wrong-price"]');
  await price.fill((Number(ask) + 0.002).toFixed(3));
  await page.locator('.preview').filter({ hasText: /Margin now → after\s*\$/ }).first().waitFor();
  await picture(page, 'ticket-1280-dark');
  await page.locator('.ticket button.send.buy').click();
  const outcome = page.locator('.ticket .outcome').filter({ hasText: /[Bb]ought|[Ff]illed/ });
  await outcome.waitFor();
  return (await outcome.innerText()).trim();
});

await check('the position is there', async () => {
  await page.getByRole('tab', { name: /Positions/ }).click();
  await rows(page.locator('.blotter'), 'Long').first().waitFor();
  return (await rows(page.locator('.blotter'), 'Long').first().innerText()).replace(/\s+/g, ' ');
});

await check('an order away from the market rests, and one key cancels it', async () => {
  await page.getByRole('tab', { name: /Open orders/ }).click();
  const bid = Number((await page.locator('.bids .level.buy .price').first().innerText()).replace('●', '').trim());
  await page.locator('.ticket input[aria-describedby="wrong-price"]').fill((bid - 0.05).toFixed(3));
  await page.locator('.ticket button.send.buy').click();
  await page.locator('.blotter tbody tr').first().waitFor();
  await page.locator('h1, .head').first().click();
  await page.keyboard.press('x');
  await page.locator('.blotter').getByText('No open orders').waitFor();
});
await check('the trading page has its chart', async () => {
  await page.locator('canvas').first().waitFor();
});
await picture(page, 'trade-1280-dark');

await check('the portfolio shows the position and its margin', async () => {
  await page.goto(`${url}/#/portfolio`);
  await rows(page.locator('main'), 'Long').first().waitFor();
});
await picture(page, 'portfolio-1280-dark');

await check('an index page adds up, and recompute says equal', async () => {
  await page.goto(`${url}/#/index/H100`);
  await page.getByRole('button', { name: 'Recompute' }).click();
  const verdict = page.locator('.verdict.equal, .verdict.unequal');
  await verdict.waitFor();
  const text = (await verdict.innerText()).replace(/\s+/g, ' ');
  assert.match(text, /^Equal\./);
  return text;
});
await picture(page, 'index-1280-dark');

const ADDRESSES = () => [['markets', '#/'], ['trade', `#/trade/${contract}`], ['index', '#/index/H100'], ['portfolio', '#/portfolio']];

/** Every page in one size and theme, with the practice session that the tab already has. */
async function walk(width, height, theme) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate((wanted) => {
    localStorage.removeItem('kilohour.theme');
    if (document.documentElement.dataset.theme !== wanted) document.querySelector('[aria-label="Dark or light"]').click();
  }, theme);
  for (const [name, address] of ADDRESSES()) {
    await check(`${name}, ${width} px, ${theme}, fits its window`, async () => {
      await page.goto(`${url}/${address}`);
      await page.locator('main .panel').first().waitFor();
      await page.waitForFunction(() => !document.querySelector('main .skeleton'));
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
      assert.ok(!(await widerThanTheWindow(page)), 'the page is wider than the window');
    });
    await picture(page, `${name}-${width}-${theme}`);
  }
}

await walk(1280, 800, 'light');
await walk(1280, 800, 'dark');
await walk(390, 844, 'dark');
await walk(390, 844, 'light');

await check('nothing complained in the console', async () => assert.deepEqual([...new Set(complaints)], []));

await browser.close();
console.log(failures === 0 ? 'all checks passed' : `${failures} checks failed`);
process.exit(failures === 0 ? 0 : 1);
