import { effectSources, renderTemplate } from '@callwright/flow-compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flowUnderTest } from '../flow-under-test.ts';
import { countParts } from './count-parts.ts';

const message = { text: { 'en-US': 'Ticket {{ ticket }}.', 'ro-RO': 'Tichet {{ ticket }}.' } };
const failed = { kind: 'left', node: 'send', exit: 'failed' };

it('sends the text of the call’s language, and waits for the carrier', () => {
  const call = begun({ message, from: 'support' }, '+40721000111', { type: 'set-variables', config: assigning('ticket', 'A7') });
  expect(call.step.effect).toEqual({
    src: 'message.send',
    input: { to: '+40721000111', from: 'support', text: 'Ticket A7.' },
    repeatable: true,
  });
  expect(call.next({ type: 'effect.done', src: 'message.send', output: { messageSid: 'SM1' } }).trail[0]).toMatchObject({ exit: 'sent' });
  const lost = begun({ message }).next({ type: 'effect.failed', src: 'message.send', code: 'refused', message: '' });
  expect(lost.trail[0]).toEqual(failed);
});

it.each([
  'anonymous',
  '+266696687',
  'sip:ana@pbx.example',
  '',
  '+40213000000',
  '+40800123456',
  '+40906123456',
  '+442071838750',
  '+37322123456',
])('sends nothing to %j, and does not ask the carrier', (from) => {
  for (const config of [{ message }, { message, to: { number: '{{ call.from }}' } }, { message: { template: 'ticket' } }]) {
    const { effect, trail } = begun(config, from).step;
    expect(effect).toBeNull();
    expect(trail).toContainEqual(failed);
  }
});

it.each(['+40721000111', '+37369123456', '+12025550123', '+15005550100', '+99912345678'])('lets the carrier judge %s', (from) => {
  expect(begun({ message }, from).step.effect?.input['to']).toBe(from);
});

it('never takes what a caller gives for the name of a phone', () => {
  const named = { type: 'set-variables', config: assigning('ticket', 'desk') };
  expect(begun({ message, to: { number: '{{ ticket }}' } }, '+40721000111', named).step.trail).toContainEqual(failed);
  expect(begun({ message, to: { phone: 'desk' } }, 'anonymous').step.effect?.input['to']).toBe('desk');
});

it('fills in once: a caller who looks like a template stays as he is', () => {
  const from = '{{ call.to }}';
  const config = { message: { text: { 'en-US': 'From {{ call.from }}', 'ro-RO': 'x' } }, to: { number: '+40721000111' } };
  expect(begun(config, from).step.effect?.input['text']).toBe('From {{ call.to }}');
  const template = begun({ ...config, message: { template: 'ticket' } }, from).step.effect?.input['values'];
  expect(template).toMatchObject({ call: { from } });
});

it('gives a template all variables of the flow, but nothing that the caller has not confirmed', () => {
  const words = (text: string) => ({ 'en-US': { text }, 'ro-RO': { text } });
  const asking = { prompt: words('Ticket?'), saveAs: 'ticket', minDigits: 4, maxDigits: 4, attempts: 1, confirmPrompt: words('Right?') };
  for (const [config, read] of [
    [{ message }, { text: 'Ticket .' }],
    [{ message: { template: 'ticket' } }, { text: '', template: 'ticket', values: { ticket: null, amount: null, language: 'en-US' } }],
  ] as const) {
    const call = begun(config, '+40721000111', { type: 'collect-digits', config: asking });
    call.next({ type: 'call.digits', digits: '2048' });
    const left = call.next({ type: 'call.digits', digits: '0' });
    expect(left.context.answers['ticket']).toMatchObject({ value: '2048', complete: false });
    expect(left.effect?.input).toMatchObject(read);
  }
  const known = begun({ message: { template: 'ticket' } }, '+40721000111', { type: 'set-variables', config: assigning('amount', '12.5') });
  expect(known.step.effect?.input['values']).toMatchObject({
    amount: 12.5,
    ticket: null,
    language: 'en-US',
    call: { from: '+40721000111', to: '+15005550006', language: 'en-US' },
    contact: {},
    hours: {},
  });
  const read = effectSources['message.send'].input.parse(known.step.effect?.input);
  expect(renderTemplate('{{ amount }} lei, {{ call.from }}{{ ticket }}', read.values ?? {})).toBe('12.5 lei, +40721000111');
});

