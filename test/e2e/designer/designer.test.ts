import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../../system/browser.ts';
import { type StartedProduct, startProduct } from '../../system/started-product.ts';
import { type DesignerPage, designerPage } from './designer-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let product: StartedProduct;
let browser: Browser;
let context: BrowserContext;
let designer: DesignerPage;
let page: Page;
let errors: string[];

const git = (...args: string[]) => execFileSync('git', args, { cwd: path.dirname(product.flowsDir), encoding: 'utf8' });
void git;

beforeAll(async () => {
  product = await startProduct((folder) => {
    for (const name of ['flows', 'environments']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    const run = (...args: string[]) => execFileSync('git', args, { cwd: folder });
    run('init', '-q');
    run('add', 'flows', 'environments');
    run('-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', 'commit', '-qm', 'Flows as they were');
  });
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  designer = designerPage(page);
}, 120_000);
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
    await page.getByRole('button', { name: /owner|begin|start|enter|sign/i }).click();
    await page.getByText('Support line').waitFor();
  });

  it('draws a help line from nothing by mouse', async () => {
    await page.getByRole('button', { name: /New flow/ }).click();
    await page.getByText('Empty flow').click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Front desk');
    await page.getByRole('button', { name: 'Create' }).click();
    await page
      .getByRole('button', { name: /^Add a node/ })
      .last()
      .click();
    await page.getByRole('option', { name: /^Say/ }).click();
    await designer.open('Say', 'Welcome');
    await designer.say('Words', 'English', 'Welcome to Nistra.');
    await page.getByRole('button', { name: 'Close' }).click();
    await designer.continueWith('Welcome', undefined, { x: 120, y: -120 }, 'Menu');
    await designer.open('Menu', 'Main menu');
    await designer.say('Question', 'English', 'For sales, press 1. For our address, press 2.');
    const [sales, address] = [page.getByRole('textbox', { name: 'Option' }).nth(0), page.getByRole('textbox', { name: 'Option' }).nth(1)];
    await sales.fill('Sales');
    await address.fill('Address');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: /^Fit/ }).click();
    await designer.saved();
    await designer.node('Main menu').waitFor();
  });
});
