// The clearing page in a real browser, as two clearing officers use it on a default day. One line a check; exit code 1 if one
// fails.
//
//   KILOHOUR_URL         a venue for practice, freshly opened
//   KILOHOUR_KEYS        its credentials.json
//   KILOHOUR_CHROMIUM    the browser
//   KILOHOUR_SCREENSHOTS the folder for pictures of the page, dark and light, 1280 and 390 px wide
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';

const url = process.env.KILOHOUR_URL.replace(/\/$/, '');
const pictures = process.env.KILOHOUR_SCREENSHOTS;
const keys = Object.fromEntries(JSON.parse(readFileSync(process.env.KILOHOUR_KEYS)).map((key) => [key.name, key]));
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.KILOHOUR_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
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

// ---- the API, for what does not happen on the page -----------------------------------------------------------------

const tokens = new Map();

async function api(who, method, params = {}) {
  if (!tokens.has(who)) {
    const granted = await ask('public/auth', { grant_type: 'client_credentials', client_id: keys[who].client_id, client_secret: keys[who].client_secret });
    tokens.set(who, granted.access_token);
  }
  return ask(method, params, tokens.get(who));
}

async function ask(method, params, token) {
  const answer = await (await fetch(`${url}/api/v2`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) })).json();
  if (answer.error) throw new Error(`${method}: ${answer.error.data?.reason ?? answer.error.message}`);
  return answer.result;
}

async function open(width, height, theme) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  return page;
}

/** What pages have sent, to count that an action left once. */
const sent = [];
const times = (method) => sent.filter((frame) => frame.includes(`"${method}"`)).length;

async function signIn(page, who) {
  await page.goto(`${url}/#/clearing`);
  await page.locator('.top').getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Client id').fill(keys[who].client_id);
  await page.getByLabel('Client secret').fill(keys[who].client_secret);
  await page.getByRole('button', { name: 'Sign in with keys' }).click();
  await page.locator('.badge', { hasText: 'OFFICER' }).waitFor();
  await page.locator('.standing-facts').waitFor();
}

const told = (page, words) => page.locator('.notices p', { hasText: words }).waitFor();
const dialog = (page) => page.locator('dialog.confirm');
const panel = (page, name) => page.locator(`section[aria-label="${name}"]`);

// ---- the day -------------------------------------------------------------------------------------------------------

const members = await api('officer', 'private/kilohour/get_clearing_members');
const trader = members.find((member) => member.name.startsWith('trader-2')) ?? members[1];
const account = (await api('officer', 'private/kilohour/get_clearing_accounts', { member: trader.member })).accounts[0].account;

const visitor = await open(1280, 800, 'light');
await check('whoever is not signed in sees what is public, and no member', async () => {
  await visitor.goto(`${url}/#/clearing`);
  await visitor.getByText('Default fund').first().waitFor();
  assert.equal(await visitor.locator('section[aria-label="Members"]').count(), 0);
  await visitor.screenshot({ path: `${pictures}/clearing-public-1280-light.png`, fullPage: true });
});

const page = await open(1280, 900, 'dark');
await check('an officer signs in and sees every member', async () => {
  await signIn(page, 'officer');
  await panel(page, 'Members').locator('tbody tr').nth(members.length - 1).waitFor();
  return `${await panel(page, 'Members').locator('tbody tr').count()} members`;
});

await check('the stress test stands beside the fund', async () => {
  const rows = panel(page, 'Default fund and stress test').locator('table.stress tbody tr');
  await rows.first().waitFor({ timeout: 90_000 });
  return panel(page, 'Default fund and stress test').locator('[role="status"]').innerText();
});

