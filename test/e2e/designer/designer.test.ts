import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../system/browser.ts';
import { createLineClient } from '../../system/line-client.ts';
import { type StartedProduct, startProduct } from '../../system/started-product.ts';
import { type DesignerPage, designerPage } from './designer-page.ts';
import { seriousFindings } from './serious-findings.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const number = '+15005550029';
let product: StartedProduct;
let browser: Browser;
let context: BrowserContext;
let designer: DesignerPage;
let page: Page;
let errors: string[];

const folder = () => path.dirname(product.flowsDir);
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder(), encoding: 'utf8' });
const button = (name: string | RegExp) => page.getByRole('button', { name });

beforeAll(async () => {
  product = await startProduct((to) => {
    for (const name of ['flows', 'environments']) cpSync(path.join(root, name), path.join(to, name), { recursive: true });
    writeFileSync(path.join(to, '.gitignore'), 'data\n');
    const run = (...args: string[]) => execFileSync('git', args, { cwd: to });
    run('init', '-q');
    run('add', '.');
    run('-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', 'commit', '-qm', 'Flows as they were');
  });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  designer = designerPage(page);
}, 150_000);
afterAll(async () => {
  await browser?.close();
  expect(await product?.stop()).toBe(0);
});
beforeEach(() => {
  errors = [];
});
afterEach(() => expect(errors).toEqual([]));

