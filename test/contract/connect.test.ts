import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTwilioClient } from '@callwright/twiml';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectCommand } from '../../packages/cli/src/connect/connect-command.ts';
import type { Finding } from '../../packages/cli/src/connect/finding.ts';
import { createLineClient } from '../system/line-client.ts';
import { type LocalSystem, startLocalSystem } from '../system/local-system.ts';

const number = '+15005550006';
const account = { accountSid: `AC${'0'.repeat(32)}`, authToken: 'local' };

let system: LocalSystem;
beforeAll(async () => {
  system = await startLocalSystem({
    prepare: (folder) => {
      mkdirSync(path.join(folder, 'flows/bye'), { recursive: true });
      mkdirSync(path.join(folder, 'environments'), { recursive: true });
      const end = { type: 'hang-up', config: { prompt: { 'en-US': { text: 'Goodbye.' } } }, exits: {} };
      const flow = { formatVersion: 1, id: 'bye', kind: 'call', title: 'Bye', languages: ['en-US'], start: 'end', nodes: { end } };
      writeFileSync(path.join(folder, 'flows/bye/flow.json'), JSON.stringify(flow));
      writeFileSync(path.join(folder, 'environments/test.json'), JSON.stringify({ numbers: { [number]: { flow: 'bye' } } }));
    },
  });
});
afterAll(() => system.close());

async function connect(env: Record<string, string> = {}) {
  const lines: string[] = [];
  const settings = {
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    TWILIO_API_URL: system.lineUrl,
    PUBLIC_URL: system.runtimeUrl,
    FALLBACK_URL: `${system.lineUrl}/line/bins/hold`,
    ENVIRONMENTS_DIR: path.join(system.folder, 'environments'),
    FLOWS_DIR: path.join(system.folder, 'flows'),
    ...env,
  };
  const code = await connectCommand({ environment: 'test', json: true, env: settings, print: (line) => lines.push(line) });
  const findings: Finding[] = JSON.parse(lines.join('\n'));
  return { code, findings, checks: findings.map(({ check }) => check) };
}

async function numberAtTheLine() {
  const client = await createTwilioClient({ ...account, apiBase: system.lineUrl });
  const [owned] = await client.incomingPhoneNumbers.list();
  if (owned === undefined) throw new Error('the line has no number');
  return { owned, resource: client.incomingPhoneNumbers(owned.sid) };
}

it('finds nothing to change where the runtime has connected its number itself', async () => {
  const { code, checks, findings } = await connect();
  expect(checks).toEqual(['account-accepted', 'address-reached', 'number-good', 'fallback-good', 'number-connected']);
  expect([code, findings.at(-1)?.changes]).toEqual([0, undefined]);
});

it('leads a number back that went elsewhere, so that a call to it is answered', async () => {
  const line = createLineClient(system.lineUrl);
  const { resource } = await numberAtTheLine();
  await resource.update({ voiceUrl: 'https://elsewhere.example/voice', voiceMethod: 'GET', statusCallback: '' });
  const { code, checks } = await connect();
  expect([code, checks.includes('calls-elsewhere')]).toEqual([0, true]);
  expect((await numberAtTheLine()).owned).toMatchObject({
    voiceUrl: `${system.runtimeUrl}/voice/incoming`,
    voiceMethod: 'POST',
    voiceFallbackUrl: `${system.lineUrl}/line/bins/hold`,
    statusCallback: `${system.runtimeUrl}/voice/status`,
  });
  await line.reset();
  await line.simulate('2026-01-05T09:00:00Z');
  const callSid = await line.dial('+40721000111', number);
  expect((await line.call(callSid)).heard).toMatchObject([{ text: 'Goodbye.' }]);
});

it('says what is wrong with token, address and runtime as they really answer, and changes nothing', async () => {
  const before = (await numberAtTheLine()).owned.dateUpdated;
  const otherName = system.runtimeUrl.replace('127.0.0.1', 'localhost');
  expect(await connect({ TWILIO_AUTH_TOKEN: 'wrong' })).toMatchObject({
    code: 1,
    checks: ['credentials-refused', 'token-differs', 'number-not-looked-up', 'fallback-good', 'nothing-changed'],
  });
  expect((await connect({ PUBLIC_URL: otherName })).findings).toContainEqual(
    expect.objectContaining({
      check: 'address-differs',
      message: expect.stringContaining(`believes that its address is ${system.runtimeUrl},`),
      help: `Start it with PUBLIC_URL=${otherName}`,
    }),
  );
  expect((await connect({ PUBLIC_URL: `${system.runtimeUrl}/phone` })).checks).toContain('address-path');
  expect((await connect({ PUBLIC_URL: system.lineUrl })).checks).toContain('server-foreign');
  await system.runtimes[0]?.stop();
  expect((await connect()).findings).toContainEqual(
    expect.objectContaining({ check: 'server-unreachable', message: expect.stringContaining('Nothing listens at') }),
  );
  expect((await numberAtTheLine()).owned.dateUpdated).toEqual(before);
});
