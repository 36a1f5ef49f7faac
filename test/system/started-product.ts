import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@callwright/runtime/testing/free-port';
import { OWNER_TOKEN } from './owner-headers.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The product as `npm start` runs it: processes of their own, on free ports, with data in a folder of their own. */
export interface StartedProduct {
  /** Its own copy of the flows. */
  flowsDir: string;
  lineUrl: string;
  runtimeUrl: string;
  /** All that the terminal shows so far. */
  terminal(): string;
  /** Answers when the terminal shows it; rejects with what it shows when that takes too long. */
  shows(pattern: RegExp): Promise<RegExpMatchArray>;
  stop(): Promise<number | null>;
}

/** Starts it on a copy of the flows and environments, or on those that `prepare` makes, and answers when it says that it runs. */
export async function startProduct(prepare: (folder: string) => void = copyOwn): Promise<StartedProduct> {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-start-'));
  const flowsDir = path.join(folder, 'flows');
  prepare(folder);
  const [port, linePort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['tooling/start.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      LINE_PORT: String(linePort),
      OWNER_TOKEN,
      DATA_DIR: path.join(folder, 'data'),
      FLOWS_DIR: flowsDir,
      ENVIRONMENTS_DIR: path.join(folder, 'environments'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let shown = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (shown += data));
  const shows = (pattern: RegExp) => waitFor(() => shown.match(pattern), `the terminal does not show ${pattern}; it shows:\n${shown}`);
  await shows(/Callwright is running/);
  return {
    flowsDir,
    lineUrl: `http://localhost:${linePort}`,
    runtimeUrl: `http://localhost:${port}`,
    terminal: () => shown,
    shows,
    async stop() {
      const code = await ended(child);
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

function copyOwn(folder: string): void {
  for (const name of ['flows', 'environments']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.kill('SIGINT');
  });
}

async function waitFor<Found>(look: () => Found | null, complaint: string, milliseconds = 90_000): Promise<Found> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const found = look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(complaint);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
