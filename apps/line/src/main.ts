import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { z } from 'zod';
import { createLine } from './create-line.ts';
import { phonePages } from './phone-pages.ts';
import { attachVoiceSdk } from './voice-sdk/gateway.ts';

const environmentSchema = z.object({
  LINE_PORT: z.coerce.number().int().min(1).max(65_535).default(3001),
  LINE_HOST: z.string().min(1).default('127.0.0.1'),
  LINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/)
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  /** JSON: names of phones and their numbers. */
  LINE_PHONES: z.string().default('{}').transform(parsePhones).pipe(z.record(z.string(), z.string())),
});

main();

function main(): void {
  const environment = environmentSchema.safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')));
  if (!environment.success) fail(environment.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { LINE_PORT: port, LINE_HOST: hostname, LINE_URL, LINE_PHONES, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = environment.data;
  const url = LINE_URL ?? `http://${hostname === '0.0.0.0' ? 'localhost' : hostname}:${port}`;
  const line = createLine({
    log,
    url,
    pages: phonePages(phoneFolder()),
    phones: Object.entries(LINE_PHONES).map(([name, phoneNumber]) => ({ name, phoneNumber })),
    ...(TWILIO_ACCOUNT_SID ? { accountSid: TWILIO_ACCOUNT_SID } : {}),
    ...(TWILIO_AUTH_TOKEN ? { authToken: TWILIO_AUTH_TOKEN } : {}),
  });
  const server = serve({ fetch: line.app.fetch, port, hostname }, () => {
    log(`the line listens on ${url}, its phone is at ${url}/phone`);
    // whoever started this process over a channel waits for it
    process.send?.('ready');
  });
  const detach = attachVoiceSdk(server, line.board, { log });
  server.on('error', (error) => fail(listenError(error, port, hostname)));
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(signal, () => {
      detach();
      line.close();
      server.close(() => process.exit(0));
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  }
}

function listenError(error: Error, port: number, hostname: string): string {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') return `port ${port} is busy; stop what listens there or set LINE_PORT to another port`;
  if (code === 'EACCES') return `port ${port} is not allowed to this user; set LINE_PORT to one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `this machine has no address ${hostname}; set LINE_HOST to one that it has`;
  return `the line cannot listen on ${hostname}:${port}: ${error.message}`;
}

/** The built page lies beside the bundle, or in dist when the line runs from its source. */
function phoneFolder(): string | null {
  const candidates = ['./phone/', '../dist/phone/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(`${path}index.html`)) ?? null;
}

function log(message: string): void {
  process.stdout.write(`[line] ${message}\n`);
}

function fail(message: string): never {
  process.stderr.write(`[line] ${message}\n`);
  process.exit(1);
}

/** What is no JSON is no list of phones; zod then names the variable. */
function parsePhones(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
