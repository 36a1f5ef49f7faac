import type { LineCall } from '@callwright/line/protocol';
import { wishes } from '../system/busy-flow.ts';

/** What the runtime tells of a call. */
export interface Story {
  status: string;
  endReason: string | null;
  path: { node: string; exit: string | null }[];
}

/** All that came of calls of the busy flow, as the world outside saw it. */
export interface Deeds {
  calls: { call: LineCall; story: Story; legs: number }[];
  /** The numbers of orders that arrived, the addresses of looks, and the texts sent. */
  orders: readonly string[];
  looks: readonly string[];
  texts: readonly string[];
}

export interface Counted {
  done: Record<string, number>;
  /** Each should be 0. */
  wrong: Record<string, number>;
}

/** Counts what was done, lost and done twice. */
export function countDeeds({ calls, orders, looks, texts }: Deeds): Counted {
  const keys = calls.map(keysOf);
  const rings = calls.map(({ story, legs }) => ({
    legs,
    visits: exitsOf(story, 'ring').length,
    talks: exitsOf(story, 'ring', 'ended').length,
  }));
  const told = (node: string, exit: string) => sum(calls.map(({ story }) => exitsOf(story, node, exit).length));
  return {
    done: {
      'keys acknowledged': sum(keys.map(({ kept }) => kept)),
      looks: looks.length,
      'looks repeated': repeated(looks),
      orders: orders.length,
      texts: texts.length,
      alerts: told('tell', 'next'),
      'phones rung': sum(rings.map(({ legs }) => legs)),
    },
    wrong: {
      'keys lost': sum(keys.map(({ kept, taken }) => Math.max(0, kept - taken))),
      'keys counted twice': sum(keys.map(({ kept, unsure, taken }) => Math.max(0, taken - kept - unsure))),
      'orders made twice': repeated(orders),
      'orders told and not made': Math.max(0, told('order', 'ok') - new Set(orders).size),
      'texts sent twice': repeated(texts),
      'texts told and not sent': Math.max(0, told('text', 'sent') - distinct(texts, /^Number/)),
      'alerts not sent': told('tell', 'next') - distinct(texts, /^Alert/),
      'phones rung twice': sum(rings.map(({ legs, visits }) => Math.max(0, legs - visits))),
      'talks with nobody': sum(rings.map(({ legs, talks }) => Math.max(0, talks - legs))),
      'calls that did not end well': calls.filter(({ call, story }) => call.status !== 'completed' || story.endReason !== 'flow-ended')
        .length,
    },
  };
}

/** Keys whose webhook was answered, keys whose answer never came (those may count or be asked again), and keys that the flow took. */
function keysOf({ call, story }: Deeds['calls'][number]): { kept: number; unsure: number; taken: number } {
  const keys = call.webhooks.filter(({ kind, form }) => kind === 'action' && form['Digits'] !== undefined);
  const answered = new Set(keys.filter(({ httpStatus }) => httpStatus === 200).map(({ url }) => url));
  const unanswered = new Set(keys.map(({ url }) => url).filter((url) => !answered.has(url)));
  const chosen = ['bye', ...Object.keys(wishes)].map((wish) => exitsOf(story, 'wish', wish).length);
  return { kept: answered.size, unsure: unanswered.size, taken: exitsOf(story, 'ask', 'collected').length + sum(chosen) };
}

function exitsOf({ path }: Story, node: string, exit?: string): Story['path'] {
  return path.filter((visit) => visit.node === node && (exit === undefined || visit.exit === exit));
}

function repeated(all: readonly string[]): number {
  return all.length - new Set(all).size;
}

function distinct(all: readonly string[], which: RegExp): number {
  return new Set(all.filter((one) => which.test(one))).size;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
