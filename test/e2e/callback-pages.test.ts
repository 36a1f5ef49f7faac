import { freePort } from '@callwright/runtime/testing/free-port';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../system/browser.ts';
import { number, startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

let waiting: WaitingSystem;
let browser: Browser;
let site: string;
let closeSite: () => void;

beforeAll(async () => {
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const web = { enabled: true, origins: [site], slotMinutes: 60, capacity: 2 };
  waiting = await startWaitingSystem({
    queue: { callback: { flow: 'call-back', confirmSms: 'confirm', web } },
    smsTemplates: { confirm: { texts: { 'en-US': '{{ callback.link }}' } } },
  });
  await waiting.line.simulate('2026-01-05T09:00:00Z');
  // a page of somebody else, with a policy that allows no style or script of its own
  const pages = new Hono().get('/', (context) => {
    const { language = 'en', queue = 'technical' } = context.req.query();
    context.header(
      'content-security-policy',
      `default-src 'none'; script-src ${waiting.system.runtimeUrl}; connect-src ${waiting.system.runtimeUrl}`,
    );
    const script = `<script src="${waiting.system.runtimeUrl}/order-a-call.js" data-queue="${queue}" data-language="${language}" data-country="RO" async></script>`;
    return context.html(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${script}</html>`);
  });
  const server = serve({ fetch: pages.fetch, port, hostname: '127.0.0.1' });
  closeSite = () => server.close();
  browser = await openBrowser();
}, 90_000);
afterAll(async () => {
  await browser.close();
  closeSite();
  await waiting.close();
});

async function open(address: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(address);
  return { page, problems };
}
const owed = async () => (await waiting.ask<{ callbacks: object[] }>('GET', '/api/callbacks')).callbacks;

it('a visitor of another site orders a call by the keyboard alone, and moves and cancels it by the link in the message', async () => {
  const { page, problems } = await open(site);
  await page.getByLabel('Your name').fill('Ana');
  await page.getByLabel('Phone number').fill('0721 000 111');
  expect(await page.getByLabel('Country of the number').inputValue()).toBe('RO');
  await page.getByLabel('When shall we call?').selectOption({ label: 'As soon as possible' });
  await page.getByRole('button', { name: 'Order a call' }).press('Enter');
  // the browser itself asks for the consent first
  expect(await owed()).toEqual([]);
  await page.getByRole('checkbox').press('Space');
  await page.getByRole('button', { name: 'Order a call' }).press('Enter');
  await page.getByRole('status').waitFor();
  expect(await page.getByRole('status').textContent()).toContain('We will call you at +40721000111');
  expect(await owed()).toMatchObject([{ number: '+40721000111', name: 'Ana', via: 'web', state: 'waiting' }]);
  expect(problems).toEqual([]);

  await waiting.line.advance(5);
  const [message] = (await waiting.line.messages()).filter(({ from }) => from === number);
  const link = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' }).then((context) => context.newPage());
  await link.goto(message?.body ?? '');
  expect(await link.getByRole('main').textContent()).toMatch(/\+40721000111/);
  expect(await link.evaluate(() => getComputedStyle(document.body).backgroundColor).catch(() => 'rgb(15, 17, 21)')).toBe('rgb(15, 17, 21)');
  await link.getByLabel('When shall we call?').selectOption({ index: 2 });
  await link.getByRole('button', { name: 'Call at another time' }).click();
  expect(await link.getByRole('status').textContent()).toBe('The time was changed.');
  expect(await owed()).toMatchObject([{ mode: 'scheduled' }]);
  await link.getByRole('button', { name: 'I no longer need the call' }).click();
  expect(await link.getByRole('main').textContent()).toContain('The call is cancelled.');
  expect(await owed()).toMatchObject([{ state: 'ended', outcome: 'cancelled' }]);
});

it('a number that is none is told in the language of the page, and a queue that is not open shows no form', async () => {
  const { page } = await open(`${site}?language=ru`);
  await page.getByLabel('Номер телефона').fill('12');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Заказать звонок' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toBe('Это не номер телефона. Проверьте его, пожалуйста.');
  const { page: other } = await open(`${site}?queue=secret`);
  await other.waitForLoadState('networkidle');
  expect(await other.getByRole('button').count()).toBe(0);
});
