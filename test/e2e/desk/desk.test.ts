import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerHeaders } from '../../system/local-system.ts';
import { signInAs } from '../../system/sign-in-as.ts';
import { number, startWaitingSystem, type WaitingSystem } from '../../system/waiting-system.ts';
import { seriousFindings } from '../designer/serious-findings.ts';

const caller = '+40721000111';
let waiting: WaitingSystem;
let browser: Browser;
let ana: Page;
let sofia: Page;
let callSid: string;

/** A page at the desk of somebody who is signed in, with a microphone. */
async function deskOf(name: string, role: 'agent' | 'supervisor', address = ''): Promise<Page> {
  const url = waiting.system.runtimeUrl;
  const person = await signInAs(url, role, name);
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    permissions: ['microphone'],
  });
  const [cookie, value] = (person.headers['cookie'] ?? '').split(/=(.*)/s);
  await context.addCookies([{ name: cookie ?? '', value: value ?? '', url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(`${url}/desk${address}`);
  return page;
}
const faults: string[] = [];

beforeAll(async () => {
  waiting = await startWaitingSystem({
    voiceSdk: true,
    dispositions: { technical: { required: true, choices: [{ id: 'solved', titles: { en: 'Solved' } }] } },
  });
  await waiting.line.runClock();
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
  ana = await deskOf('Ana', 'agent');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await waiting?.close();
});

describe('an agent at the desk', () => {
  it('goes available, and sees who rings and what he has answered before he picks up by a key', async () => {
    await ana.getByText('Phone ready').waitFor({ state: 'attached' });
    const agents = await waiting.ask<{ id: string; name: string }[]>('GET', '/api/agents');
    const own = agents.find(({ name }) => name === 'Ana')?.id ?? '';
    await waiting.ask('PUT', `/api/agents/${own}/skills`, { skills: { internet: 5 } });
    await ana.getByRole('button', { name: 'Go available' }).click();
    const check = ana.getByRole('dialog', { name: 'Microphone and speaker' });
    await ana.waitForFunction(() => Number(document.querySelector<HTMLMeterElement>('.sound-check meter')?.value ?? 0) > 0);
    await check.getByRole('button', { name: 'Play a tone' }).click();
    await check.getByRole('button', { name: 'Yes' }).click();
    expect(await seriousFindings(ana)).toEqual([]);
    await check.getByRole('button', { name: 'All good, go available' }).click();
    await ana.getByRole('heading', { name: 'Nobody is calling you now.' }).waitFor();
    await ana.keyboard.press('b');
    await ana.getByText('Nobody else is on').waitFor();
    await ana.getByRole('button', { name: 'Lunch' }).click();
    await ana.getByRole('heading', { name: 'You take no calls now.' }).waitFor();
    callSid = await waiting.line.dial(caller, number);
    await waiting.line.listening(callSid);
    await waiting.line.digits(callSid, '2048');
    await ana.getByRole('button', { name: 'Go available' }).click();
    await ana.getByRole('heading', { name: caller }).waitFor();
    await ana.getByText('2048').waitFor();
    await ana.getByText('pressed').first().waitFor();
    expect(await seriousFindings(ana)).toEqual([]);
    await ana
      .getByRole('button', { name: /^Answer/ })
      .and(ana.locator(':enabled'))
      .waitFor();
    await ana.keyboard.press('Enter');
    await ana.getByText('In a call').first().waitFor();
  });

  it('holds and resumes by a key, writes notes that are kept, and is told by the bar what he does', async () => {
    await ana.locator('.call-card.talking').waitFor();
    await ana.keyboard.press('h');
    await ana.locator('.call-card.held').waitFor();
    await ana.keyboard.press('h');
    await ana.locator('.call-card.talking').waitFor();
    await ana.keyboard.press('u');
    await ana.locator('button[aria-pressed=true]', { hasText: 'Mute' }).waitFor();
    await ana.keyboard.press('n');
    await ana.keyboard.type('Router is off');
    await ana.getByText('Saved', { exact: true }).waitFor();
    expect(await seriousFindings(ana)).toEqual([]);
  });

  it('is listened to by a supervisor, who is on the list of the floor and nowhere on hers', async () => {
    sofia = await deskOf('Sofia', 'supervisor', '/floor');
    const row = sofia.getByRole('row', { name: /Ana/ });
    await sofia.getByText('Phone ready').waitFor({ state: 'attached' });
    await row.getByRole('button', { name: 'Listen' }).click();
    await row.getByText('Sofia: listens').waitFor();
    expect(await ana.getByRole('main').getByText('Sofia').count()).toBe(0);
    expect(await seriousFindings(sofia)).toEqual([]);
    await row.getByRole('button', { name: 'Leave' }).click();
    await row.getByText('Sofia: listens').waitFor({ state: 'detached' });
    const audit = await fetch(`${waiting.system.runtimeUrl}/api/audit`, { headers: ownerHeaders });
    expect(await audit.text()).toContain('"listen"');
  });

  it('finds the call and the notes again after a reload', async () => {
    await ana.reload();
    await ana.locator('.phone-state', { hasText: 'In a call' }).waitFor();
    await ana.locator('.call-card.talking').waitFor();
    expect(await ana.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('Router is off');
    expect((await waiting.line.call(callSid)).status).toBe('in-progress');
  });

  it('writes into the contacts who calls, and sees it at once', async () => {
    await ana.getByRole('button', { name: 'Change the contact' }).click();
    await ana.getByLabel('Name', { exact: true }).fill('Maria Pop');
    await ana.getByRole('button', { name: 'Save the contact' }).click();
    await ana.getByRole('heading', { name: 'Maria Pop' }).waitFor();
  });

  it('promises a call at a time, and is told when it is allowed where she meant the night', async () => {
    const form = ana.getByRole('region', { name: 'Promise a callback' });
    await form.getByRole('button', { name: 'Promise a callback' }).click();
    // half past three or four where the caller is
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await form.getByLabel(/^Time/).fill(`${tomorrow}T01:30`);
    await form.getByRole('button', { name: 'Promise', exact: true }).click();
    await form.getByText(/Allowed from .* 06:00 \(Europe\/Bucharest/).waitFor();
    await form.getByRole('button', { name: 'Take that time' }).click();
    await form.getByRole('button', { name: 'Promise', exact: true }).click();
    await form.getByText(/^Promised: .* 06:00 \(Europe\/Bucharest/).waitFor();
    expect(await seriousFindings(ana)).toEqual([]);
  });

  it('hangs up, must say how it ended, and is free again', async () => {
    await ana.getByRole('button', { name: 'Hang up' }).click();
    await ana.getByRole('region', { name: 'Wrap-up' }).waitFor();
    const end = ana.getByRole('button', { name: /^End wrap-up/ });
    expect(await end.isDisabled()).toBe(true);
    await ana.getByRole('radio', { name: 'Solved' }).check();
    await end.click();
    await ana.getByRole('heading', { name: 'Nobody is calling you now.' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('calls the last caller back by a click in her own list', async () => {
    await waiting.line.phone(caller, { attempts: [{ behaviour: 'answer', afterSeconds: 1 }] });
    await ana.keyboard.press('c');
    const calls = ana.getByRole('complementary', { name: 'Calls' });
    await calls.getByRole('list', { name: 'Contacts' }).getByText('Maria Pop').waitFor();
    await calls.getByText('Mine', { exact: true }).click();
    await calls.getByRole('listitem').filter({ hasText: 'Technical' }).waitFor();
    expect(await seriousFindings(ana)).toEqual([]);
    await calls.getByRole('button', { name: 'Call Maria Pop' }).click();
    await ana.locator('.call-card.talking', { hasText: 'In a call' }).waitFor();
    await ana.getByRole('button', { name: 'Hang up' }).click();
    await ana.getByRole('button', { name: /^End wrap-up/ }).click();
    await ana.locator('.call-card').waitFor({ state: 'detached' });
  });

  it('and the wallboard shows the queues in both themes without a serious fault', async () => {
    await sofia.goto(`${waiting.system.runtimeUrl}/desk/wallboard`);
    await sofia.getByRole('heading', { name: 'Technical' }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await sofia.emulateMedia({ colorScheme });
      expect(await seriousFindings(sofia)).toEqual([]);
    }
  });
});
