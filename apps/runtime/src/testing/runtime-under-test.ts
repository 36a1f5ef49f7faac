import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signRequest } from '@callwright/twiml';
import { checkTwiml } from '@callwright/twiml/grammar';
import { type Logger, pino } from 'pino';
import { createApp } from '../app.ts';
import { createAuth } from '../auth/create-auth.ts';
import { withOptOuts } from '../callbacks/opt-outs.ts';
import { createSessionMemory } from '../calls/session-memory.ts';
import { createTwilioCarrier } from '../carrier/twilio-carrier.ts';
import { createFollowedClock } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { createEnvironmentFile } from '../flows/environment-file.ts';
import { createResources } from '../flows/resources.ts';
import { createHttpClient } from '../http-client/create-http-client.ts';
import { createLine } from '../line/line.ts';
import { codec } from '../privacy/codec.ts';
import { sealedStore } from '../privacy/sealed-store.ts';
import { createVault } from '../privacy/vault.ts';
import { createPublishing } from '../publishing/create-publishing.ts';
import { openPglite } from '../store/open-pglite.ts';
import { openPostgres } from '../store/open-postgres.ts';
import type { OpenStore } from '../store/store.ts';
import { mayReach } from '../work/may-reach.ts';
import { secretsOf } from '../work/secrets.ts';
import { ownerHeaders, ownerToken } from './owner-headers.ts';

export const number = '+15005550006';
const authToken = 'secret-of-tests';
const publicUrl = 'https://calls.example';
const publicFolders = {
  pages: path.resolve(import.meta.dirname, '../../public-pages'),
  theme: path.resolve(import.meta.dirname, '../../../../packages/theme'),
};
const migrations = path.resolve(import.meta.dirname, '../../migrations');

interface Options {
  /** In memory without one. */
  databaseFolder?: string;
  apiBase?: string;
  patienceMilliseconds?: number;
  endpoints?: Record<string, string>;
  /** A Postgres server instead of the embedded database. */
  databaseUrl?: string;
  log?: Logger;
  /** Whether what is published is committed, where the folder is a git repository. */
  commits?: boolean;
  /** The folder of flows; a new one that goes at the end, without one. */
  flowsDir?: string;
}

