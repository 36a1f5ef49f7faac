import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type SignedInPerson, type StaffRole, signInAs } from './sign-in-as.ts';
import type { WaitingSystem } from './waiting-system.ts';

/** What a page of the desk was told. */
interface Told {
  topic: string;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the runtime tells
  data: any;
}

/** A page in a browser that is a desk. */
export interface DeskPage {
  told: Told[];
  /** The last state of his own desk. */
  // biome-ignore lint/suspicious/noExplicitAny: what the runtime tells
  now(): any;
  say(message: object): void;
  close(): Promise<void>;
}

/** Somebody who works at the desk: signed in, with a phone on the line. */
export interface DeskPerson extends SignedInPerson {
  id: string;
  address: string;
  // biome-ignore lint/suspicious/noExplicitAny: what the API tells
  desk(): Promise<any>;
  /** Does something with his present call. */
  // biome-ignore lint/suspicious/noExplicitAny: what the API tells
  act(act: string, body?: object): Promise<any>;
  open(options?: { call?: string | null }): Promise<DeskPage>;
}

interface Options {
  role?: StaffRole;
  /** How his browser's phone reacts, call by call; it answers after a second. */
  attempts?: readonly object[];
  skills?: Record<string, number>;
  available?: boolean;
}

const answers = { behaviour: 'answer', afterSeconds: 1 };

/** Makes somebody who takes calls in a system. */
export async function deskPerson(
  { system, line, ask }: WaitingSystem,
  name: string,
  { role = 'agent', attempts = [answers], skills = { internet: 5 }, available = true }: Options = {},
): Promise<DeskPerson> {
  const person = await signInAs(system.runtimeUrl, role, name);
  const { agent } = await person.ask<{ agent: { id: string; address: string } }>('GET', '/api/desk');
  const { id, address } = agent;
  await line.phone(address, { attempts });
  await ask('PUT', `/api/agents/${id}/skills`, { skills });
  if (available) await person.ask('PUT', '/api/desk/status', { status: 'available' });
  // biome-ignore lint/suspicious/noExplicitAny: what the API tells
  const desk = () => person.ask<any>('GET', '/api/desk');
  return {
    ...person,
    id,
    address,
    desk,
    async act(act, body = {}) {
      const { call } = await desk();
      return person.ask('POST', `/api/desk/calls/${call?.entry}/${act}`, body);
    },
    open: (options = {}) => openPage(system.runtimeUrl, person, id, options),
  };
}

async function openPage(
  runtimeUrl: string,
  { headers }: SignedInPerson,
  id: string,
  { call }: { call?: string | null },
): Promise<DeskPage> {
  const socket = new WebSocket(`${runtimeUrl.replace('http', 'ws')}/api/live`, { headers });
  const told: Told[] = [];
  socket.on('message', (data) => void told.push(JSON.parse(String(data))));
  await once(socket, 'open');
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ subscribe: [`desk:${id}`] });
  say({ desk: id, ...(call !== undefined && { call }) });
  return {
    told,
    say,
    now: () => told.filter(({ event }) => event === 'desk-now').at(-1)?.data ?? null,
    async close() {
      socket.close();
      await once(socket, 'close');
    },
  };
}