it('does not send an empty text', () => {
  const empty = { text: { 'en-US': ' {{ ticket }} ', 'ro-RO': '{{ ticket }}' } };
  expect(begun({ message: empty }).step.trail).toContainEqual(failed);
});

it('counts the parts of a message as carriers do', () => {
  const counted: [string, number][] = [
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['é'.repeat(160), 1],
    ['€'.repeat(80), 1],
    [`${'a'.repeat(152)}€${'a'.repeat(151)}`, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['ă'.repeat(70), 1],
    ['ă'.repeat(71), 2],
    ['Я'.repeat(134), 2],
    ['Я'.repeat(135), 3],
    [`${'Я'.repeat(66)}😀${'Я'.repeat(65)}`, 2],
    [`${'Я'.repeat(66)}😀${'Я'.repeat(66)}`, 3],
    ['', 1],
  ];
  for (const [text, parts] of counted) expect(countParts(text).parts, text).toBe(parts);
});

it('needs as many parts as the letters fill, and hardly more', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '€', 'ă', '😀'), maxLength: 500 }), (text) => {
      const { parts, lettersEach } = countParts(text);
      const isGsm = /^[aé€]*$/.test(text);
      const places = isGsm ? text.length + text.replaceAll(/[^€]/g, '').length : text.length;
      expect(parts).toBeGreaterThanOrEqual(Math.ceil(places / lettersEach) || 1);
      expect(parts).toBeLessThanOrEqual(Math.ceil(places / (lettersEach - 1)) || 1);
    }),
  );
});

it('reports missing languages, names that are not declared, land lines and letters in the shape of messages', () => {
  const long = (text: string) => ({ message: { text: { 'en-US': text, 'ro-RO': 'x' } } });
  expect(codesOf({ message })).toEqual([]);
  expect(codesOf({ message: { text: { 'en-US': 'x' } } })).toEqual(['missing-prompt-language']);
  expect(codesOf({ message: { text: { ...message.text, 'de-DE': 'x' } } })).toEqual(['unused-prompt-language']);
  expect(codesOf(long('{{ other }}'))).toEqual(['undeclared-variable']);
  expect(codesOf(long('{{ ticket'))).toEqual(['template-syntax']);
  expect(codesOf(long(`${'a'.repeat(459)}{{ ticket }}`))).toEqual([]);
  expect(tested(long('a'.repeat(460))).diagnostics).toMatchObject([
    { code: 'message-in-parts', severity: 'warning', message: expect.stringContaining('sent as 4 messages, each of 153 letters') },
  ]);
  expect(codesOf(long(`${'a'.repeat(250)}ă`))).toEqual(['message-in-parts']);
  expect(codesOf({ message, to: { phone: '+40213000000' } })).toEqual(['land-line-message']);
  expect(codesOf({ message, to: { number: '+40213000000' } })).toEqual(['land-line-message']);
  expect(codesOf({ message: { template: 'ticket' }, to: { phone: '+40721000111' } })).toEqual([]);
  expect(codesOf({})).toEqual(['missing-field']);
  expect(codesOf({ message: { ...message, template: 'ticket' } })).not.toEqual([]);
});

function assigning(variable: string, value: string) {
  return { assignments: [{ variable, value }] };
}

interface NodeBefore {
  type: string;
  config: object;
}

function tested(config: object, before?: NodeBefore) {
  const next = before?.type === 'set-variables' ? { next: 'send' } : { collected: 'send', 'no-input': 'send', invalid: 'send' };
  return flowUnderTest({
    languages: ['en-US', 'ro-RO'],
    variables: { ticket: { type: 'text' }, amount: { type: 'number' } },
    reservedKeys: { '0': { exit: 'person' } },
    exits: { person: 'send' },
    start: before === undefined ? 'send' : 'before',
    nodes: {
      ...(before !== undefined && { before: { ...before, exits: next } }),
      send: { type: 'send-sms', config, exits: { sent: 'end', failed: 'end' } },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
}

function codesOf(config: object): string[] {
  return tested(config).codes;
}

/** A call that has come to the node, or to the one before it, and what it goes on to. */
function begun(config: object, from?: string, before?: NodeBefore) {
  return tested(config, before).call(from);
}
