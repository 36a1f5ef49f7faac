import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../system/browser.ts';
import { createLineClient, type LineClient } from '../../system/line-client.ts';
import { ownerHeaders } from '../../system/owner-headers.ts';
import { type StartedProduct, startProduct } from '../../system/started-product.ts';
import { seriousFindings } from './serious-findings.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const number = '+15005550017';
const caller = '+40721000111';
let product: StartedProduct;
let browser: Browser;
let page: Page;
let line: LineClient;
let errors: string[];

const folder = () => path.dirname(product.flowsDir);
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder(), encoding: 'utf8' });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const section = (name: string) => page.getByRole('region', { name, exact: true });

beforeAll(async () => {
  product = await startProduct(prepare);
  line = createLineClient(product.lineUrl);
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', extraHTTPHeaders: ownerHeaders });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
}, 150_000);
afterAll(async () => {
  await browser?.close();
  expect(await product?.stop()).toBe(0);
});
beforeEach(() => {
  errors = [];
});
afterEach(() => expect(errors).toEqual([]));

/** Two flows of the node's own example, a number that leads to them, and the queues that there are. */
function prepare(to: string): void {
  for (const name of ['flows', 'environments']) cpSync(path.join(root, name), path.join(to, name), { recursive: true });
  const example = path.join(root, 'packages/nodes/src/queue');
  const desk = JSON.parse(readFileSync(path.join(example, 'calls/flow.json'), 'utf8'));
  desk.nodes.line.config.queue = 'front-desk';
  for (const [id, flow] of Object.entries({ queue: desk, hold: JSON.parse(readFileSync(path.join(example, 'hold/flow.json'), 'utf8')) })) {
    mkdirSync(path.join(to, 'flows', id), { recursive: true });
    writeFileSync(path.join(to, 'flows', id, 'flow.json'), `${JSON.stringify(flow, null, 2)}\n`);
  }
  const file = path.join(to, 'environments/local.json');
  const environment = JSON.parse(readFileSync(file, 'utf8'));
  environment.numbers[number] = { flow: 'queue' };
  writeFileSync(file, `${JSON.stringify(environment, null, 2)}\n`);
  writeFileSync(path.join(to, '.gitignore'), 'data\n');
  const run = (...args: string[]) => execFileSync('git', args, { cwd: to });
  run('init', '-q');
  run('add', '.');
  run('-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', 'commit', '-qm', 'Flows as they were');
}