await check('a withdrawal above the threshold is approved by two officers, and sent once on a double click', async () => {
  await api('officer', 'private/kilohour/set_payment_parameters', { dual_above: 1_000, automatic: false });
  await api('officer', 'private/kilohour/set_payout_address', { account, holder: 'Trader Two', number: 'DE89370400440532013000', agent: 'COBADEFFXXX' });
  const { id } = await api('trader-2', 'private/withdraw', { currency: 'USD', amount: 2_500 });
  await page.getByRole('button', { name: `Approve withdrawal ${id}` }).click();
  await dialog(page).getByText('Another officer has to approve it too').waitFor();
  await page.screenshot({ path: `${pictures}/clearing-approve-1280-dark.png` });
  await dialog(page).getByRole('button', { name: 'Approve $2,500.00' }).dblclick();
  await told(page, 'it waits for another officer');
  assert.equal(times('private/kilohour/approve_withdrawal'), 1);
  await page.getByText('approved by you, waits for another officer').waitFor();
  assert.ok(await page.getByRole('button', { name: `Approve withdrawal ${id}` }).isDisabled());
  const second = await open(390, 844, 'light');
  await signIn(second, 'officer-2');
  await second.getByRole('button', { name: `Approve withdrawal ${id}` }).click();
  await second.screenshot({ path: `${pictures}/clearing-approve-390-light.png` });
  await dialog(second).getByRole('button', { name: 'Approve $2,500.00' }).click();
  await told(second, 'it goes to the bank');
  await page.getByText('approved, waits for the bank').waitFor();
});

await check('a withdrawal is refused with a reason that its owner reads', async () => {
  const { id } = await api('trader-2', 'private/withdraw', { currency: 'USD', amount: 300 });
  await page.getByRole('button', { name: `Refuse withdrawal ${id}` }).click();
  await dialog(page).getByLabel('Reason, which its owner reads').fill('please confirm the holder');
  await page.keyboard.press('Enter');
  await told(page, `Withdrawal ${id} refused`);
  const [known] = (await api('trader-2', 'private/get_withdrawals', { currency: 'USD', count: 1 })).data;
  assert.equal(known.kilohour_reason, 'please confirm the holder');
});

await check('a kill switch asks, stops and is lifted; Esc leaves it', async () => {
  const stops = panel(page, 'Kill switches and halts');
  await stops.getByLabel('Account, its number').fill(String(account));
  await stops.getByRole('button', { name: 'Stop this account…' }).click();
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'hidden' });
  assert.equal(times('private/kilohour/set_kill_switch'), 0);
  await stops.getByRole('button', { name: 'Stop this account…' }).click();
  await dialog(page).getByLabel('Reason, which those who are stopped read').fill('orders out of hand');
  await dialog(page).getByRole('button', { name: `Stop account ${account}` }).click();
  await told(page, `Account ${account} is stopped`);
  await stops.getByRole('button', { name: 'Lift…' }).click();
  await dialog(page).getByLabel('Why it is lifted').fill('in hand again');
  await dialog(page).getByRole('button', { name: 'Lift the switch' }).click();
  await told(page, 'is lifted');
  await stops.getByText('No kill switch is thrown').waitFor();
});

await check('an index is halted and resumed', async () => {
  const stops = panel(page, 'Kill switches and halts');
  await stops.getByRole('combobox').selectOption('B200');
  await stops.getByRole('button', { name: 'Halt all of B200…' }).click();
  await dialog(page).getByLabel('Reason, which everybody reads').fill('a source restated its prices');
  await dialog(page).getByRole('button', { name: 'Halt all of B200' }).click();
  await told(page, 'Halted:');
  const halted = stops.getByRole('table', { name: 'Halted contracts' });
  await halted.getByText('a source restated its prices').waitFor();
  await halted.getByRole('button', { name: 'Resume…' }).click();
  await dialog(page).getByRole('button', { name: 'Resume by an auction' }).click();
  await told(page, 'Orders gather for the reopening');
});

