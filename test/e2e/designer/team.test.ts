import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser } from '../../system/browser.ts';
import { createLineClient } from '../../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../../system/local-system.ts';
import { type DesignerPage, designerPage } from './designer-page.ts';
import { findingsInBothThemes } from './serious-findings.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const phone = '+40721000999';
let system: LocalSystem;
let browser: Browser;
let ana: DesignerPage;
let errors: string[];

beforeAll(async () => {
  system = await startLocalSystem({
    prepare(folder) {
      for (const name of ['flows', 'environments']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
      cpSync(path.join(root, 'environments/local.json'), path.join(folder, 'environments/test.json'));
    },
  });
  browser = await openBrowser();
  ana = await newcomer('Ana Rusu', 'manager');
}, 150_000);
afterAll(async () => {
  await browser?.close();
  await system?.close();
});
beforeEach(() => {
  errors = [];
});
afterEach(() => expect(errors).toEqual([]));

/** Somebody who has followed an invitation, in a browser of his own. */
async function newcomer(name: string, role: string): Promise<DesignerPage & { context: BrowserContext }> {
  const email = `${role}@example.com`;
  const invited = await post('/api/people/invitations', { name, role, email });
  const token = new URL(((await invited.json()) as { link: string }).link).searchParams.get('token');
  const joined = await post('/api/join', { token, name, email, password: 'a long enough password' });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const cookies = joined.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie) ?? []);
  await context.addCookies(cookies.map(([, key = '', value = '']) => ({ name: key, value, url: system.runtimeUrl })));
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`));
  return { ...designerPage(page), context };
}

function post(address: string, body: unknown): Promise<Response> {
  const headers = { ...ownerHeaders, 'content-type': 'application/json', origin: system.runtimeUrl };
  return fetch(system.runtimeUrl + address, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function openFlow({ page }: DesignerPage, id: string): Promise<void> {
  await page.goto(`${system.runtimeUrl}/flows/${id}`);
  await page.locator('.react-flow__node-box').first().waitFor();
}

/** Drops files from outside the browser. */
async function drop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data: { items: [], files, dragOperationsMask: 1 } });
}

it('a flow file that is dropped on the flows becomes a draft; one with a fault is named with the place of the fault', async () => {
  const { page } = ana;
  await page.goto(system.runtimeUrl);
  await page.getByText('Support line').waitFor();
  const broken = path.join(system.folder, 'broken.json');
  writeFileSync(broken, '{ "formatVersion": 1,\n  "id": oops }');
  await drop(page, [broken]);
  await page.getByText('broken.json was not imported.').waitFor();
  await page.getByText('Line 2, column').waitFor();
  await drop(page, [path.join(root, 'flows/after-hours')]);
  await page.getByText('There is a flow after-hours already').waitFor();
  await page.waitForURL(/\/flows\/after-hours-2$/);
  await page.getByText('Draft, never published').waitFor();
  await page.locator('.react-flow__node-box').first().waitFor();
});

it('who reads only sees everything and changes nothing; an agent is led to what is his', async () => {
  const supervisor = await newcomer('Ion Supervisor', 'supervisor');
  const { page } = supervisor;
  await page.goto(system.runtimeUrl);
  await page.getByText('Support line').waitFor();
  expect(await page.getByRole('button', { name: /New flow|Import/ }).count()).toBe(0);
  await openFlow(supervisor, 'after-hours');
  await page.getByText('Read only').waitFor();
  expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
  await page.locator('[data-id="greeting"]').click({ position: { x: 60, y: 12 } });
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Title' }).isEditable()).toBe(false);
  expect(await page.getByRole('button', { name: 'Delete the node' }).isEnabled()).toBe(false);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await page.locator('[data-id="greeting"]').waitFor();
  await page.goto(`${system.runtimeUrl}/numbers`);
  await page.getByText('+15005550006').waitFor();
  expect(await page.getByRole('textbox', { disabled: false }).count()).toBe(0);
  await supervisor.context.close();

  const agent = await newcomer('Doru Agent', 'agent');
  await agent.page.goto(system.runtimeUrl);
  await agent.page.waitForURL(/\/queues$/);
  await agent.page.getByRole('link', { name: 'People' }).waitFor();
  expect(await agent.page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts()).toEqual([
    'Callwright',
    'Queues',
    'Contacts',
    'Voicemail',
    'People',
  ]);
  await agent.context.close();
});

it('who opens a flow that another has open is told so; the later save is refused with both sides to compare', async () => {
  const viorel = await newcomer('Viorel Munteanu', 'developer');
  await openFlow(ana, 'clinic');
  await openFlow(viorel, 'clinic');
  await ana.page.getByRole('img', { name: 'Viorel Munteanu has this flow open' }).waitFor();
  await viorel.page.locator('[data-id="greeting"]').click({ position: { x: 60, y: 12 } });
  await ana.page.getByRole('img', { name: /Viorel Munteanu is at “/ }).waitFor();
  // what he types is not sent while his line is down; she saves meanwhile
  await viorel.context.setOffline(true);
  await viorel.page.getByRole('textbox', { name: 'Title' }).fill('Viorel’s greeting');
  await viorel.page.getByText(/^Connection lost/).waitFor();
  await ana.page.locator('[data-id="greeting"]').click({ position: { x: 60, y: 12 } });
  await ana.page.getByRole('textbox', { name: 'Title' }).fill('Ana’s greeting');
  await ana.saved();
  await viorel.context.setOffline(false);
  await viorel.page.getByText('Ana Rusu saved this flow meanwhile. Your changes are kept here.').waitFor();
  await viorel.page.getByRole('alert').getByRole('link', { name: 'Compare' }).click();
  await viorel.page.getByText('Ana’s greeting').first().waitFor();
  await viorel.page.getByText('Viorel’s greeting').first().waitFor();
  await viorel.context.close();
});

it('a draft rings a real phone when its manager wants it so', async () => {
  const { page } = ana;
  const line = createLineClient(system.lineUrl);
  await openFlow(ana, 'clinic');
  await page.keyboard.press('t');
  await page.getByRole('button', { name: 'Call it for real' }).click();
  await page.getByRole('textbox', { name: 'Which phone to ring' }).fill(phone);
  await page.getByRole('button', { name: 'Ring', exact: true }).click();
  await page.getByText(`${phone} will ring in a moment`).waitFor();
  const rung = async () => (await line.calls()).find(({ to }) => to === phone);
  await expect.poll(rung).toBeDefined();
  const callSid = (await rung())?.callSid ?? '';
  await line.answer(callSid);
  await expect.poll(async () => (await line.call(callSid)).heard.length).toBeGreaterThan(0);
});

it('drawers, dialogs, menus and panels have no serious fault of accessibility, in light or dark', async () => {
  const { page } = ana;
  const found: Record<string, string[]> = {};
  const look = async (name: string): Promise<void> => {
    const findings = await findingsInBothThemes(page);
    if (findings.length > 0) found[name] = findings;
  };
  const click = (role: 'button' | 'menuitem', name: string | RegExp) => page.getByRole(role, { name }).first().click();
  const dialog = page.getByRole('dialog');
  const away = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };

  await page.goto(system.runtimeUrl);
  await click('button', /New flow/);
  await page.getByText('Empty flow').waitFor();
  await look('new flow');
  await away();
  await click('button', 'More: After hours');
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await look('menu of a flow');
  await click('menuitem', 'Delete');
  await dialog.getByRole('button', { name: 'Keep it' }).waitFor();
  await look('delete a flow');
  for (const [address, opens] of [
    ['/numbers', 'History'],
    ['/contacts', /Add a contact/],
    ['/contacts', 'Import CSV'],
  ] as const) {
    await page.goto(system.runtimeUrl + address);
    await click('button', opens);
    await dialog.waitFor();
    await look(`${address} ${opens}`);
  }

  await openFlow(ana, 'after-hours');
  await page.locator('[data-id="greeting"]').click({ position: { x: 60, y: 12 } });
  await click('button', 'Help');
  await page.getByRole('complementary', { name: 'Help' }).waitFor();
  await look('a node with its help');
  await page.keyboard.press('Escape');
  await page.locator('[data-id="greeting"]').click({ button: 'right', position: { x: 60, y: 12 } });
  await page.getByRole('menuitem', { name: 'Colour' }).waitFor();
  await look('menu of a node');
  await page.keyboard.press('Escape');
  for (const [key, name] of [
    ['a', 'add'],
    ['Control+k', 'find'],
    ['?', 'keys'],
  ] as const) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await look(name);
    await away();
  }
  for (const panel of ['Outline', 'Variables', 'Tests', 'Flow settings']) {
    await click('button', new RegExp(`^${panel} · `));
    await page.getByRole('complementary', { name: panel }).waitFor();
    await look(panel);
  }
  await click('button', /warning/);
  await page.getByRole('complementary', { name: 'Problems' }).waitFor();
  await look('Problems');
  await click('button', 'History');
  await page.getByText('Saves of the draft').waitFor();
  await look('history');
  await away();
  await click('button', /^Try it/);
  await click('button', 'What the world answers');
  await page.getByText('Emergency switches').waitFor();
  await look('what the world answers');
  await click('button', /^Publish/);
  await dialog.getByRole('textbox', { name: 'What is new, and why' }).waitFor();
  await look('publish');
  expect(found).toEqual({});
}, 120_000);
