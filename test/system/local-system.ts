import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLine } from '@callwright/line';
import { readSettings } from '@callwright/runtime/read-settings';
import { startRuntime } from '@callwright/runtime/start-runtime';
import { freePort } from '@callwright/runtime/testing/free-port';
import { serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { OWNER_TOKEN, ownerHeaders } from './owner-headers.ts';
import { startRoundRobin } from './round-robin.ts';
import { openNetwork, type UnreliableNetwork } from './unreliable-network.ts';

export { ownerHeaders };

// flows name secrets by environment variables
process.env['CRM_KEY'] = 'key-of-tests';

const migrations = path.resolve(import.meta.dirname, '../../apps/runtime/migrations');

/** One runtime of a system, which tests may stop and start again. */
export interface RuntimeProcess {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface LocalSystem {
  folder: string;
  lineUrl: string;
  /** The address that the line calls: the runtime's, or that of a proxy before several. */
  runtimeUrl: string;
  runtimes: RuntimeProcess[];
  /** What the runtimes have warned of. */
  warnings(): string;
  /** Null unless it was asked for. */
  network: { webhooks: UnreliableNetwork; rest: UnreliableNetwork } | null;
  close(): Promise<void>;
}

interface Options {
  /** Fills the folders `flows` and `environments` in this folder. */
  prepare(folder: string): void;
  /** A Postgres server; several runtimes need one. */
  databaseUrl?: string;
  runtimes?: number;
  /** Whether line and runtime speak over a network that can be told to misbehave. */
  network?: boolean;
  /** Whether browsers may be telephones of the line. */
  voiceSdk?: boolean;
}

/** A line and one or several runtimes in this process, on free ports, with data in a folder of their own. */
export async function startLocalSystem({
  prepare,
  databaseUrl,
  runtimes = 1,
  network: wanted = false,
  voiceSdk = false,
}: Options): Promise<LocalSystem> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-system-'));
  prepare(folder);
  const line = await startLine(voiceSdk);
  const ports: number[] = [];
  for (let count = 0; count < runtimes; count += 1) ports.push(await freePort());
  const publicPort = runtimes === 1 ? (ports[0] ?? 0) : await freePort();
  const proxy = runtimes === 1 ? null : await startRoundRobin(publicPort, ports);
  const network = wanted
    ? { webhooks: await openNetwork(() => publicPort), rest: await openNetwork(() => Number(new URL(line.url).port)) }
    : null;
  const publicUrl = network?.webhooks.url ?? `http://127.0.0.1:${publicPort}`;
  line.hold(`<Response><Say>One moment, please.</Say><Pause length="3"/><Redirect>${publicUrl}/voice/resume</Redirect></Response>`);
  const env = {
    ...environmentOf(folder, line.url),
    PUBLIC_URL: publicUrl,
    ...(network !== null && { TWILIO_API_URL: network.rest.url }),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const warnings: string[] = [];
  const log = pino({ level: 'warn' }, { write: (text) => void warnings.push(text) });
  const processes = ports.map((port) => runtimeProcess({ ...env, PORT: String(port) }, log));
  for (const { start } of processes) await start();
  return {
    folder,
    lineUrl: line.url,
    runtimeUrl: publicUrl,
    runtimes: processes,
    warnings: () => warnings.join(''),
    network,
    async close() {
      await line.close();
      for (const { stop } of processes) await stop();
      proxy?.close();
      network?.webhooks.close();
      network?.rest.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startLine(voiceSdk: boolean) {
  const port = await freePort();
  const line = createLine();
  const server = serve({ fetch: line.app.fetch, port, hostname: '127.0.0.1' });
  // it takes a while to load, and few tests speak
  const { attachVoiceSdk } = voiceSdk ? await import('@callwright/line/voice-sdk') : { attachVoiceSdk: null };
  const detach = attachVoiceSdk?.(server, line.board, { log: () => undefined, comesBackSeconds: 5 });
  return {
    url: `http://127.0.0.1:${port}`,
    hold: (document: string) => line.board.bins.set('hold', document),
    close() {
      detach?.();
      line.close();
      return new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function environmentOf(folder: string, lineUrl: string) {
  return {
    DATA_DIR: path.join(folder, 'data'),
    FLOWS_DIR: path.join(folder, 'flows'),
    ENVIRONMENTS_DIR: path.join(folder, 'environments'),
    ENVIRONMENT: 'test',
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'local',
    TWILIO_API_URL: lineUrl,
    CONNECT_NUMBERS: 'true',
    BUY_NUMBERS: 'true',
    CLOCK_URL: `${lineUrl}/line/v1/clock`,
    FALLBACK_URL: `${lineUrl}/line/bins/hold`,
    // real time, while the line's clock stands
    PATIENCE_SECONDS: '1.5',
    OWNER_TOKEN,
  };
}

function runtimeProcess(env: Record<string, string>, log: Logger): RuntimeProcess {
  const settings = readSettings(env);
  let end: (() => Promise<void>) | null = null;
  return {
    async start() {
      end = await startRuntime(settings, log, migrations);
    },
    async stop() {
      const running = end;
      end = null;
      await running?.();
    },
  };
}