/** The bank takes back far more than the member has: its default has a loss for the waterfall. */
await check('a member is declared in default, and its loss goes down the layers in their order', async () => {
  for (const [fund, amount] of [['insurance', 100_000], ['capital', 150_000]]) await api('officer', 'private/kilohour/move_venue_fund', { fund, amount });
  const shares = members.map(({ member }) => ({ member, required: 100_000 })).sort((a, b) => a.member - b.member);
  await api('officer', 'private/kilohour/set_fund_shares', { cover: 100_000 * shares.length, shares });
  for (const { member, required } of shares) await api('officer', 'private/kilohour/move_fund_share', { member, amount: required });
  const summary = await api('trader-2', 'private/get_account_summary', { currency: 'USD' });
  const entry = { bank: 'DE00TEST', date: new Date().toISOString().slice(0, 10) };
  await api('officer', 'private/kilohour/credit_bank_entry', { ...entry, entry: 'E1', account, amount: summary.balance + 700_000 });
  const { id } = await api('trader-2', 'private/withdraw', { currency: 'USD', amount: summary.balance + 700_000 });
  for (const who of ['officer', 'officer-2']) await api(who, 'private/kilohour/approve_withdrawal', { id, amount: summary.balance + 700_000 });
  await api('officer', 'private/kilohour/reverse_deposit', { ...entry, entry: 'E2', reversed: 'E1' });
  await page.getByLabel('Declare a member in default').selectOption(String(trader.member));
  await page.getByRole('button', { name: 'Declare…' }).click();
  await dialog(page).getByLabel('Reason, which is published').fill('the bank took its deposit back');
  assert.ok(await dialog(page).getByRole('button', { name: 'Declare the default' }).isDisabled());
  await dialog(page).getByLabel(/Type/).fill(String(trader.member));
  await page.screenshot({ path: `${pictures}/clearing-declare-1280-dark.png` });
  await dialog(page).getByRole('button', { name: 'Declare the default' }).click();
  await told(page, 'is in default');
  const known = page.locator('section.default');
  await known.locator('.stages [aria-current]').or(known.locator('.stages .done').nth(3)).first().waitFor();
  await known.getByText(/is borne/).waitFor({ timeout: 150_000 });
  const bore = await known.locator('table.waterfall tbody tr').evaluateAll((rows) => rows.map((row) => [row.querySelector('th').innerText, row.querySelectorAll('td')[2].innerText]));
  // 700,000 and what its own cash did not cover: its fund share, then insurance and capital, then the survivors
  assert.equal(bore[1][1], '$100,000');
  assert.equal(bore[2][1], '$250,000');
  assert.match(bore[3][1], /^\$[\d,]+$/);
  assert.equal(bore.at(-1)[1], '$0');
  return bore.map(([layer, used]) => `${layer} ${used}`).join(', ');
});

await check('what happened is told in order, and the public page shows the layers', async () => {
  const course = panel(page, 'What happened');
  await course.locator('li.layer').first().waitFor();
  await course.locator('li.default').waitFor();
  await visitor.goto(`${url}/#/clearing`);
  await visitor.getByText(`Default of member ${trader.member}`).waitFor();
  return `${await course.locator('li').count()} steps`;
});

await check('everything on the page has a name and can be reached by keyboard', async () => {
  const unnamed = await page.evaluate(() => [...document.querySelectorAll('main button, main input, main select, main section')]
    .filter((element) => !(element.getAttribute('aria-label') || element.labels?.length || element.innerText?.trim())).map((element) => element.outerHTML.slice(0, 90)));
  assert.deepEqual(unnamed, []);
  await page.locator('body').press('6');
  await page.locator('.standing-facts button').first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className.startsWith('fact')), true);
});

for (const [width, height, theme] of [[1280, 900, 'dark'], [1280, 900, 'light'], [390, 844, 'dark'], [390, 844, 'light']]) {
  await check(`the clearing page, ${width} px, ${theme}, fits its window`, async () => {
    await page.setViewportSize({ width, height });
    await page.evaluate((wanted) => document.documentElement.dataset.theme !== wanted && document.querySelector('[aria-label="Dark or light"]').click(), theme);
    await page.evaluate(() => window.scrollTo(0, 0));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the page is wider than the window');
    await page.screenshot({ path: `${pictures}/clearing-${width}-${theme}.png`, fullPage: true });
  });
}

await check('nothing complained in the console', async () => assert.deepEqual([...new Set(complaints)], []));

await browser.close();
console.log(failures === 0 ? 'all checks passed' : `${failures} checks failed`);
process.exit(failures === 0 ? 0 : 1);
