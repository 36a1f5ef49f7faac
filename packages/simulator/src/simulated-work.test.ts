import { bindingsOf, type EffectName, type PendingEffect } from '@callwright/flow-compiler';
import { environmentSchema } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { type CallFile, callFileSchema } from './call-file.ts';
import { checkExpected } from './check-expected.ts';
import { createSimulatedWork } from './simulated-work.ts';

const at = '2026-01-05T09:00:00Z';
const caller = '+40721000111';

it('fills a message template in, in the language of the call, else in the first that it has', () => {
  const { ask, work } = world();
  const values = { language: 'ro-RO', number: 7, call: { from: caller } };
  ask('message.send', { to: caller, text: '', template: 'bill', values });
  ask('message.send', { to: 'desk', text: '', template: 'bill', values: { ...values, language: 'ru-RU' } });
  expect(work.messages).toEqual([
    { to: caller, text: `Factura 7, ${caller}` },
    { to: '+40310000222', text: 'Bill 7' },
  ]);
});

it.each([
  ['a template that is not there', { to: caller, text: '', template: 'other' }, 'not-bound'],
  ['a template that cannot be read', { to: caller, text: '', template: 'broken' }, 'failed'],
  ['a sender that is not bound', { to: caller, text: 'x', from: 'shop' }, 'not-bound'],
  ['a name that is not bound', { to: 'night', text: 'x' }, 'no-number'],
  ['a number that takes none', { to: '+40721000999', text: 'x' }, 'refused'],
])('sends nothing for %s', (_, input, code) => {
  const { ask, work } = world();
  expect(ask('message.send', input)).toMatchObject({ type: 'effect.failed', src: 'message.send', code });
  expect(work.messages).toEqual([]);
});

it('sends from a caller id that is bound', () => {
  expect(world().ask('message.send', { to: caller, text: 'x', from: 'support' })).toMatchObject({ type: 'effect.done' });
});

it('adds to a contact only what is not kept yet: nothing that is kept as null, as in the database', () => {
  const { ask } = world();
  const save = (overwrite: boolean, fields: object) => ask('contact.save', { phone: caller, fields, overwrite });
  expect(save(false, { name: 'Ion', email: 'a@x.example', vip: true })).toMatchObject({
    output: { contact: { phone: caller, name: 'Ana', email: null, vip: true } },
  });
  expect(save(true, { email: 'a@x.example', name: '' })).toMatchObject({ output: { contact: { name: 'Ana', email: 'a@x.example' } } });
  expect(ask('contact.find', { field: 'email', value: 'a@x.example' })).toMatchObject({ output: { contact: { name: 'Ana' } } });
  expect(ask('contact.save', { phone: 'anonymous', fields: {}, overwrite: true })).toMatchObject({ code: 'no-number' });
});

it('keeps alerts with where they go, and tells the phones that are bound', () => {
  const { work } = world();
  const webhooks = [{ endpoint: 'crm', url: '' }, { endpoint: 'nowhere', url: '' }, { url: 'https://hooks.example/x' }];
  work.order(
    { src: 'alert.raise', input: { text: 'Down', sms: ['desk', 'night'], webhooks, desk: true, node: 'tell' } },
    '2026-01-05T09:00:00Z',
  );
  expect(work.alerts).toEqual([{ text: 'Down', webhooks: ['https://crm.example', 'nowhere', 'https://hooks.example/x'] }]);
  expect(work.messages).toEqual([{ to: '+40310000222', text: 'Down' }]);
});

it.each([
  [[{ says: 'Down' }, { says: 'line' }], []],
  [[{ says: 'Down' }], ['1 alerts should be raised, not 2: "It is Down", "Second line"']],
  [
    [{ says: 'line' }, { says: 'Down' }],
    ['the alerts should be [{"says":"line"},{"says":"Down"}]; raised were "It is Down", "Second line"'],
  ],
])('holds the alerts against those that are expected: %j', (alerts, failures) => {
  const run = { failures: [], visits: [], variables: {}, messages: [], recordings: 0 };
  const raised = [{ text: 'It is Down' }, { text: 'Second line' }];
  const file = callFile({ expect: { alerts } });
  expect(checkExpected(file, { ...run, alerts: raised }).failures).toEqual(failures);
  expect(checkExpected(file, run).failures).toEqual([]);
});

function callFile(parts: object): CallFile {
  return callFileSchema.parse({ title: 'A call', steps: [{ waits: 1 }], ...parts });
}

function world() {
  const { given } = callFile({ given: { contacts: [{ phone: caller, name: 'Ana', email: null }], refusesMessages: ['+40721000999'] } });
  const environment = environmentSchema.parse({
    phones: { desk: '+40310000222' },
    callerIds: { support: '+40310000333' },
    endpoints: { crm: 'https://crm.example' },
  });
  const templates: Record<string, Record<string, string>> = {
    bill: { 'en-US': 'Bill {{ number }}', 'ro-RO': 'Factura {{ number }}, {{ call.from }}' },
    broken: { 'en-US': '{{ number' },
  };
  const work = createSimulatedWork(given, {
    bindings: bindingsOf(() => environment),
    schedules: () => null,
    smsTemplates: (name) => templates[name],
  });
  const ask = (src: EffectName, input: object) => {
    const effect: PendingEffect = { src, input: JSON.parse(JSON.stringify(input)), repeatable: true };
    return work.outcomeOf(effect, at).outcome;
  };
  return { work, ask };
}
