import {
  answeredWith,
  type CompileContext,
  defineGuard,
  defineNode,
  endpointInput,
  failedBecause,
  filledText,
  isWithheld,
  keepContact,
  renderTemplate,
  type StateJson,
  templateScope,
} from '@callwright/flow-compiler';
import { keepFound, knowsSomebody, useLanguage } from './found-contact.ts';
import { keyOf, type Lookup, type LookupEndpoint, lookupSchema, lookupWords } from './lookup-config.ts';
import { fieldProblems, keyProblems } from './lookup-problems.ts';

/** There is nothing to look for: the number is withheld, or what is looked for is not known, or not confirmed. */
const nobodyToFind = defineGuard('find-contact/nobody-to-find', ({ context }, { key }: { key: string }) => {
  const value = renderTemplate(key, templateScope(context, { confirmedOnly: true })).trim();
  return value === '' || (value === context.call.from.trim() && isWithheld(value));
});

export const findContact = defineNode({
  type: 'find-contact',
  title: 'Find contact',
  icon: 'user-search',
  description: 'Looks up who is calling',
  keywords: ['crm', 'customer', 'caller id', 'lookup', 'contact'],
  group: 'data',
  kinds: ['call', 'wait', 'callback', 'survey', 'module'],
  config: lookupSchema,
  initial: () => ({}),
  summary: lookupWords,
  exits: () => [
    { exit: 'found', label: 'Found' },
    { exit: 'new', label: 'New' },
    { exit: 'failed', label: 'Failed', quiet: true },
  ],
  compile: (config, context) => ({
    initial: 'look',
    states: {
      look: { always: [context.leave('new', { guard: nobodyToFind({ key: keyOf(config) }) }), { target: 'ask' }] },
      ask: config.in === 'contacts' ? askContacts(config, context) : askEndpoint(config.in, config, context),
    },
  }),
  guards: [nobodyToFind, knowsSomebody],
  changes: [keepFound, useLanguage],
  lint: (config) => (config.in === 'contacts' ? [] : [...keyProblems(config, config.in), ...fieldProblems(config.in)]),
});

function askContacts(config: Lookup, { emit, leave, languages }: CompileContext): StateJson {
  const field = config.by === 'caller' ? 'phone' : config.by.field;
  return {
    entry: [emit.effect('contact.find', { field, value: filledText(keyOf(config)) })],
    on: {
      'effect.done': [leave('found', { actions: [keepContact({}), ...inItsLanguage(config, languages)] })],
      'effect.failed': [leave('new', { guard: failedBecause({ codes: ['not-found'] }) }), leave('failed')],
    },
  };
}

function askEndpoint({ fields, ...endpoint }: LookupEndpoint, config: Lookup, { emit, leave, languages }: CompileContext): StateJson {
  const request = {
    method: 'GET',
    ...endpointInput(endpoint),
    retries: 0,
    take: Object.fromEntries(fields.map(({ name, path }) => [name, path])),
  };
  return {
    entry: [emit.effect('http.request', request)],
    on: {
      'effect.done': [
        leave('found', { guard: knowsSomebody({}), actions: [keepFound({}), ...inItsLanguage(config, languages)] }),
        leave('new', { guard: answeredWith({ from: 200, to: 299, needed: [] }) }),
        leave('new', { guard: answeredWith({ from: 404, to: 404, needed: [] }) }),
        leave('failed'),
      ],
      'effect.failed': [leave('failed')],
    },
  };
}

function inItsLanguage(config: Lookup, languages: readonly string[]) {
  return config.useLanguage ? [useLanguage({ languages })] : [];
}