describe('a manager', () => {
  it('becomes the owner by the link in the terminal, and sees the flows', async () => {
    const [link] = await product.shows(/http:\/\/localhost:\d+\/welcome\?token=[\w-]+/);
    await page.goto(link);
    await page.getByRole('textbox', { name: 'Name' }).fill('Ana Rusu');
    await page.getByRole('textbox', { name: 'Email' }).fill('ana@example.com');
    await page
      .getByLabel(/^Password/)
      .first()
      .fill('a long enough password');
    await button(/owner|begin|start|enter|sign/i).click();
    await page.getByText('Support line').waitFor();
  });

  it('draws a help line from nothing by mouse', async () => {
    await button(/New flow/).click();
    await page.getByText('Empty flow').click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Front desk');
    await button('Create').click();
    await button(/^Add a node/)
      .last()
      .click();
    await page.getByRole('option', { name: /^Say/ }).click();
    await designer.open('Say', 'Welcome');
    await designer.say('Words', 'English', 'Welcome to Nistra.');
    await designer.stepBack();
    await designer.continueWith('Welcome', undefined, { x: 90, y: -60 }, 'Menu');
    await designer.open('Menu', 'Main menu');
    await designer.say('Question', 'English', 'For sales, press 1. For our address, press 2.');
    await page.getByRole('textbox', { name: 'Option' }).nth(0).fill('Sales');
    await page.getByRole('textbox', { name: 'Option' }).nth(1).fill('Address');
    await designer.stepBack();
    await designer.continueWith('Main menu', 'Sales', { x: 80, y: -90 }, 'Transfer');
    await designer.open('Transfer', 'Sales desk');
    await page.getByText('One phone', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Phone' }).fill('desk');
    await designer.stepBack();
    await designer.continueWith('Main menu', 'Address', { x: 80, y: 120 }, 'Say');
    await designer.open('Say', 'Our address');
    await designer.say('Words', 'English', 'We are at 5 Long Street.');
    await designer.stepBack();
    await designer.continueWith('Our address', undefined, { x: 80, y: 60 }, 'Hang up');
    await designer.open('Hang up', 'Goodbye');
    await designer.stepBack();
    for (const exit of ['After the call', 'Busy', 'No answer', 'Failed']) await designer.connect('Sales desk', exit, 'Goodbye');
    for (const exit of ['No input', 'Not understood']) await designer.connect('Main menu', exit, 'Goodbye');
    await page.getByText('0 errors').waitFor();
    await designer.saved();
  });

  it('finds everything again after a reload, and can undo and redo', async () => {
    await page.reload();
    await designer.node('Our address').waitFor();
    await designer.open('Our address');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await designer.node('Our address').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await designer.node('Our address').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await designer.node('Our address').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.getByText('0 errors').waitFor();
  });

  it('tries the draft on the phone beside it, and keeps the call as a test', async () => {
    await button(/^Try it/).click();
    await button('2').click();
    await page.getByText('We are at 5 Long Street.').last().waitFor();
    await button('Keep as test').click();
    await page.getByRole('textbox', { name: 'What does this test show?' }).fill('Key 2 tells the address');
    await button('Keep').click();
    await page.getByText('1 of 1 tests pass').or(page.getByText('1 of 1 test passes')).first().waitFor();
    await button(/^Trying/).click();
  });

  it('publishes it with a reason: committed in her name, and heard by the next caller', async () => {
    await designer.publish('A first front desk');
    expect(git('log', '-1', '--format=%an <%ae>%n%B')).toMatch(/^Ana Rusu <ana@example.com>\nA first front desk\n/);
    expect(git('status', '--porcelain')).toBe('');
    const file = path.join(folder(), 'environments/local.json');
    const environment = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...environment, numbers: { ...environment.numbers, [number]: { flow: 'front-desk' } } }));
    const line = createLineClient(product.lineUrl);
    const account = () => fetch(`${product.lineUrl}/line/v1/account`).then((answer) => answer.text());
    await expect.poll(account, { timeout: 10_000 }).toContain(number);
    const callSid = await line.dial('+40721000111', number);
    await expect.poll(async () => JSON.stringify(await line.call(callSid))).toContain('Welcome to Nistra.');
  });

  it('is refused where a developer has changed the files meanwhile: both sides are shown, and the draft is kept', async () => {
    await designer.open('Our address', 'Where we are');
    await designer.saved();
    const file = path.join(product.flowsDir, 'front-desk/flow.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('We are at 5 Long Street.', 'We are at 7 Long Street.'));
    await page.getByText('The files of this flow were changed.').waitFor();
    await button(/^Publish/).click();
    await page.getByRole('dialog').getByRole('textbox').fill('A clearer name');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish/ })
      .click();
    await page.getByText(/changed the files of this flow meanwhile/).waitFor();
    await page.getByText('See both sides').click();
    await page.waitForURL(/compare/);
    await page.getByText('Where we are').first().waitFor();
  });

  it('restores what was live before, as a draft that nobody hears yet', async () => {
    await page.goto(`${product.runtimeUrl}/flows/front-desk`);
    await designer.node('Where we are').waitFor();
    await button('History').click();
    await button('Restore…').last().click();
    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await designer.node('Our address').waitFor();
  });

  it('draws another one by keyboard alone', async () => {
    await page.goto(product.runtimeUrl);
    await page.getByText('Support line').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('radio', { name: /Empty flow/ }).press('Space');
    await page.getByRole('textbox', { name: 'Title' }).focus();
    await page.keyboard.type('Keys only');
    await page.keyboard.press('Enter');
    await page.getByText('A call begins here').waitFor();
    await designer.addByKeys('say');
    await designer.sayByKeys('Words, English', 'Hello.');
    await designer.addByKeys('menu');
    await designer.sayByKeys('Question, English', 'Press 1 for news, 2 for nothing.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('hang up');
    await page.keyboard.press('Enter');
    await designer.node('Hang up').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    for (const exit of [2, 3, 4]) {
      for (let step = 0; step < exit; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('c');
      const list = page.getByRole('dialog', { name: 'Add a node' });
      await list.getByRole('option', { name: /Hang up/ }).waitFor();
      await page.keyboard.type('hang');
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowLeft');
    }
    await page.getByText('0 errors').waitFor();
  });

  it('finds no serious fault of accessibility on any page', async () => {
    const found: Record<string, string[]> = {};
    for (const address of [
      '/',
      '/numbers',
      '/hours',
      '/prompts',
      '/sms-templates',
      '/contacts',
      '/people',
      '/flows/support-line',
      '/flows/front-desk/compare',
    ]) {
      await page.goto(product.runtimeUrl + address, { waitUntil: 'networkidle' });
      await page.locator('h1, .react-flow__node-box').first().waitFor();
      const findings = await seriousFindings(page);
      if (findings.length > 0) found[address] = findings;
    }
    expect(found).toEqual({});
  }, 120_000);
});