/** A runtime without a port: a database in memory, flows in a folder of its own, a clock that stands still, and Twilio's signatures. */
export async function runtimeUnderTest({
  databaseFolder,
  databaseUrl,
  apiBase = 'http://127.0.0.1:9',
  patienceMilliseconds = 5000,
  endpoints = {},
  log = pino({ level: 'silent' }),
  commits = true,
  flowsDir,
}: Options = {}) {
  const folder = flowsDir ?? mkdtempSync(path.join(tmpdir(), 'callwright-runtime-'));
  const { store: plain, db, close } = await openDatabase(databaseUrl, databaseFolder);
  const vault = createVault('key-of-tests');
  const store = sealedStore(plain, vault, log);
  const clock = createFollowedClock();
  clock.follow('simulated', '2026-01-05T09:00:00Z');
  const environmentFile = path.join(folder, 'test.json');
  writeFileSync(environmentFile, JSON.stringify({ numbers: { [number]: { flow: 'help' } }, phones: { desk: '+40310000222' }, endpoints }));
  const environment = createEnvironmentFile(environmentFile);
  await environment.reload();
  const deps: Deps = {
    store,
    db,
    codec: codec(vault),
    line: createLine(() => deps),
    sessions: createSessionMemory(),
    works: new Map(),
    auth: createAuth({ db, home: { publicUrl, isLocal: true }, secret: 'key-of-tests', trustedProxies: [], ownerToken, clock, log }),
    resources: createResources(path.join(folder, 'resources')),
    http: createHttpClient({ mayReach: mayReach(environment.current) }),
    secrets: secretsOf({ CRM_KEY: 'key-of-tests' }),
    clock,
    environment,
    log,
    ...createPublishing({ store, clock, log, flowsDir: folder, commits }),
    carrier: withOptOuts(
      createTwilioCarrier({ accountSid: `AC${'0'.repeat(32)}`, authToken, apiBase, buyNumbers: false, timeoutMs: 2000 }),
      store,
    ),
    settings: {
      ...{ publicUrl, authToken, patienceMilliseconds, publicFolders },
      callsPerSecond: 1,
      flowsDir: folder,
      environmentFile,
      sharesDatabase: databaseUrl !== undefined,
    },
  };
  const app = createApp(deps);

  const post = poster(app);

  return {
    app,
    folder,
    deps,
    clock,
    post,
    /** Writes `flow.json` of a flow and makes it live if it can. */
    publish(flow: { id: string }) {
      const target = path.join(folder, flow.id);
      mkdirSync(target, { recursive: true });
      writeFileSync(path.join(target, 'flow.json'), JSON.stringify(flow));
      return deps.library.publishFolder(target);
    },
    webhook: (address: string, callSid: string, more: Record<string, string> = {}) => post(address, { ...standardForm(callSid), ...more }),
    async story(callSid: string) {
      return (await app.request(`/api/calls/${callSid}`, { headers: ownerHeaders })).json();
    },
    async close() {
      await deps.line.stop();
      await close();
      if (flowsDir === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
/** Posts forms as the carrier does, with its signature; every document that comes back must be one that it takes. */
function poster(app: ReturnType<typeof createApp>) {
  return async function post(
    address: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const url = publicUrl + address;
    const signature = signRequest(authToken, url, form);
    const response = await app.request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature, ...headers },
      body: new URLSearchParams(form),
    });
    const text = await response.text();
    // answers to messages have a grammar of their own
    if (address.startsWith('/voice') && response.headers.get('content-type')?.startsWith('text/xml')) refuseBadTwiml(text);
    return { status: response.status, text };
  };
}

function openDatabase(url: string | undefined, folder: string | undefined): Promise<OpenStore> {
  if (url === undefined) return openPglite(folder, migrations);
  return openPostgres(url, migrations, (error) => {
    throw error;
  });
}

export type RuntimeUnderTest = Awaited<ReturnType<typeof runtimeUnderTest>>;

/** Whatever a test is about: every document must be one that Twilio takes without a warning. */
function refuseBadTwiml(text: string): void {
  const problems = checkTwiml(text);
  if (problems.length > 0) throw new Error(`Bad TwiML: ${JSON.stringify(problems)} in ${text}`);
}

/** What Twilio sends with every webhook of a call. */
export function standardForm(callSid: string): Record<string, string> {
  return {
    CallSid: callSid,
    AccountSid: `AC${'0'.repeat(32)}`,
    From: '+40721000111',
    To: number,
    Caller: '+40721000111',
    Called: number,
    CallStatus: 'in-progress',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  };
}

/** A call id that no other test has. */
export function newCallSid(): string {
  return `CA${crypto.randomUUID().replaceAll('-', '')}`;
}

/** A small flow: a menu whose first option hangs up politely; the words can be changed to make another version. */
export function helpFlow(words = 'For help, press 1.', start = 'menu') {
  const say = (text: string) => ({ 'en-US': { text } });
  const keys = { help: '1', desk: '2', card: '3', huge: '4', 'huge-end': '5' };
  const long = (next: string) => ({ type: 'say', config: { prompt: say('long '.repeat(790)), skippable: false }, exits: { next } });
  const longWords = Array.from({ length: 20 }, (_, index) => [`huge-${index + 1}`, long(index < 19 ? `huge-${index + 2}` : 'bye')]);
  return {
    formatVersion: 1,
    id: 'help',
    kind: 'call',
    title: 'Help',
    languages: ['en-US'],
    variables: { topic: { type: 'text', title: 'Topic' }, number: { type: 'text', title: 'Number', privacy: 'card' } },
    start,
    onError: 'sorry',
    nodes: {
      menu: {
        type: 'menu',
        config: { prompt: say(words), attempts: 3, saveAs: 'topic', options: Object.entries(keys).map(([exit, key]) => ({ exit, key })) },
        exits: { help: 'bye', desk: 'desk', card: 'card', huge: 'huge-1', 'huge-end': 'huge-1', 'no-input': 'bye', 'no-match': 'bye' },
      },
      card: {
        type: 'collect-digits',
        config: { prompt: say('Your card.'), saveAs: 'number', format: 'card' },
        exits: { collected: 'bye', 'no-input': 'bye', invalid: 'bye' },
      },
      desk: {
        type: 'transfer',
        config: { to: { number: 'desk' } },
        exits: { ended: 'bye', busy: 'bye', 'no-answer': 'menu', failed: 'bye' },
      },
      ...Object.fromEntries(longWords),
      sorry: {
        type: 'menu',
        config: { prompt: say('Something is wrong here. To go back, press 1.'), options: [{ exit: 'back', key: '1' }] },
        exits: { back: 'menu', 'no-input': 'bye', 'no-match': 'bye' },
      },
      bye: { type: 'hang-up', config: { prompt: say('Goodbye.') }, exits: {} },
    },
  };
}
