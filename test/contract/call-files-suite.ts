import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FlowFolder, findFlowFolders, readFlowFolder, simulateCall } from '@callwright/cli';
import { audioFiles, environmentSchema } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { type CallFile, checkExpected, playScript } from '@callwright/simulator';
import { checkTwiml } from '@callwright/twiml/grammar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFlows } from '../system/flow-copies.ts';
import { createGivenEndpoints, giveRest, takeRest } from '../system/given-world.ts';
import { createLineClient, type LineClient } from '../system/line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from '../system/local-system.ts';
import { lineTelephone } from './line-telephone.ts';

const root = path.resolve(import.meta.dirname, '../..');
const environment = environmentSchema.parse(JSON.parse(readFileSync(path.join(root, 'environments/local.json'), 'utf8')));
const folders = findFlowFolders([path.join(root, 'flows'), path.join(root, 'packages/nodes/src')]).map((folder) =>
  readFlowFolder(folder, nodeRegistry),
);

let system: LocalSystem;
let line: LineClient;
let numbers: Map<string, string>;
const endpoints = createGivenEndpoints(() => line);

/** Runs every call file of the repository in the simulator and through runtime and line, on a database, and holds one against the other. */
export function callFilesSuite(openDatabase: () => Promise<{ url?: string; stop(): Promise<void> }>): void {
  let database: Awaited<ReturnType<typeof openDatabase>>;

  beforeAll(async () => {
    database = await openDatabase();
    system = await startLocalSystem({
      prepare(folder) {
        numbers = copyFlows(folders, folder, environment);
      },
      ...(database.url !== undefined && { databaseUrl: database.url }),
    });
    line = createLineClient(system.lineUrl);
    endpoints.start();
  });
  afterAll(async () => {
    endpoints.close();
    await system?.close();
    await database?.stop();
  });

  describe.each(
    folders
      .filter(({ flow, calls }) => flow?.kind === 'call' && calls.some(({ callFile }) => !needsGivenLine(callFile)))
      .map((folder) => [path.relative(root, folder.folder), folder] as const),
  )('%s', (_name, folder) => {
    it.each(
      folder.calls
        .filter(({ callFile }) => !needsGivenLine(callFile))
        .map(({ file, callFile }) => [path.basename(file), callFile] as const),
    )('%s goes the same way in the simulator and on the line', async (_file, callFile) => {
      const number = numbers.get(folder.flow?.id ?? '') ?? '';
      const simulated = await simulateCall(folder, callFile, nodeRegistry, environment);
      const real = await callForReal(folder, { ...callFile, given: { ...callFile.given, to: number } });
      expect(real.failures).toEqual([]);
      expect(real.transcript).toEqual(simulated.transcript);
      expect(real.visits).toEqual(simulated.visits);
      expect(real.variables).toEqual(simulated.variables);
      expect(real.messages).toEqual(simulated.messages);
      expect(real.recordings).toEqual(simulated.recordings);
      expect(real.twimlProblems).toEqual([]);
    });
  });
}

/** A line that stands as a call file says is only there in the simulator; `waiting-line.test.ts` waits in a real one. */
function needsGivenLine({ given }: CallFile): boolean {
  return Object.keys(given.queues).length > 0 || given.callback !== undefined;
}

interface Story {
  path: { node: string }[];
  answers: { variable: string; value: never }[];
}

async function callForReal(folder: FlowFolder, callFile: CallFile) {
  const { from, to = '', now, phones } = callFile.given;
  await line.reset();
  await line.simulate(now);
  for (const [number, phone] of Object.entries(phones)) await line.phone(number, phone);
  endpoints.give(callFile.given.http);
  await giveRest(system.runtimeUrl, line, callFile.given);
  const before = (await line.messages()).length;
  const callSid = await line.dial(from, to);
  const played = await playScript(lineTelephone(line, callSid, audioNames(folder)), callFile);
  const { webhooks, endedAt } = await line.call(callSid);
  if (endedAt === null) await line.hangup(callSid);
  // what the call ordered is done by now or a moment later
  await line.advance(0);
  const story: Story = await ask(`/api/calls/${callSid}`);
  const run = {
    ...played,
    visits: story.path.map(({ node }) => node),
    messages: (await line.messages()).slice(before).map(({ to: receiver, body }) => ({ to: receiver, text: body })),
    recordings: await recordingsOf(callSid),
    variables: Object.fromEntries(story.answers.map(({ variable, value }) => [variable, value])),
  };
  const twimlProblems = webhooks.filter(({ kind }) => kind !== 'status').flatMap(({ body }) => checkTwiml(body));
  await takeRest(system.runtimeUrl, line, callFile.given);
  return { ...checkExpected(callFile, run), twimlProblems };
}

async function recordingsOf(callSid: string): Promise<number> {
  const mailboxes = await ask<{ name: string }[]>('/api/mailboxes');
  const kept = mailboxes.map(({ name }) => ask<{ messages: { callSid: string }[] }>(`/api/mailboxes/${name}/messages`));
  return (await Promise.all(kept)).flatMap(({ messages }) => messages).filter((message) => message.callSid === callSid).length;
}

async function ask<Answer>(address: string): Promise<Answer> {
  return (await fetch(system.runtimeUrl + address, { headers: ownerHeaders })).json();
}

/** On the line an audio file has the address of its content; a script names the file. */
function audioNames({ folder, flow }: FlowFolder): (url: string) => string {
  const files = flow === null ? [] : audioFiles(flow);
  const names = new Map(files.map((file) => [sha256(readFileSync(path.join(folder, file))), file]));
  return (url) => (/\/Recordings\/RE/.test(url) ? 'recording' : (names.get(url.split('/').at(-1) ?? '') ?? url));
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
