import type { CallHappening } from '@callwright/flow-compiler';
import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';

const crm = {
  url: 'https://crm.example/people/{{ call.from }}',
  fields: [
    { name: 'name', path: '[0].name' },
    { name: 'language', path: '[0].language' },
  ],
};

it.each(['anonymous', 'Restricted', 'unknown', '+266696687', ''])('takes %j for a new caller, and asks nobody', (from) => {
  for (const config of [{}, { by: { field: 'phone', value: '{{ call.from }}' } }, { in: crm }]) {
    const { effect, trail } = begun(config, from).step;
    expect(effect).toBeNull();
    expect(trail).toContainEqual({ kind: 'left', node: 'look', exit: 'new' });
  }
});

it('looks for the number that calls, and reads no template out of it', () => {
  expect(begun({}).step.effect).toEqual({ src: 'contact.find', input: { field: 'phone', value: '+40721000111' }, repeatable: true });
  const strange = 'sip:{{ call.to }}@pbx.example';
  const byAddress = begun({ by: { field: 'address', value: ' {{ call.from }} ' } }, strange).step.effect;
  expect(byAddress?.input).toEqual({ field: 'address', value: strange });
  expect(begun({ in: crm }, strange).step.effect?.input['url']).toBe(`https://crm.example/people/${encodeURIComponent(strange)}`);
});

it('asks a system by GET, with secrets only in headers', () => {
  const headers = { Authorization: 'Bearer {{ secret.CRM_KEY }}' };
  const { effect } = begun({ in: { ...crm, endpoint: 'crm', url: '/people/{{ call.from }}', headers, timeoutSeconds: 3 } }).step;
  expect(effect).toEqual({
    src: 'http.request',
    input: {
      method: 'GET',
      endpoint: 'crm',
      url: '/people/%2B40721000111',
      headers: [{ name: 'Authorization', parts: [{ text: 'Bearer ' }, { secret: 'CRM_KEY' }] }],
      timeoutSeconds: 3,
      retries: 0,
      take: { name: '[0].name', language: '[0].language' },
    },
    repeatable: true,
  });
});

it.each([
  [200, { name: 'Ana', language: null }, 'found', { name: 'Ana' }],
  [206, { name: 0, language: false }, 'found', { name: 0, language: false }],
  [200, { name: '', language: null }, 'new', null],
  [204, {}, 'new', null],
  [404, { name: 'nobody of that name', language: null }, 'new', null],
  [302, { name: 'Ana' }, 'failed', null],
  [401, { name: null }, 'failed', null],
  [500, { name: 'Ana' }, 'failed', null],
])('an answer of %i with %j is "%s"', (status, values, exit, contact) => {
  const step = begun({ in: crm }).next(done('http.request', { status, values }));
  expect(step.trail[0]).toEqual({ kind: 'left', node: 'look', exit });
  expect(step.context.contact).toEqual(contact);
});

it('has failed where nobody could look, and is new only where nobody was found', () => {
  const exitOn = (config: object, code: string) => begun(config).next(failed(code)).trail[0];
  expect(exitOn({}, 'not-found')).toMatchObject({ exit: 'new' });
  expect(exitOn({}, 'failed')).toMatchObject({ exit: 'failed' });
  for (const code of ['not-found', 'not-bound', 'timed-out', 'unreachable', 'no-secret'])
    expect(exitOn({ in: crm }, code)).toMatchObject({ exit: 'failed' });
});

it('forgets whom another lookup has found, and keeps him where nobody is found', () => {
  const call = begun({ in: crm }, '+40721000111', { config: {}, exits: { found: 'look', new: 'look', failed: 'look' } });
  const first = call.next(done('contact.find', { contact: { id: '7', phone: '+40721000111', name: 'Ana' } }));
  expect(first.effect?.src).toBe('http.request');
  expect(call.next(done('http.request', { status: 200, values: { name: 'Ion', language: null } })).context.contact).toEqual({
    name: 'Ion',
  });
  const again = begun({ in: crm }, '+40721000111', { config: {}, exits: { found: 'look', new: 'look', failed: 'look' } });
  again.next(done('contact.find', { contact: { name: 'Ana' } }));
  expect(again.next(done('http.request', { status: 404, values: {} })).context.contact).toEqual({ name: 'Ana' });
});

it.each([
  ['ro-RO', 'ro-RO'],
  ['ro', 'ro-RO'],
  [' RO_md ', 'ro-RO'],
  ['ru-ru', 'ru-RU'],
  ['de-DE', 'en-US'],
  ['', 'en-US'],
  ['r', 'en-US'],
  [7, 'en-US'],
  [null, 'en-US'],
])('a contact that speaks %j is spoken to in %s', (language, spoken) => {
  expect(begun({}).next(done('contact.find', { contact: { language } })).context.language).toBe(spoken);
  expect(begun({ in: crm }).next(done('http.request', { status: 200, values: { name: 'A', language } })).context.language).toBe(spoken);
  expect(begun({ useLanguage: false }).next(done('contact.find', { contact: { language } })).context.language).toBe('en-US');
});

it('reports a lookup that could find nobody', () => {
  const byNumber = { by: { field: 'number', value: '{{ number }}' } };
  expect(codesOf({ in: { ...crm, url: 'https://crm.example/people' } })).toEqual(['lookup-not-asked']);
  expect(codesOf({ ...byNumber, in: crm })).toEqual(['lookup-not-asked']);
  expect(codesOf({ ...byNumber, in: { ...crm, url: 'https://crm.example/{{ number | upcase }}' } })).toEqual([]);
  expect(codesOf({ in: { ...crm, url: 'https://crm.example/me', headers: { 'X-Phone': '{{ call.from }}' } } })).toEqual([]);
  expect(codesOf({ in: { ...crm, url: '/people/{{ call.from }}' } })).toEqual(['address-not-whole']);
  expect(codesOf({ in: { ...crm, headers: { Key: '{{ secret.KEY | upcase }}' } } })).toContain('secret-not-readable');
  expect(codesOf({ in: { ...crm, fields: [...crm.fields, { name: 'name', path: 'x' }] } })).toEqual(['field-twice']);
  expect(codesOf({ in: { ...crm, fields: [] } })).toEqual(['missing-field']);
  expect(codesOf({ by: { field: 'number', value: '{{ other }}' } })).toEqual(['undeclared-variable']);
});

function done(src: 'contact.find' | 'http.request', output: object): CallHappening {
  return { type: 'effect.done', src, output: JSON.parse(JSON.stringify(output)) };
}

function failed(code: string): CallHappening {
  return { type: 'effect.failed', src: 'contact.find', code, message: code };
}

interface NodeBefore {
  config: object;
  exits: object;
}

function tested(config: object, before?: NodeBefore) {
  return flowUnderTest({
    languages: ['en-US', 'ro-RO', 'ru-RU'],
    variables: { number: { type: 'text' } },
    start: before === undefined ? 'look' : 'before',
    nodes: {
      ...(before !== undefined && { before: { type: 'find-contact', ...before } }),
      look: { type: 'find-contact', config, exits: { found: 'end', new: 'end', failed: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}

function codesOf(config: object): string[] {
  return tested(config).codes;
}

/** A call that has come to the lookup, and what it goes on to. */
function begun(config: object, from?: string, before?: NodeBefore) {
  return tested(config, before).call(from);
}
