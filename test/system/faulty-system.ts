import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LineCall } from '@callwright/line/protocol';
import { startPostgres } from '@callwright/runtime/testing/start-postgres';
import { checkTwiml } from '@callwright/twiml/grammar';
import { expect } from 'vitest';
import { type Endpoint, sendJson, startEndpoint } from './endpoint.ts';
import { faultsFlow, keys } from './faults-flow.ts';
import { createLineClient, type LineClient } from './line-client.ts';
import { type LocalSystem, ownerHeaders, startLocalSystem } from './local-system.ts';
import { openLink, type UnreliableLink } from './unreliable-link.ts';
import type { UnreliableNetwork } from './unreliable-network.ts';

export const number = '+15005550006';
const caller = '+40721000111';
export const desk = '+40310000222';
export const guard = '+40721000999';
/** The words of the document that the carrier falls back to. */
export const HOLD = 'One moment, please.';
/** Nobody waits longer for a sound, beside the time that he is given for an answer. */
const MOST_SILENT_SECONDS = 5;

interface Story {
  status: string;
  endReason: string | null;
  path: { node: string; exit: string | null }[];
  answers: { variable: string; value: unknown }[];
  failures: { code: string }[];
}

/** A whole system that runs `faultsFlow`, and whatever is between its parts, which can be broken. */
export interface FaultySystem {
  system: LocalSystem;
  line: LineClient;
  /** What the flow asks. */
  crm: Endpoint;
  /** Between the line and the runtime, and between the runtime and the line's REST. */
  webhooks: UnreliableNetwork;
  rest: UnreliableNetwork;
  /** Between the runtime and its Postgres, and the address that leads over it. */
  database: UnreliableLink;
  databaseUrl: string;
  /** Everything works again, and there are no calls. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it with a Postgres of its own. */
export async function startFaultySystem(): Promise<FaultySystem> {
  const postgres = await startPostgres();
  const address = new URL(postgres.url);
  const database = await openLink(Number(address.port));
  address.port = String(database.port);
  const crm = await startEndpoint();
  const system = await startLocalSystem({
    databaseUrl: address.href,
    network: true,
    prepare(folder) {
      mkdirSync(path.join(folder, 'flows/faults'), { recursive: true });
      mkdirSync(path.join(folder, 'environments'));
      writeFileSync(path.join(folder, 'flows/faults/flow.json'), JSON.stringify(faultsFlow()));
      const environment = { numbers: { [number]: { flow: 'faults' } }, phones: { desk, guard }, endpoints: { crm: crm.url } };
      writeFileSync(path.join(folder, 'environments/test.json'), JSON.stringify(environment));
    },
  });
  if (system.network === null) throw new Error('no network');
  const { webhooks, rest } = system.network;
  const line = createLineClient(system.lineUrl);
  return {
    ...{ system, line, crm, webhooks, rest, database, databaseUrl: address.href },
    async reset() {
      database.mend();
      webhooks.calm();
      rest.calm();
      await line.reset();
      await line.simulate('2026-01-05T09:00:00Z');
      crm.requests.length = 0;
      crm.answer((response) => sendJson(response, { state: 'bună' }));
    },
    async close() {
      await system.close();
      crm.close();
      database.close();
      await postgres.stop();
    },
  };
}

/** How a phone behaves whose owner answers and talks for a while. */
export function talks(afterSeconds: number, seconds: number) {
  // biome-ignore lint/suspicious/noThenProperty: the control API names it so
  return { attempts: [{ behaviour: 'answer', afterSeconds, then: [{ afterSeconds: seconds, hangup: true }] }] };
}

/** One caller of such a system, and all that became of his call. */
export interface FaultyCall {
  callSid: string;
  press(keys: string): Promise<unknown>;
  hangUp(): Promise<unknown>;
  /** What the line knows. */
  onLine(): Promise<LineCall>;
  /** What the runtime knows. */
  story(): Promise<Story>;
  said(): Promise<string[]>;
  lastSaid(): Promise<string | undefined>;
  /** The phones that this call has rung. */
  legs(): Promise<LineCall[]>;
  visits(): Promise<string[]>;
  /** Lets time go on until the caller is listened to. */
  untilListening(): Promise<void>;
  /** The call still lives, and comes to its end when the caller asks for it. */
  endsWell(): Promise<void>;
  /** Whatever happened: words in the flow's language or the words to hold, no long silence, no document that the carrier would warn of. */
  wasTreatedWell(): Promise<void>;
}

/** Calls the flow. */
export async function dialFaulty({ system, line }: FaultySystem): Promise<FaultyCall> {
  const callSid = await line.dial(caller, number);
  const onLine = () => line.call(callSid);
  const story = async (): Promise<Story> => (await fetch(`${system.runtimeUrl}/api/calls/${callSid}`, { headers: ownerHeaders })).json();
  const said = async () => (await onLine()).heard.flatMap(({ kind, text }) => (kind === 'say' && text ? [text] : []));
  const press = (digits: string) => line.digits(callSid, digits);
  async function untilListening(): Promise<void> {
    for (let second = 0; second < 60; second += 1) {
      const { listening, endedAt } = await onLine();
      if (listening !== null || endedAt !== null) return;
      await line.advance(1);
    }
  }
  return {
    ...{ callSid, press, onLine, story, said, untilListening },
    hangUp: () => line.hangup(callSid),
    lastSaid: async () => (await said()).at(-1),
    legs: async () => (await line.calls()).filter(({ parentCallSid }) => parentCallSid === callSid),
    visits: async () => (await story()).path.map(({ node }) => node),
    async endsWell() {
      await untilListening();
      await press(keys.bye);
      await line.advance(3);
      expect(await said()).toContain('La revedere.');
      expect(await onLine()).toMatchObject({ status: 'completed' });
      expect(await story()).toMatchObject({ status: 'completed', endReason: 'flow-ended' });
    },
    wasTreatedWell: async () => expectGoodTreatment(await onLine()),
  };
}

function expectGoodTreatment({ heard, webhooks, endedAt, answeredAt }: LineCall): void {
  for (const { kind, language, text } of heard) if (kind === 'say' && text !== HOLD) expect([text, language]).toEqual([text, 'ro-RO']);
  let silentSince = Date.parse(answeredAt ?? '');
  let isHisTurn = false;
  for (const { kind, at, endedAt: until } of heard) {
    const seconds = (Date.parse(at) - silentSince) / 1000;
    if (!isHisTurn) expect(seconds, JSON.stringify(heard)).toBeLessThanOrEqual(MOST_SILENT_SECONDS + 0.5);
    silentSince = Math.max(silentSince, Date.parse(until ?? endedAt ?? at));
    // after the beep it is the caller who speaks
    isHisTurn = kind === 'beep';
  }
  const documents = webhooks.filter(({ kind, httpStatus, fault }) => kind !== 'status' && httpStatus === 200 && fault === undefined);
  expect(documents.flatMap(({ body }) => checkTwiml(body))).toEqual([]);
}
