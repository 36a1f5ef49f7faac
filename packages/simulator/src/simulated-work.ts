import {
  type Bindings,
  type CallHappening,
  type EffectInput,
  type EffectName,
  type EffectOutput,
  effectSources,
  httpAddress,
  httpOutcome,
  type Order,
  type PendingEffect,
} from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile, GivenReply } from './call-file.ts';
import { fitsPattern } from './fits-pattern.ts';

/** What a schedule says at a moment; null when there is no such schedule. */
export type ScheduleLookup = (schedule: string, at: string, language: string, emergency: boolean) => EffectOutput<'schedule.state'> | null;

/** The world outside a simulated call, as its call file gives it. */
export interface SimulatedWork {
  /** What work comes to, and after how many seconds. */
  outcomeOf(effect: PendingEffect, at: string): { outcome: CallHappening; afterSeconds: number };
  order(order: Order): void;
  messages: { to: string; text: string }[];
  recordings: number;
  /** What the flow asked for and the call file does not give. */
  unexpected: string[];
}

type Outcome = { outcome: CallHappening; afterSeconds: number };
type Contact = Record<string, JsonValue>;

/** Makes that world. Contacts that the flow saves are found again in the same call. */
export function createSimulatedWork(given: CallFile['given'], bindings: Bindings, schedules: ScheduleLookup): SimulatedWork {
  const contacts: Contact[] = structuredClone(given.contacts);
  const replies = createReplies(given.http);
  const work: SimulatedWork = {
    messages: [],
    recordings: 0,
    unexpected: [],
    outcomeOf: (effect, at) => handlers[effect.src](effect.input, at),
    order({ src, input }) {
      if (src === 'mailbox.keep') work.recordings += 1;
      const { sms = [], text = '' } = textsOf(src, input);
      for (const name of sms) work.messages.push({ to: bindings.numberOf(name) ?? name, text });
    },
  };
  const handlers: Record<EffectName, (input: unknown, at: string) => Outcome> = {
    'http.request': (input) => askEndpoint(effectSources['http.request'].input.parse(input), bindings, replies, work),
    'contact.find'(input) {
      const { field, value } = effectSources['contact.find'].input.parse(input);
      const contact = contacts.find((one) => value !== '' && String(one[field] ?? '') === value);
      return at(
        contact === undefined ? failed('contact.find', 'not-found') : { type: 'effect.done', src: 'contact.find', output: { contact } },
      );
    },
    'contact.save'(input) {
      const { phone, fields, overwrite } = effectSources['contact.save'].input.parse(input);
      if (phone === '') return at(failed('contact.save', 'no-number'));
      const known = contacts.find((one) => one['phone'] === phone);
      const contact = known ?? { phone };
      if (known === undefined) contacts.push(contact);
      for (const [name, value] of Object.entries(fields)) if (overwrite || (contact[name] ?? null) === null) contact[name] = value;
      return at({ type: 'effect.done', src: 'contact.save', output: { contact } });
    },
    'message.send'(input) {
      const { to, text } = effectSources['message.send'].input.parse(input);
      const number = bindings.numberOf(to) ?? to;
      if (!number.startsWith('+') || given.refusesMessages.includes(number)) return at(failed('message.send', 'refused'));
      work.messages.push({ to: number, text });
      return at({
        type: 'effect.done',
        src: 'message.send',
        output: { messageSid: `SM${String(work.messages.length).padStart(32, '0')}` },
      });
    },
    'schedule.state'(input, moment) {
      const { schedule, language } = effectSources['schedule.state'].input.parse(input);
      const output = schedules(schedule, moment, language, given.emergencies.includes(schedule));
      return at(output === null ? failed('schedule.state', 'not-found') : { type: 'effect.done', src: 'schedule.state', output });
    },
    'flow.enter': () => at(failed('flow.enter', 'not-found')),
  };
  return work;
}

function at(outcome: CallHappening, afterSeconds = 0): Outcome {
  return { outcome, afterSeconds };
}

function failed(src: EffectName, code: string): CallHappening {
  return { type: 'effect.failed', src, code, message: code };
}

function textsOf(src: Order['src'], input: Order['input']): { sms?: string[]; text?: string } {
  const holder = src === 'mailbox.keep' ? (input['notify'] ?? {}) : input;
  // the input is what a node gave for this very order
  return holder as { sms?: string[]; text?: string };
}

const worthAnotherTry: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function askEndpoint(input: EffectInput<'http.request'>, bindings: Bindings, replies: Replies, { unexpected }: SimulatedWork): Outcome {
  const address = httpAddress(input, bindings);
  if (address === null) return at(failed('http.request', 'not-bound'));
  let seconds = 0;
  let outcome = failed('http.request', 'unreachable');
  for (let tries = 0; tries <= input.retries; tries += 1) {
    const reply = replies.next(input.method, address);
    if (reply === null) {
      unexpected.push(`the flow asks ${input.method} ${address}, and "given.http" has no answer to it`);
      break;
    }
    const late = 'fails' in reply ? reply.fails === 'timed-out' : reply.afterSeconds > input.timeoutSeconds;
    seconds += late ? input.timeoutSeconds : 'fails' in reply ? 0 : reply.afterSeconds;
    if (late) outcome = failed('http.request', 'timed-out');
    else if ('fails' in reply) outcome = failed('http.request', reply.fails);
    else {
      outcome = httpOutcome({ status: reply.status, json: reply.json ?? null }, input);
      if (!worthAnotherTry.has(reply.status)) break;
    }
  }
  return at(outcome, seconds);
}

interface Replies {
  next(method: string, address: string): GivenReply['reply'] | null;
}

function createReplies(given: readonly GivenReply[]): Replies {
  const used = new Set<GivenReply>();
  return {
    next(method, address) {
      const fitting = given.filter((one) => one.method === method && fitsPattern(one.urlPattern, address));
      const chosen = fitting.find((one) => !used.has(one)) ?? fitting.at(-1);
      if (chosen === undefined) return null;
      used.add(chosen);
      return chosen.reply;
    },
  };
}