describe('a manager', () => {
  it('makes a queue, sees what a caller will live through, and is told what is wrong with its place', async () => {
    await page.goto(`${product.runtimeUrl}/queues`);
    await button('Add a queue').first().click();
    const title = page.getByRole('textbox', { name: 'Title' });
    await title.fill('Front desk');
    await page.waitForURL(/\/queues\/front-desk/);
    await page.getByRole('combobox', { name: 'Flow while waiting' }).fill('hold');
    await page.getByRole('textbox', { name: 'Longest wait' }).fill('5');
    await page.getByText('At least 10.').waitFor();
    await page.getByRole('tab', { name: /The line.*1 problem/ }).waitFor();
    await page.getByRole('textbox', { name: 'Longest wait' }).fill('900');
    await page.getByText('At least 10.').waitFor({ state: 'detached' });
    const life = page.getByRole('region', { name: 'What a caller lives through' });
    await life.getByText('15 min').waitFor();
    await page.getByRole('tab', { name: 'Callback' }).click();
    await page.getByRole('switch', { name: 'Offer callbacks' }).click({ force: true });
    await page.getByRole('combobox', { name: 'Flow that greets the called person' }).fill('callback-technical');
    await life.getByText('estimate over 4 min').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('publishes it, and the file and its reason are in git', async () => {
    await button(/^Publish/).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('A line for the front desk');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText(/^Published as version/).waitFor();
    const { 'front-desk': queue } = JSON.parse(git('show', 'HEAD:flows/resources/queues.json'));
    expect(queue).toMatchObject({ title: 'Front desk', skills: ['front-desk'], waitFlow: 'hold', longestWaitSeconds: 900 });
    expect(queue.callback).toMatchObject({ offerWhenEstimateOver: 240 });
    expect(git('log', '-1', '--format=%B')).toContain('A line for the front desk');
  });

  it('puts an agent into it', async () => {
    await page.getByRole('tab', { name: 'Agents' }).click();
    await page.getByText(/Nobody has all of these skills/).waitFor();
    await button('Add an agent').click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Dana Popa');
    await page.getByRole('textbox', { name: 'Number, or client:ID' }).fill('+40721000777');
    await button('Add').click();
    await page.getByRole('combobox', { name: 'Level of Dana Popa in front-desk' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('sees a caller come into line and leave it without a reload, and who was lost', async () => {
    await page.goto(`${product.runtimeUrl}/queues/front-desk/live`);
    await section('In line').getByText('Nobody is waiting.').waitFor();
    await button('What Dana Popa does').click();
    await page.getByRole('menuitem', { name: 'Break' }).click();
    await section('Agents').getByText('1 signed in, 0 available').waitFor();
    const sid = await line.dial(caller, number);
    await section('In line').getByText(caller).waitFor({ timeout: 30_000 });
    expect(await seriousFindings(page)).toEqual([]);
    await line.hangup(sid);
    await section('Lost callers today').getByText(caller).waitFor({ timeout: 30_000 });
    await section('In line').getByText('Nobody is waiting.').waitFor();
  });

  it('gives a caller to an agent of another team, calls all hands, and has a lost caller called back', async () => {
    const ask = (method: string, address: string, body: object) =>
      fetch(product.runtimeUrl + address, {
        method,
        headers: { ...ownerHeaders, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const rings = { behaviour: 'manual' };
    await line.phone('+40721000778', { attempts: [rings, rings] });
    const radu = await (await ask('POST', '/api/agents', { name: 'Radu Ionescu', address: '+40721000778', skills: { sales: 3 } })).json();
    await ask('PUT', `/api/agents/${radu.id}/status`, { status: 'available' });
    const byHand = await line.dial('+40721000112', number);
    await button('Give +40721000112 to an agent').click();
    await page.getByRole('menuitem', { name: 'Radu Ionescu' }).click();
    await expect.poll(async () => (await line.calls()).filter(({ to }) => to === '+40721000778').length, { timeout: 20_000 }).toBe(1);
    await line.hangup(byHand);
    await section('Lost callers today').getByText('+40721000112').waitFor({ timeout: 30_000 });
    const byAll = await line.dial('+40721000113', number);
    await section('In line').getByText('+40721000113').waitFor({ timeout: 30_000 });
    await button('Call all hands').click();
    await button('All hands are called').waitFor();
    await expect.poll(async () => (await line.calls()).filter(({ to }) => to === '+40721000778').length, { timeout: 20_000 }).toBe(2);
    await button('All hands are called').click();
    await button('Call all hands').waitFor();
    await line.hangup(byAll);
    const lost = section('Lost callers today').getByRole('row', { name: /\+40721000113/ });
    await lost.getByRole('button', { name: 'Call back' }).click();
    await lost.getByText('has a callback').waitFor();
    await ask('PUT', `/api/agents/${radu.id}/status`, { status: 'offline' });
  });
});

describe('what-if', () => {
  it('simulates the queue as it is, and a lower threshold beside it', async () => {
    await page.goto(`${product.runtimeUrl}/what-if?queue=front-desk`);
    await page.getByText(/^40 simulated days in/).waitFor({ timeout: 60_000 });
    await page.getByText(/^Of 100 callers/).waitFor();
    const threshold = page.getByRole('slider', { name: 'When the estimate exceeds' });
    for (let step = 0; step < 12; step += 1) await threshold.press('ArrowLeft');
    await page.getByText('callback at 1 min').waitFor();
    await page.getByText('callback at 4 min').waitFor();
    await button('Compare thresholds').click();
    const marker = page.getByRole('slider', { name: 'Threshold on the chart' });
    await marker.press('PageUp');
    expect(await marker.getAttribute('aria-valuetext')).toBe('2 min');
    const box = await marker.boundingBox();
    if (box === null) throw new Error('the marker is not drawn');
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 20, { steps: 3 });
    await page.mouse.up();
    expect(Number(await marker.getAttribute('aria-valuenow'))).toBeGreaterThan(120);
    expect(await threshold.getAttribute('aria-valuenow')).toBe(await marker.getAttribute('aria-valuenow'));
    await marker.press('Home');
    for (let step = 0; step < 4; step += 1) await marker.press('ArrowRight');
    const calledBack = page.locator('.measures > div', { hasText: 'Called back' });
    await calledBack.getByText(/^was \d/).waitFor({ timeout: 60_000 });
    await button(/^As a table: Wait on the line/).click();
    await page.getByRole('table', { name: 'Wait on the line' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, 150_000);

  it('takes what was tried into the draft of the queue, where nothing is published by itself', async () => {
    await button('Use in draft').click();
    await page.getByRole('link', { name: 'It is in the draft of the queue. Look and publish.' }).click();
    await page.waitForURL(/\/queues\/front-desk\?tab=callback/);
    expect(await page.getByRole('textbox', { name: 'Offer when the estimate is over' }).inputValue()).toBe('60 s');
    expect(JSON.parse(git('show', 'HEAD:flows/resources/queues.json'))['front-desk'].callback.offerWhenEstimateOver).toBe(240);
  });

  it('takes who called in the last weeks', async () => {
    await page.goto(`${product.runtimeUrl}/what-if?queue=front-desk`);
    await button('Presets and files').click();
    await page.getByRole('menuitem', { name: 'Calls of the last four weeks' }).hover();
    await page.getByRole('menuitem', { name: 'A mean day' }).click();
    await page.getByText('3 calls, days with calls: 1').waitFor();
    await page.getByText('3 a day').waitFor();
  });

  it('keeps a scenario as the file that the terminal takes, and opens it again', async () => {
    await page.goto(`${product.runtimeUrl}/what-if`);
    await button('Presets and files').click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Save the scenario' }).click();
    const file = await (await download).path();
    const scenario = JSON.parse(readFileSync(file, 'utf8'));
    expect(scenario).toMatchObject({ replications: 10, callback: { offerWhenEstimateOver: 60 }, talkSeconds: { law: 'lognormal' } });
    writeFileSync(file, JSON.stringify({ ...scenario, callback: null, talkSeconds: { law: 'exponential', mean: 95 } }));
    await page.getByLabel('Open a scenario').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: readFileSync(file) });
    await expect.poll(() => page.getByRole('textbox', { name: 'Talk' }).inputValue()).toBe('1:35');
    await page
      .getByLabel('Open a scenario')
      .setInputFiles({ name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"hours": -1}') });
    await page.getByText(/This file is no scenario.*hours:/s).waitFor();
    writeFileSync(file, JSON.stringify({ ...scenario, replications: 1000 }));
    await page.getByLabel('Open a scenario').setInputFiles({ name: 'long.json', mimeType: 'application/json', buffer: readFileSync(file) });
    await button('Cancel').click();
    await page.getByText('Cancelled. What is shown is of before.').waitFor();
    await button('Run').waitFor();
  });
});
