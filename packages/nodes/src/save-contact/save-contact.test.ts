import { type CallHappening, effectSources } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const name = { name: 'name', value: 'Ana' };
const crm = { in: { url: 'https://crm.example/people' } };

it.each(['anonymous', '+266696687', 'sip:ana@pbx.example', ''])('keeps nothing under the number %j', (from) => {
  const { effect, trail } = begun({ fields: [name] }, from).step;
  expect(effect).toBeNull();
  expect(trail).toContainEqual({ kind: 'left', node: 'save', exit: 'failed' });
  expect(begun({ fields: [name], ...crm }, from).step.effect?.input['body']).toEqual({
    json: { phone: null, fields: { name: 'Ana' }, overwrite: true },
  });
});

it('keeps values in their types, and never under what is no number', () => {
  const fields = [
    { name: 'since', value: '{{ year }}' },
    { name: 'note', value: 'since {{ year }} ' },
  ];
  const before = { assign: [{ variable: 'year', value: 2019 }] };
  expect(begun({ fields, phone: ' +40{{ year }}000111 ' }, 'anonymous', before).step.effect).toEqual({
    src: 'contact.save',
    input: { phone: '+402019000111', fields: { since: 2019, note: 'since 2019' }, overwrite: true },
    repeatable: true,
  });
  expect(begun({ fields, phone: '{{ year }}' }, '+40721000111', before).step.effect).toBeNull();
});

it('reads no template out of what a caller is or says', () => {
  const before = { assign: [{ variable: 'word', value: '{{ call.from }}' }] };
  const { effect } = begun({ fields: [{ name: 'word', value: 'says {{ word }}' }], phone: '+40721000111' }, '{{ call.to }}', before).step;
  expect(effect?.input['fields']).toEqual({ word: 'says {{ call.to }}' });
});

it('saves nothing that is empty, or not confirmed by the caller', () => {
  const fields = [
    name,
    { name: 'ticket', value: '{{ ticket }}' },
    { name: 'word', value: '{{ word }}' },
    { name: 'text', value: ' {{ ticket }}{{ word }} ' },
    { name: 'zero', value: '0' },
  ];
  const call = begun({ fields }, '+40721000111', { ask: true });
  call.next({ type: 'call.digits', digits: '2048' });
  const left = call.next({ type: 'call.digits', digits: '0' });
  expect(left.context.answers['ticket']).toMatchObject({ value: '2048', complete: false });
  expect(effectSources['contact.save'].input.parse(left.effect?.input).fields).toEqual({ name: 'Ana', zero: '0' });
});

it('tells a system by POST, which is done again only when it may be', () => {
  const { effect } = begun({ fields: [name], overwrite: false, ...crm }).step;
  expect(effect).toMatchObject({
    src: 'http.request',
    input: { method: 'POST', retries: 0, take: {}, body: { json: { phone: '+40721000111', fields: { name: 'Ana' }, overwrite: false } } },
    repeatable: false,
  });
  expect(begun({ fields: [name], in: { ...crm.in, repeatSafe: true } }).step.effect?.repeatable).toBe(true);
});

it.each([
  [200, 'saved'],
  [204, 'saved'],
  [302, 'failed'],
  [404, 'failed'],
  [500, 'failed'],
])('a system that answers %i has "%s"', (status, exit) => {
  const step = begun({ fields: [name], ...crm }).next(answered(status));
  expect(step.trail[0]).toEqual({ kind: 'left', node: 'save', exit });
  expect(step.context.contact).toEqual(exit === 'saved' ? { phone: '+40721000111', name: 'Ana' } : null);
});

it('leaves by "failed" when nobody could save', () => {
  for (const config of [{ fields: [name] }, { fields: [name], ...crm }]) {
    const lost = begun(config).next({ type: 'effect.failed', src: 'contact.save', code: 'interrupted', message: '' });
    expect(lost.trail[0]).toMatchObject({ exit: 'failed' });
    expect(lost.context.contact).toBeNull();
  }
});

it('knows the saved contact from then on, whole where it is the same one', () => {
  const saved = { id: '7', phone: '+40721000111', name: 'Ana' };
  const kept = begun({ fields: [name] }).next({ type: 'effect.done', src: 'contact.save', output: { contact: saved } });
  expect(kept.context.contact).toEqual(saved);
  const known = { phone: '+40721000111', name: 'Maria', plan: 'full' };
  const after = (config: object, contact: object) => {
    const call = begun({ fields: [name, { name: 'empty', value: '{{ word }}' }], ...config, ...crm }, '+40721000111', { find: true });
    call.next({ type: 'effect.done', src: 'contact.find', output: { contact: { ...contact } } });
    return call.next(answered(200)).context.contact;
  };
  expect(after({}, known)).toEqual({ ...known, name: 'Ana' });
  expect(after({ overwrite: false }, known)).toEqual(known);
  expect(after({}, { plan: 'full' })).toEqual({ phone: '+40721000111', name: 'Ana', plan: 'full' });
  expect(after({ phone: '+40721000222' }, known)).toEqual({ phone: '+40721000222', name: 'Ana' });
});

it('reports fields that the product keeps itself, fields given twice and addresses that lead nowhere', () => {
  const field = (of: string) => ({ name: of, value: 'x' });
  expect(codesOf({ fields: [field('id'), field('phone'), field('name')] })).toEqual(['reserved-name', 'reserved-name']);
  expect(codesOf({ fields: [field('name'), field('name')] })).toEqual(['field-twice']);
  expect(codesOf({ fields: [field('First name')] })).toEqual(['invalid-field']);
  expect(codesOf({ fields: [] })).toEqual(['missing-field']);
  expect(codesOf({ fields: [{ name: 'name', value: '{{ other }}' }] })).toEqual(['undeclared-variable']);
  expect(codesOf({ fields: [name], in: { url: '/people' } })).toEqual(['address-not-whole']);
});

function answered(status: number): CallHappening {
  return { type: 'effect.done', src: 'http.request', output: { status, values: {} } };
}

interface Before {
  assign?: object[];
  ask?: boolean;
  find?: boolean;
}

function nodeBefore({ assign, ask, find }: Before): object | undefined {
  const words = (text: string) => ({ 'en-US': { text } });
  if (assign !== undefined) return { type: 'set-variables', config: { assignments: assign }, exits: { next: 'save' } };
  if (find) return { type: 'find-contact', config: {}, exits: { found: 'save', new: 'save', failed: 'save' } };
  if (!ask) return undefined;
  const config = { prompt: words('Number?'), saveAs: 'ticket', minDigits: 4, maxDigits: 4, attempts: 1, confirmPrompt: words('Right?') };
  return { type: 'collect-digits', config, exits: { collected: 'save', 'no-input': 'save', invalid: 'save' } };
}

function tested(config: object, before: Before = {}) {
  const first = nodeBefore(before);
  return flowUnderTest({
    variables: { year: { type: 'number' }, word: { type: 'text' }, ticket: { type: 'text' } },
    reservedKeys: { '0': { exit: 'person' } },
    exits: { person: 'save' },
    start: first === undefined ? 'save' : 'before',
    nodes: {
      ...(first !== undefined && { before: first }),
      save: { type: 'save-contact', config, exits: { saved: 'end', failed: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}

function codesOf(config: object): string[] {
  return tested(config).codes;
}

/** A call that has come to the node, or to the one before it, and what it goes on to. */
function begun(config: object, from?: string, before?: Before) {
  return tested(config, before).call(from);
}
