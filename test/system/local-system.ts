import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLine } from '@callwright/line';
import { readSettings } from '@callwright/runtime/read-settings';
import { startRuntime } from '@callwright/runtime/start-runtime';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { freePort } from './free-port.ts';

const migrations = path.resolve(import.meta.dirname, '../../apps/runtime/migrations');

export interface LocalSystem {
  folder: string;
  lineUrl: string;
  runtimeUrl: string;
  stopRuntime(): Promise<void>;
  startRuntime(): Promise<void>;
  close(): Promise<void>;
}

/** A line and a runtime in this process, on free ports, with data in a folder of their own. `prepare` fills its flows and environments. */
export async function startLocalSystem(prepare: (folder: string) => void): Promise<LocalSystem> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-system-'));
  prepare(folder);
  const [linePort, port] = [await freePort(), await freePort()];
  const line = createLine();
  const lineServer = serve({ fetch: line.app.fetch, port: linePort, hostname: '127.0.0.1' });
  const lineUrl = `http://127.0.0.1:${linePort}`;
  const hold = `<Response><Say>One moment, please.</Say><Pause length="3"/><Redirect>http://127.0.0.1:${port}/voice/resume</Redirect></Response>`;
  line.board.bins.set('hold', hold);
  const settings = readSettings({
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
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
  });
  const log = pino({ level: 'silent' });
  let stop = await startRuntime(settings, log, migrations);
  return {
    folder,
    lineUrl,
    runtimeUrl: settings.publicUrl,
    stopRuntime: () => stop(),
    async startRuntime() {
      stop = await startRuntime(settings, log, migrations);
    },
    async close() {
      line.close();
      await stop();
      await new Promise<void>((resolve) => {
        lineServer.close(() => resolve());
        if ('closeAllConnections' in lineServer) lineServer.closeAllConnections();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
