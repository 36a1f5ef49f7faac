/**
 * A flow of 2,000 nodes in the designer, beside React Flow's bare stress example of the same size, in turns in one browser: opening, dragging and
 * panning, a keystroke, undo. And what the first page weighs.
 * Run: npm run build && npx tsx test/load/designer.ts [nodes] [rounds]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Browser, Page, Request } from 'playwright-core';
import { openBrowser } from '../system/browser.ts';
import { ownerHeaders, startLocalSystem } from '../system/local-system.ts';
import { menuRing } from '../system/menu-ring.ts';
import { median } from './measure.ts';

/** As a text: what names functions for stack traces is not there in the page. */
const COUNT_FRAMES = `(() => {
  const times = (window.frameTimes = []);
  requestAnimationFrame(function tick(time) {
    times.push(time);
    if (window.frameTimes === times) requestAnimationFrame(tick);
  });
})()`;

const nodes = Number(process.argv[2] ?? 2000);
const ROUNDS = Number(process.argv[3] ?? 5);

const system = await startLocalSystem({
  prepare(folder) {
    mkdirSync(path.join(folder, 'flows/big'), { recursive: true });
    mkdirSync(path.join(folder, 'environments'));
    writeFileSync(path.join(folder, 'environments/local.json'), '{}');
    writeFileSync(path.join(folder, 'flows/big/flow.json'), JSON.stringify(menuRing('big', nodes - 1)));
    writeFileSync(path.join(folder, 'flows/big/layout.json'), JSON.stringify(gridLayout(nodes - 1)));
  },
});
const bare = await serveBareFlow();
const browser = await openBrowser();
const designer = `${system.runtimeUrl}/flows/big`;
const stress = `${bare.url}?nodes=${nodes}`;

console.log(`${nodes} nodes, median of ${ROUNDS} rounds in turns`);
const opened: { designer: number[]; bare: number[] } = { designer: [], bare: [] };
for (let round = 0; round <= ROUNDS; round += 1) {
  const [ours, theirs] = [await openingTime(browser, designer), await openingTime(browser, stress)];
  // the first round warms caches
  if (round > 0) opened.designer.push(ours);
  if (round > 0) opened.bare.push(theirs);
}
const [ours, theirs] = [median(opened.designer), median(opened.bare)];
console.log(
  `open          designer ${ours.toFixed(0)} ms   bare ${theirs.toFixed(0)} ms   ratio ${(ours / theirs).toFixed(2)}   (bar: 2000 ms, 1.5)`,
);

for (const [name, url] of [
  ['designer', designer],
  ['bare', stress],
] as const) {
  const page = await openPage(browser, url);
  console.log(`${name.padEnd(10)} as opened   drag ${described(await drag(page))}   pan ${described(await pan(page))}   (bar: 50)`);
  if (name === 'designer') {
    console.log(
      `${name.padEnd(10)} keystroke ${(await keystroke(page)).toFixed(0)} ms   undo ${(await undo(page)).toFixed(0)} ms   (bar: 50 each)`,
    );
  }
  await wholeFlow(page);
  console.log(`${name.padEnd(10)} whole flow  drag ${described(await drag(page))}   pan ${described(await pan(page))}`);
  await page.context().close();
}
console.log(`first page    ${(await firstLoad(browser, system.runtimeUrl)).toFixed(0)} kB of scripts and styles on the wire   (bar: 350)`);

await browser.close();
bare.close();
await system.close();

function gridLayout(count: number) {
  const columns = Math.ceil(Math.sqrt(count));
  const places = Array.from({ length: count }, (_, index) => [
    `menu-${index}`,
    [(index % columns) * 288, Math.floor(index / columns) * 208],
  ]);
  return { formatVersion: 1, nodes: { ...Object.fromEntries(places), end: [columns * 288, 0] }, notes: [] };
}

async function serveBareFlow(): Promise<{ url: string; close(): void }> {
  const entry = path.resolve(import.meta.dirname, 'bare-flow.tsx');
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, write: false, outdir: '/', format: 'esm', jsx: 'automatic' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
  const page =
    '<!doctype html><link rel="stylesheet" href="/bare-flow.css"><div id="root"></div><script type="module" src="/bare-flow.js"></script>';
  const server = createServer(({ url = '/' }, answer) => {
    const file = outputFiles.find((output) => path.basename(output.path) === path.basename(url));
    answer.setHeader('content-type', file === undefined ? 'text/html' : (types[path.extname(url)] ?? 'text/plain'));
    answer.end(file?.contents ?? page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

async function openPage(from: Browser, url: string): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 }, extraHTTPHeaders: ownerHeaders });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('.react-flow__node', { timeout: 60_000 });
  await page.waitForTimeout(1500);
  return page;
}

