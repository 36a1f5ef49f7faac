import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '@callwright/flow-schema';
import type { RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { connectCommand } from '../connect-command.ts';
import type { Finding } from '../finding.ts';
import { accountSid, apiKey, authToken, binUrl, publicUrl } from './network.ts';

interface Run {
  /** Beside account, public address and fallback, which are set. */
  env?: Record<string, string>;
  /** `production` by default. */
  environment?: string;
  check?: boolean;
  /** What is there outside; nothing else is reached but this machine. */
  network?: readonly RequestHandler[];
}

const end = { type: 'hang-up', config: {}, exits: {} };
const allSet = {
  ...{ TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_KEY: apiKey, TWILIO_API_SECRET: 'secret' },
  ...{ PUBLIC_URL: publicUrl, FALLBACK_URL: binUrl },
};

/** `callwright connect` in a folder of its own, with a network that each run names. */
export function connectUnderTest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'callwright-connect-'));
  const folders = { FLOWS_DIR: path.join(folder, 'flows'), ENVIRONMENTS_DIR: path.join(folder, 'environments') };
  const server = setupServer();
  server.listen({ onUnhandledRequest: ({ url }, { error }) => (new URL(url).hostname === '127.0.0.1' ? undefined : error()) });

  async function text({ env = {}, environment = 'production', check = false, network = [] }: Run, json = false) {
    server.resetHandlers(...network);
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    const code = await connectCommand({ environment, check, json, env: { ...folders, ...allSet, ...env }, print });
    return { code, out: lines.join('\n') };
  }

  return {
    text,
    async run(options: Run): Promise<{ code: number; findings: Finding[]; of(step: Finding['step']): Finding[] }> {
      const { code, out } = await text(options, true);
      if (out.includes(authToken)) throw new Error(`the token is shown: ${out}`);
      const findings: Finding[] = JSON.parse(out);
      return { code, findings, of: (step) => findings.filter((finding) => finding.step === step) };
    },
    flow(id: string, { exits = {}, kind = 'call' }: { exits?: object; kind?: string } = {}): void {
      mkdirSync(path.join(folders.FLOWS_DIR, id), { recursive: true });
      const nodes = { start: { ...end, exits } };
      const document = { formatVersion: 1, id, kind, title: 'Line', languages: ['ro-RO', 'en-US'], start: 'start', nodes };
      writeFileSync(path.join(folders.FLOWS_DIR, id, 'flow.json'), canonicalJson(document));
    },
    environment(name: string, numbers: object): void {
      mkdirSync(folders.ENVIRONMENTS_DIR, { recursive: true });
      writeFileSync(path.join(folders.ENVIRONMENTS_DIR, `${name}.json`), JSON.stringify({ numbers }));
    },
    close(): void {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
