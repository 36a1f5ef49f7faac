import { freePort } from '@callwright/runtime/testing/free-port';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { number, startWaitingSystem, type WaitingSystem } from '../system/waiting-system.ts';

let waiting: WaitingSystem;
let browser: Browser;
let site: string;
let closeSite: () => void;

beforeAll(async () => {
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const numbers = { [number]: { flow: 'help', browserCalls: { origins: [site] } } };
  waiting = await startWaitingSystem({ voiceSdk: true, environment: { numbers }, queue: { callback: { flow: 'call-back' } } });
  const pages = new Hono().get('/', (context) => {
    const script = `<script src="${waiting.system.runtimeUrl}/call-us.js" data-number="${number}" async></script>`;
    return context.html(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${script}</html>`);
  });
  const server = serve({ fetch: pages.fetch, port, hostname: '127.0.0.1' });
  closeSite = () => server.close();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}, 90_000);
afterAll(async () => {
  await browser.close();
  closeSite();
  await waiting.close();
});

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 20_000 });

it("a page's visitor calls from his browser: he hears the flow, presses a key, and hangs up", async () => {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await waiting.agent('absent', [{ behaviour: 'no-answer' }]);
  await page.goto(site);
  await click(page, 'Call us from here');
  await said(page, 'You are connected');
  await said(page, /customer number/);
  // a key of the flow is heard in the middle of a number, too, once no other key follows it
  await click(page, '*');
  await said(page, /We can call you back/);
  const calls = async () => (await waiting.line.calls()).filter(({ direction }) => direction === 'inbound');
  const [call] = await calls();
  expect(call).toMatchObject({ to: number, status: 'in-progress' });
  expect(call?.from).toMatch(/^client:visitor_[0-9a-f]{16}$/);
  await click(page, 'Hang up');
  await said(page, 'The call is over.');
  await expect.poll(async () => (await calls()).map(({ status }) => status)).toEqual(['completed']);
  expect(problems).toEqual([]);
});
