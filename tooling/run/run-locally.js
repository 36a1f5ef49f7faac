import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createServiceRunner } from './run-service.js';
import { say } from './say.js';

const port = process.env.PORT ?? '3000';
const linePort = process.env.LINE_PORT ?? '3001';
const dataDir = process.env.DATA_DIR ?? '.data';
const runtimeUrl = `http://localhost:${port}`;
const lineUrl = `http://localhost:${linePort}`;
const account = {
  TWILIO_ACCOUNT_SID: process.env.TWILIO_ACCOUNT_SID ?? `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: process.env.TWILIO_AUTH_TOKEN ?? 'local',
};

/** Starts the line and a runtime that takes it for its carrier, says where they are, and stops both on Ctrl-C. */
export async function runLocally() {
  const logs = path.join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const { startService, stopAll } = createServiceRunner(logs);
  process.on('SIGINT', stopAll);
  process.on('SIGTERM', stopAll);

  say('Starting the telephone line');
  await startService({
    name: 'line',
    program: 'apps/line/dist/main.js',
    env: { ...account, LINE_PORT: linePort, LINE_PHONES: JSON.stringify(readEnvironment().phones ?? {}) },
    readyUrl: `${lineUrl}/line/v1/clock`,
  });

  say('Starting the runtime (the first time it makes its database)');
  const env = {
    ...account,
    PORT: port,
    DATA_DIR: dataDir,
    TWILIO_API_URL: lineUrl,
    FALLBACK_URL: `${lineUrl}/line/bins/hold`,
    CONNECT_NUMBERS: 'true',
    BUY_NUMBERS: 'true',
    CLOCK_URL: `${lineUrl}/line/v1/clock`,
  };
  const runtime = await startService({
    name: 'runtime',
    program: 'apps/runtime/dist/main.js',
    env,
    readyUrl: `${runtimeUrl}/readyz`,
    again: true,
  });
  await keepHoldDocument();
  printAddresses(runtime.pid);
}

/** The words that hold callers while the runtime is away are kept by the line. */
async function keepHoldDocument() {
  const twiml = await fetch(`${runtimeUrl}/voice/hold`).then((response) => response.text());
  await fetch(`${lineUrl}/line/v1/bins/hold`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ twiml }),
  });
}

function printAddresses(pid) {
  const { numbers = {}, phones = {} } = readEnvironment();
  const lines = [
    ...Object.entries(numbers).map(([number, { flow }]) => `    dial ${number}  ->  flows/${flow}`),
    ...Object.entries(phones).map(([name, number]) => `    ${name}: ${lineUrl}/phone?number=${encodeURIComponent(number)}&name=${name}`),
  ];
  console.log(`
  Callwright is running.

    designer ${runtimeUrl}${existsSync('apps/agent-desk/dist/index.html') ? `\n    desk     ${runtimeUrl}/desk` : ''}
    phone    ${lineUrl}/phone
${lines.join('\n')}
    runtime  ${runtimeUrl}   process ${pid}, a call's story at ${runtimeUrl}/api/calls/<CallSid>
    data     ${dataDir}, logs in ${path.join(dataDir, 'logs')}

  Change a flow.json and save: the next call runs it. Ctrl-C stops everything.
`);
}

/** What numbers and names stand for; the runtime says what is wrong with the file. */
function readEnvironment() {
  const file = path.join(process.env.ENVIRONMENTS_DIR ?? 'environments', `${process.env.ENVIRONMENT ?? 'local'}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
