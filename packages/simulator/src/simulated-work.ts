import {
  type Bindings,
  type EffectInput,
  type EffectName,
  type EffectOutput,
  effectSources,
  httpAddress,
  type MessageTemplates,
  messageText,
  type Order,
  type OrderInput,
  orderSources,
  type PendingEffect,
} from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { CallFile } from './call-file.ts';
import { failed, type Outcome } from './outcome.ts';
import { createSimulatedEndpoints, type SeenRequest } from './simulated-endpoints.ts';
import { createSimulatedQueues, type SimulatedQueues } from './simulated-queues.ts';

/** What a schedule says at a moment; null when there is no such schedule. */
export type ScheduleLookup = (schedule: string, at: string, language: string, emergency: boolean) => EffectOutput<'schedule.state'> | null;

/** What flows use by name. */
export interface SimulatedResources {
  bindings: Bindings;
  schedules: ScheduleLookup;
  smsTemplates: MessageTemplates;
}

/** What was told by an alert, and to which web addresses; one that is not bound keeps its name. */
export interface RaisedAlert {
  text: string;
  webhooks: string[];
}

/** The world outside a simulated call, as its call file gives it. */
export interface SimulatedWork {
  outcomeOf(effect: PendingEffect, at: string): Outcome;
  order(order: Order, at: string): void;
  /** The queues, with the place that the caller has in one of them. */
  line: SimulatedQueues;
  messages: { to: string; text: string }[];
  alerts: RaisedAlert[];
  recordings: number;
  /** What the flow asked endpoints, try by try. */
  requests: SeenRequest[];
  /** What the flow asked for and the call file does not give. */
  unexpected: string[];
}

const telephone = /^\+[1-9]\d{6,14}$/;

/** Makes that world. Contacts that the flow saves are found again in the same call. */
export function createSimulatedWork(given: CallFile['given'], { bindings, schedules, smsTemplates }: SimulatedResources): SimulatedWork {
  const contacts = createContacts(given.contacts);
  const line = createSimulatedQueues(given);
  const work: SimulatedWork = {
    messages: [],
    alerts: [],
    recordings: 0,
    requests: [],
    unexpected: [],
    line,
    outcomeOf({ src, input }, at) {
      try {
        return handlers[src](input, at);
      } catch {
        // as on a real call: work never breaks it, what cannot be read or filled in has failed
        return atOnce(failed(src, 'failed'));
      }
    },
    order(order, at) {
      if (line.order(order, at)) return;
      const { src, input } = order;
      if (src === 'alert.raise') raise(orderSources[src].parse(input), bindings, work);
      else if (src === 'contact.keep') contacts.save({ ...orderSources[src].parse(input), overwrite: true });
      else if (src === 'mailbox.keep') {
        work.recordings += 1;
        const { notify } = orderSources[src].parse(input);
        if (notify !== undefined) tell(notify, bindings, work);
      }
    },
  };
  const ask = createSimulatedEndpoints(given.http, bindings, (request) => {
    work.requests.push(request);
    const { method, address, answered } = request;
    if (!answered) work.unexpected.push(`the flow asks ${method} ${address}, and "given.http" has no answer to it`);
  });
  const handlers: Record<EffectName, (input: unknown, at: string) => Outcome> = {
    'http.request': (input) => ask(effectSources['http.request'].input.parse(input)),
    'contact.find': (input) => contacts.find(effectSources['contact.find'].input.parse(input)),
    'contact.save': (input) => contacts.save(effectSources['contact.save'].input.parse(input)),
    'message.send'(input) {
      const read = effectSources['message.send'].input.parse(input);
      const to = bindings.numberOf(read.to) ?? read.to;
      if (!telephone.test(to)) return atOnce(failed('message.send', 'no-number'));
      const isBound = read.from === undefined || bindings.callerIdOf(read.from) !== undefined;
      const text = isBound ? messageText(read, smsTemplates) : null;
      if (text === null) return atOnce(failed('message.send', 'not-bound'));
      if (given.refusesMessages.includes(to)) return atOnce(failed('message.send', 'refused'));
      work.messages.push({ to, text });
      const messageSid = `SM${String(work.messages.length).padStart(32, '0')}`;
      return atOnce({ type: 'effect.done', src: 'message.send', output: { messageSid } });
    },
    'schedule.state'(input, moment) {
      const { schedule, language } = effectSources['schedule.state'].input.parse(input);
      const output = schedules(schedule, moment, language, given.emergencies.includes(schedule));
      return atOnce(output === null ? failed('schedule.state', 'not-found') : { type: 'effect.done', src: 'schedule.state', output });
    },
    'queue.look': (input) => atOnce(line.look(effectSources['queue.look'].input.parse(input))),
    'queue.announce': (input, at) => atOnce(line.announce(effectSources['queue.announce'].input.parse(input), at)),
    'callback.offer': (input, at) => atOnce(line.offer(effectSources['callback.offer'].input.parse(input), at)),
    'callback.slots': (input) => atOnce(line.slots(effectSources['callback.slots'].input.parse(input))),
    'flow.enter': () => atOnce(failed('flow.enter', 'not-found')),
  };
  return work;
}

function createContacts(given: CallFile['given']['contacts']) {
  const contacts: Record<string, JsonValue>[] = structuredClone(given);
  return {
    find({ field, value }: EffectInput<'contact.find'>): Outcome {
      const contact = contacts.find((one) => value !== '' && String(one[field] ?? '') === value);
      return atOnce(
        contact === undefined ? failed('contact.find', 'not-found') : { type: 'effect.done', src: 'contact.find', output: { contact } },
      );
    },
    save({ phone, fields, overwrite }: EffectInput<'contact.save'>): Outcome {
      if (!telephone.test(phone)) return atOnce(failed('contact.save', 'no-number'));
      const known = contacts.find((one) => one['phone'] === phone);
      const contact = known ?? { phone };
      if (known === undefined) contacts.push(contact);
      // a field that is kept as null is known to be nothing, and stays so
      for (const [name, value] of Object.entries(fields)) if (overwrite || !Object.hasOwn(contact, name)) contact[name] = value;
      return atOnce({ type: 'effect.done', src: 'contact.save', output: { contact: structuredClone(contact) } });
    },
  };
}

function raise({ text, sms, webhooks }: OrderInput<'alert.raise'>, bindings: Bindings, work: SimulatedWork): void {
  work.alerts.push({ text, webhooks: webhooks.map((place) => httpAddress(place, bindings) ?? place.endpoint ?? place.url) });
  tell({ sms, text }, bindings, work);
}

/** A name that is not bound here is told nothing, and keeps nobody else from being told. */
function tell({ sms, text }: { sms: string[]; text: string }, { numberOf }: Bindings, { messages }: SimulatedWork): void {
  for (const to of sms.flatMap((name) => numberOf(name) ?? [])) messages.push({ to, text });
}

function atOnce(outcome: Outcome['outcome']): Outcome {
  return { outcome, afterSeconds: 0 };
}
