import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../system/browser.ts';
import { type StartedProduct, startProduct } from '../system/started-product.ts';

const desk = '+40310000222';
let product: StartedProduct;
let browser: Browser;
let caller: Page;
let errors: string[];

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  expect(await product?.stop()).toBe(0);
});
beforeEach(async () => {
  errors = [];
  caller = await openPhone('/phone');
});
afterEach(async () => {
  await caller.context().close();
  expect(errors).toEqual([]);
});

async function openPhone(address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(product.lineUrl + address);
  return page;
}

const press = (page: Page, key: string) =>
  page.getByRole('button', { name: new RegExp(`^(Key )?${key === '*' ? '\\*' : key}( |$)`) }).click();
const heard = (page: Page, text: string | RegExp) => page.locator('main, body').getByText(text).first().waitFor({ timeout: 15_000 });
const call = (page: Page) => page.getByRole('button', { name: 'Call', exact: true }).click();

/** Time passes at once, and is real again. */
async function skip(seconds: number): Promise<void> {
  const ask = async (method: string, address: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${product.lineUrl}/line/v1/clock${address}`, { method, headers, body: JSON.stringify(body) });
    expect(response.ok, await response.text()).toBe(true);
  };
  await ask('PUT', '', { mode: 'simulated' });
  await ask('POST', '/advance', { seconds });
  await ask('PUT', '', { mode: 'real' });
}

describe('the phone page', () => {
  it('dials the flow, shows what is said and each webhook with its TwiML, takes keys, shows a text message and answers it, and goes on after kill -9 of the runtime', async () => {
    await call(caller);
    await heard(caller, 'Здравствуйте! Вы позвонили');
    await press(caller, '3');
    await heard(caller, /If your internet/);
    await caller
      .getByText(/\/voice\/step\/\d/)
      .first()
      .waitFor();
    expect(await caller.locator('body').innerText()).toContain('<Gather');
    await press(caller, '8');
    await heard(caller, /not one of the choices|did not|didn't|try again|isn't/i);

    const [, pid] = product.terminal().match(/runtime .* process (\d+)/) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    // the line answers meanwhile
    await textArrives();
    await product.shows(/The runtime is back/);
    await press(caller, '1');
    await heard(caller, /router/);
    await caller.getByRole('button', { name: /Hang up/ }).click();
    await caller.getByText('Call again').waitFor();
  });

  async function textArrives(): Promise<void> {
    const number = await caller.evaluate<string>(() => JSON.parse(sessionStorage.getItem('callwright.phones') ?? '{}').selected);
    const { accountSid, authToken, numbers } = await (await fetch(`${product.lineUrl}/line/v1/account`)).json();
    const sent = await fetch(`${product.lineUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({ From: numbers[0].phoneNumber, To: number, Body: 'Follow it: https://desk.example/t/4512.' }),
    });
    expect(sent.status).toBe(201);
    await caller.getByRole('button', { name: 'Follow it:' }).click({ timeout: 10_000 });
    expect(await caller.getByRole('link', { name: 'https://desk.example/t/4512' }).getAttribute('href')).toBe(
      'https://desk.example/t/4512',
    );
    await caller.getByRole('textbox', { name: /^Answer/ }).fill('Thanks');
    await caller.keyboard.press('Enter');
    await caller.getByText(/^you wrote/).waitFor();
    const { messages } = await (await fetch(`${product.lineUrl}/line/v1/messages?from=${encodeURIComponent(number)}`)).json();
    expect(messages).toMatchObject([{ body: 'Thanks', to: numbers[0].phoneNumber, status: 'received' }]);
  }

  it('rings a second phone in another tab, which answers and hangs up', async () => {
    const opened = caller.context().waitForEvent('page');
    await caller.getByRole('button', { name: 'Second phone in a new tab' }).click();
    const agent = await opened;
    await agent
      .getByText(desk.replace(/(\+\d\d)(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 $4'))
      .first()
      .waitFor();
    await call(caller);
    await heard(caller, 'Здравствуйте');
    await press(caller, '3');
    await heard(caller, /If your internet/);
    await press(caller, '0');
    await heard(caller, /connecting you/);
    await skip(8);
    await agent.getByRole('button', { name: /^Answer/ }).click({ timeout: 20_000 });
    await caller
      .getByText(/Connected/)
      .first()
      .waitFor();
    await agent.getByRole('button', { name: /Hang up/ }).click();
    await heard(caller, /Goodbye/);
    await agent.close();
  });
});

describe('saving flow.json', () => {
  it('changes the next call; a broken file is told in the terminal with file, node and field, and the last good version answers', async () => {
    const file = path.join(product.flowsDir, 'support-line/flow.json');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace('Здравствуйте! Вы позвонили', 'Добрый вечер! Вы позвонили'));
    await product.shows(/(support-line is live[\s\S]*){2}/);
    await call(caller);
    await heard(caller, 'Добрый вечер!');
    writeFileSync(file, good.replace('"next": "language"', '"next": "nowhere"'));
    await product.shows(/flow\.json: nodes\.greeting\.exits\.next: .*"nowhere".*no such node/);
    await product.shows(/the last good version stays live/);
    const other = await openPhone('/phone');
    await call(other);
    await heard(other, 'Добрый вечер!');
    await other.context().close();
  });
});