/** From the address to the frame in which boxes stand there, in milliseconds, by the page's own clock. */
async function openingTime(from: Browser, url: string): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 }, extraHTTPHeaders: ownerHeaders });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('.react-flow__node', { timeout: 60_000 });
  const time = await page.evaluate(
    () => new Promise<number>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))),
  );
  await context.close();
  // a page that was closed still frees its memory, on the same cores
  await after(1000);
  return time;
}

interface Frames {
  perSecond: number;
  p95: number;
}

function described({ perSecond, p95 }: Frames): string {
  return `${perSecond.toFixed(0)} frames/s, 95 % within ${p95.toFixed(0)} ms`;
}

/** Counts frames while something is done with the mouse. */
async function frames(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(COUNT_FRAMES);
  await act();
  return page.evaluate(() => {
    const times = 'frameTimes' in window ? (window.frameTimes as number[]) : [];
    Object.assign(window, { frameTimes: null });
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    gaps.sort((a, b) => a - b);
    const whole = (times.at(-1) ?? 0) - (times[0] ?? 0);
    return { perSecond: (gaps.length * 1000) / whole, p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0 };
  });
}

async function drag(page: Page): Promise<Frames> {
  const { x, y } = await nodeInView(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const measured = await frames(page, async () => {
    for (let step = 1; step <= 90; step += 1) {
      await page.mouse.move(x + step * 3, y + step * 2);
      await page.waitForTimeout(8);
    }
  });
  await page.mouse.up();
  return measured;
}

/** A place on a box that nothing covers. */
async function nodeInView(page: Page): Promise<{ x: number; y: number }> {
  for (const box of await page.locator('.react-flow__node').all()) {
    const place = await box.boundingBox();
    if (place === null || place.x < 120 || place.y < 140 || place.x > 900 || place.y > 420) continue;
    return { x: place.x + Math.min(20, place.width / 2), y: place.y + Math.min(10, place.height / 2) };
  }
  throw new Error('No node is in view.');
}

async function pan(page: Page): Promise<Frames> {
  await page.mouse.move(640, 120);
  return frames(page, async () => {
    for (let step = 0; step < 90; step += 1) {
      await page.mouse.wheel(12, 8);
      await page.waitForTimeout(8);
    }
  });
}

async function wholeFlow(page: Page): Promise<void> {
  const fit = page.locator('.react-flow__controls-fitview, [aria-label*="Shift 1"]').first();
  await fit.click();
  await page.waitForTimeout(2000);
}

/** From a key to the frame after the field and its problems were worked out. */
async function keystroke(page: Page): Promise<number> {
  const { x, y } = await nodeInView(page);
  await page.mouse.click(x, y);
  const field = page.getByRole('textbox', { name: 'Title' }).first();
  await field.click();
  const times: number[] = [];
  for (const letter of 'abcdefghij') times.push(await untilNextFrame(page, () => page.keyboard.press(letter)));
  return median(times);
}

async function undo(page: Page): Promise<number> {
  await page.keyboard.press('Escape');
  const times: number[] = [];
  for (let step = 0; step < 5; step += 1) times.push(await untilNextFrame(page, () => page.keyboard.press('Control+z')));
  return median(times);
}

async function untilNextFrame(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        const begun = performance.now();
        requestAnimationFrame(() => setTimeout(() => Object.assign(window, { tookMilliseconds: performance.now() - begun })));
      },
      { once: true, capture: true },
    );
  });
  await act();
  await page.waitForFunction(() => 'tookMilliseconds' in window && window.tookMilliseconds !== null);
  return page.evaluate(() => {
    const took = 'tookMilliseconds' in window ? Number(window.tookMilliseconds) : Number.NaN;
    Object.assign(window, { tookMilliseconds: null });
    return took;
  });
}

/** What the browser loads until the first page rests, compressed as it is sent, in kB; fonts and pictures not counted. */
async function firstLoad(from: Browser, url: string): Promise<number> {
  const context = await from.newContext({ extraHTTPHeaders: ownerHeaders });
  const page = await context.newPage();
  const asked: Request[] = [];
  page.on('request', (request) => void (/\.(js|css)(\?|$)/.test(request.url()) && asked.push(request)));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(asked.map((request) => request.sizes()));
  await context.close();
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1000;
}
