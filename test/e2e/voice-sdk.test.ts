import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLine, type Line } from '@callwright/line';
import { attachVoiceSdk } from '@callwright/line/voice-sdk';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import wavefile from 'wavefile';
import { WebSocket } from 'ws';

const number = '+15005550006';
/** Built before the tests. */
const phonePage = path.relative(process.cwd(), path.resolve(import.meta.dirname, '../../apps/line/dist/phone'));
const folder = mkdtempSync(path.join(tmpdir(), 'callwright-sdk-'));
const documents = new Map<string, string>();
let line: Line;
let port: number;
let close: () => Promise<void>;

beforeAll(async () => {
  const pages = new Hono();
  pages.get('/test-page', (context) => context.html('<!doctype html><title>Phone</title><button id="go">Go</button>'));
  pages.get('/phone', serveStatic({ root: phonePage, path: 'index.html' }));
  pages.get('/assets/*', serveStatic({ root: phonePage }));
  pages.post('/document/:name', (context) =>
    context.body(documents.get(context.req.param('name')) ?? '', 200, { 'content-type': 'text/xml' }),
  );
  line = createLine({ pages });
  const server = serve({ fetch: line.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  const detach = attachVoiceSdk(server, line.board, { log: () => undefined, comesBackSeconds: 5 });
  close = () =>
    new Promise((resolve) => {
      detach();
      line.close();
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}, 60_000);

afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

describe("browsers with Twilio's voice SDK on the local line", () => {
  it('talk with a phone page: the tone of each arrives at the other, keys arrive once, and the page says what is wrong with its sound', async () => {
    documents.set('room', '<Response><Dial><Conference endConferenceOnExit="true">room</Conference></Dial></Response>');
    line.board.addNumber(number, { voiceUrl: `http://127.0.0.1:${port}/document/room` });
    const agent = await phone('ana', 700);
    const { browser, page: caller } = await openBrowser('caller', 1100);
    const errors: string[] = [];
    caller.on('pageerror', (error) => errors.push(error.message));
    await caller.addInitScript(keepHeard);
    const microphone = (page: Page) => page.getByRole('switch', { name: 'Microphone' });
    try {
      const leg = await rest(`/Calls.json`, { To: 'client:ana', From: number, Url: `http://127.0.0.1:${port}/document/room` });
      await accept(agent.page);
      await caller.goto(`http://127.0.0.1:${port}/phone?number=%2B40721000111&name=Maria`);
      await caller.evaluate(() => Object.assign(window, { refusesMicrophone: true }));
      await microphone(caller).click();
      await caller.getByText('Opens with the next call').waitFor();
      await caller.getByRole('button', { name: 'Call', exact: true }).click();
      await caller.getByText('does not allow the microphone').waitFor();
      await caller.evaluate(() => Object.assign(window, { refusesMicrophone: false }));
      await caller.getByRole('button', { name: 'Try again' }).click();
      await caller.getByText('You are heard').waitFor();
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(true);
      await expect.poll(() => pageHears(caller, 700), { timeout: 15_000 }).toBe(true);

      const inbound = line.board.legs.all().find(({ direction }) => direction === 'inbound');
      expect(inbound).toMatchObject({ from: '+40721000111', to: number, status: 'in-progress' });
      await caller.getByRole('button', { name: '5', exact: true }).click();
      await agent.page.evaluate(() => window.phone.press('7'));
      await expect
        .poll(() => [inbound, line.board.leg(leg.sid)].map((one) => one?.acts.map(({ text }) => text).join()))
        .toEqual(['5', ',7']);
      await caller.getByRole('button', { name: 'Mute' }).click();
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(false);

      const other = await caller.context().newPage();
      await other.goto(`http://127.0.0.1:${port}/phone?number=%2B40721000111&name=Maria`);
      await microphone(other).click();
      await caller.getByText('in another tab now').waitFor();
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(true);
      await other.close();
      await caller.getByRole('button', { name: /Hang up/ }).click();
      await expect.poll(() => line.board.legs.all().map(({ status }) => status)).toEqual(['completed', 'completed']);

      await rest('/Calls.json', { To: 'client:ana', From: number, Url: `http://127.0.0.1:${port}/document/room` });
      await agent.page.waitForFunction(() => window.phone.state() === 'pending');
      await accept(agent.page);
      await rest('/Calls.json', { To: '+40721000111', From: number, Url: `http://127.0.0.1:${port}/document/room` });
      await caller.getByRole('button', { name: /^Answer/ }).click();
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(true);
      await agent.page.evaluate(() => window.phone.hangUp());
      await caller.getByText('Opens with the next call').waitFor();
      expect(errors).toEqual([]);
    } finally {
      await agent.browser.close();
      await browser.close();
    }
  }, 120_000);

  it('lets a supervisor whisper: the agent hears him, the caller does not, until he joins', async () => {
    documents.set('room', '<Response><Dial><Conference endConferenceOnExit="true">room</Conference></Dial></Response>');
    const [agent, caller, supervisor] = await Promise.all([phone('ben', 700), phone('visitor', 1100), phone('sofia', 1900)]);
    try {
      const leg = await rest('/Calls.json', { To: 'client:ben', From: number, Url: `http://127.0.0.1:${port}/document/room` });
      await accept(agent.page);
      await caller.page.evaluate((to) => window.phone.dial(to), number);
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(true);
      const coaching = { Coaching: 'true', CallSidToCoach: leg.sid };
      const { call_sid } = await rest('/Conferences/room/Participants.json', { To: 'client:sofia', From: number, ...coaching });
      await accept(supervisor.page);
      await expect.poll(() => hears(agent.page, 1900), { timeout: 15_000 }).toBe(true);
      expect(await hears(supervisor.page, 1100)).toBe(true);
      expect(await hears(supervisor.page, 700)).toBe(true);
      expect(await hears(caller.page, 1900)).toBe(false);
      expect(await hears(caller.page, 700)).toBe(true);
      const conference = line.board.conferences.all().at(-1);
      await rest(`/Conferences/${conference?.sid}/Participants/${call_sid}.json`, { Coaching: 'false' }, 200);
      await expect.poll(() => hears(caller.page, 1900), { timeout: 15_000 }).toBe(true);
      await rest(`/Conferences/${conference?.sid}/Participants/${leg.sid}.json`, { Hold: 'true' }, 200);
      await expect.poll(() => hears(agent.page, 1100), { timeout: 15_000 }).toBe(false);
      expect(await hears(caller.page, 700)).toBe(false);
    } finally {
      for (const { browser } of [agent, caller, supervisor]) await browser.close();
    }
  }, 120_000);

  it('keep their call when the socket breaks, and lose it when the browser is gone', async () => {
    documents.set('alone', '<Response><Dial><Conference>alone</Conference></Dial></Response>');
    const agent = await phone('carla', 700);
    const { sid } = await rest('/Calls.json', { To: 'client:carla', From: number, Url: `http://127.0.0.1:${port}/document/alone` });
    await accept(agent.page);
    await expect.poll(() => line.board.leg(sid).status).toBe('in-progress');
    await agent.page.evaluate(() => window.phone.breakSocket());
    await expect.poll(() => agent.page.evaluate(() => window.phone.events), { timeout: 20_000 }).toEqual(['reconnecting', 'reconnected']);
    expect(line.board.leg(sid).status).toBe('in-progress');
    await agent.browser.close();
    await expect.poll(() => line.board.leg(sid).status, { timeout: 20_000 }).toBe('completed');
  }, 120_000);

  it('are refused with the reason when their token is another account’s, or too old', async () => {
    const { accountSid, authToken } = line.board;
    const refused = async (token: string) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/signal`);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      const answered = new Promise<string>((resolve) => socket.addEventListener('message', ({ data }) => resolve(String(data))));
      socket.send(JSON.stringify({ type: 'listen', payload: { token }, version: '1.6' }));
      const { type, payload } = JSON.parse(await answered);
      socket.close();
      return type === 'error' ? payload.error.code : type;
    };
    expect(await refused(tokenFor('ana'))).toBe('connected');
    expect(await refused(tokenFor('ana', { ttl: -60 }))).toBe(20104);
    expect(await refused(tokenFor('ana', { account: `AC${'1'.repeat(32)}` }))).toBe(20101);
    expect(await refused(new twilio.jwt.AccessToken(accountSid, `SK${'0'.repeat(32)}`, `${authToken}x`, { identity: 'ana' }).toJwt())).toBe(
      20101,
    );
  });
});

async function accept(page: Page): Promise<void> {
  await page.waitForFunction(() => window.phone.incoming !== null);
  await page.evaluate(() => window.phone.incoming?.accept());
}

/** Whether a tone stands out of what a page hears. */
async function hears(page: Page, hertz: number): Promise<boolean> {
  return (await page.evaluate((wanted) => window.phone.level(wanted), hertz)) > -50;
}

async function pageHears(page: Page, hertz: number): Promise<boolean> {
  return (await page.evaluate((wanted) => window.heardLevel(wanted), hertz)) > -50;
}

/** Runs in a phone page before its own scripts: keeps what the page hears, and refuses the microphone when told to. */
function keepHeard(): void {
  const heard: MediaStream[] = [];
  const Real = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Real {
    constructor(options?: RTCConfiguration) {
      super(options);
      this.addEventListener('track', ({ track }) => heard.push(new MediaStream([track])));
    }
  };
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (constraints) =>
    Reflect.get(window, 'refusesMicrophone') === true ? Promise.reject(new DOMException('no', 'NotAllowedError')) : ask(constraints);
  window.heardLevel = async (hertz) => {
    const stream = heard.at(-1);
    if (stream === undefined) return Number.NEGATIVE_INFINITY;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
    await context.close();
    return Math.max(...levels.slice(bin - 2, bin + 3));
  };
}

async function rest(address: string, form: Record<string, string>, status = 201): Promise<{ sid: string; call_sid: string }> {
  const { accountSid, authToken } = line.board;
  const response = await fetch(`http://127.0.0.1:${port}/2010-04-01/Accounts/${accountSid}${address}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams(form),
  });
  expect(response.status, await response.clone().text()).toBe(status);
  return response.json();
}

/** A browser whose microphone hears a tone. */
async function openBrowser(name: string, hertz: number): Promise<{ browser: Browser; page: Page }> {
  const file = path.join(folder, `${name}.wav`);
  const wav = new wavefile.WaveFile();
  wav.fromScratch(
    1,
    48_000,
    '16',
    Int16Array.from({ length: 96_000 }, (_, index) => 12_000 * Math.sin((2 * Math.PI * hertz * index) / 48_000)),
  );
  writeFileSync(file, wav.toBuffer());
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const context = await browser.newContext();
  return { browser, page: await context.newPage() };
}

/** A browser whose microphone hears a tone, with a registered device. */
async function phone(identity: string, hertz: number): Promise<{ browser: Browser; page: Page }> {
  const { browser, page } = await openBrowser(identity, hertz);
  await page.goto(`http://127.0.0.1:${port}/test-page`);
  const sdk = readFileSync(
    path.join(path.dirname(createRequire(import.meta.url).resolve('@twilio/voice-sdk')), '../dist/twilio.min.js'),
    'utf8',
  );
  await page.evaluate(plainSockets, port);
  await page.addScriptTag({ content: sdk });
  await page.evaluate(startDevice, { token: tokenFor(identity), host: `127.0.0.1:${port}` });
  await expect.poll(() => page.evaluate(() => window.phone.device), { timeout: 15_000 }).toBe('registered');
  return { browser, page };
}

function tokenFor(identity: string, { ttl = 3600, account = line.board.accountSid } = {}): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(account, `SK${'0'.repeat(32)}`, line.board.authToken, { identity, ttl });
  token.addGrant(new AccessToken.VoiceGrant({ incomingAllow: true }));
  return token.toJwt();
}

interface TestPhone {
  device: string;
  incoming: { accept(): void } | null;
  dial(to: string): Promise<void>;
  press(keys: string): void;
  hangUp(): void;
  state(): string;
  /** How loud a tone is there, in decibels of full scale. */
  level(hertz: number): Promise<number>;
  breakSocket(): void;
  events: string[];
}

declare global {
  interface Window {
    phone: TestPhone;
    /** How loud a tone is that a phone page hears, in decibels of full scale. */
    heardLevel(hertz: number): Promise<number>;
  }
}

/** Runs in the page: the SDK knows only wss, the line of this machine has no certificate. */
function plainSockets(port: number): void {
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(String(address).replace(`wss://127.0.0.1:${port}/`, `ws://127.0.0.1:${port}/`), protocols);
      // biome-ignore lint/suspicious/noExplicitAny: for the test that breaks it
      (window as any).lastSocket = this;
    }
  };
}

/** Runs in the page. */
async function startDevice({ token, host }: { token: string; host: string }): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: the SDK as a script has no types
  const { Device } = (window as any).Twilio;
  const device = new Device(token, {
    chunderw: host,
    publishEvents: false,
    codecPreferences: ['pcmu'],
    logLevel: 'error',
    maxCallSignalingTimeoutMs: 30_000,
  });
  // biome-ignore lint/suspicious/noExplicitAny: the same
  let call: any = null;
  async function spectrum(): Promise<{ levels: number[]; hertzEach: number }> {
    const stream = call?.getRemoteStream();
    if (!stream) return { levels: [0], hertzEach: 0 };
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const levels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(levels);
    const hertzEach = context.sampleRate / analyser.fftSize;
    await context.close();
    return { levels: [...levels], hertzEach };
  }
  // biome-ignore lint/suspicious/noExplicitAny: the same
  const phone: any = {
    device: '',
    incoming: null,
    dial: async (to: string) => {
      call = await device.connect({ params: { To: to } });
    },
    press: (keys: string) => call.sendDigits(keys),
    hangUp: () => call.disconnect(),
    state: () => call?.status() ?? 'none',
    events: [],
    async level(hertz: number) {
      const { levels, hertzEach } = await spectrum();
      const bin = Math.round(hertz / hertzEach);
      return Math.max(...levels.slice(bin - 2, bin + 3));
    },
    // biome-ignore lint/suspicious/noExplicitAny: what the SDK opened last
    breakSocket: () => (window as any).lastSocket.close(),
  };
  window.phone = phone;
  // biome-ignore lint/suspicious/noExplicitAny: the same
  device.on('incoming', (incoming: any) => {
    call = incoming;
    phone.incoming = incoming;
    for (const event of ['reconnecting', 'reconnected']) incoming.on(event, () => phone.events.push(event));
  });
  device.on('registered', () => {
    phone.device = 'registered';
  });
  device.on('error', (error: Error) => {
    phone.device = `error: ${error.message}`;
  });
  await device.register();
}
