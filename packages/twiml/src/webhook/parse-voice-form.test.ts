import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStatusForm } from './parse-status-form.ts';
import { parseVoiceForm } from './parse-voice-form.ts';
import { WebhookError } from './webhook-error.ts';

const at = '2026-03-01T10:00:00.000Z';
const base = {
  CallSid: `CA${'0a'.repeat(16)}`,
  AccountSid: `AC${'0'.repeat(32)}`,
  ApiVersion: '2010-04-01',
  From: '+37322000111',
  To: '+37322000999',
  Caller: '+37322000111',
  CallStatus: 'in-progress',
  Direction: 'inbound',
};

function fieldAtFault(form: unknown, parse: (form: unknown) => unknown = (raw) => parseVoiceForm(raw, at)): string {
  try {
    parse(form);
  } catch (error) {
    if (error instanceof WebhookError && error.cause instanceof Error && error.message.startsWith(`${error.field}: `)) return error.field;
    throw error;
  }
  return 'none';
}

describe('the event of a form', () => {
  test.each([
    ['keys', { Digits: '12#*AD' }, { type: 'call.digits', digits: '12#*AD' }],
    ['keys rather than speech', { Digits: '1', SpeechResult: 'one' }, { type: 'call.digits', digits: '1' }],
    [
      'speech',
      { Digits: '', SpeechResult: ' my  bill\u0000 ', Confidence: '0.93' },
      { type: 'call.speech', text: 'my bill', confidence: 0.93 },
    ],
    ['speech without confidence', { SpeechResult: 'bill' }, { type: 'call.speech', text: 'bill' }],
    ['speech with an invalid confidence', { SpeechResult: 'bill', Confidence: 'high' }, { type: 'call.speech', text: 'bill' }],
    ['speech with a confidence above 1', { SpeechResult: 'bill', Confidence: '1.5' }, { type: 'call.speech', text: 'bill' }],
    [
      'a dialled leg',
      { DialCallStatus: 'completed', DialCallDuration: '42' },
      { type: 'call.dial-ended', status: 'completed', seconds: 42 },
    ],
    ['a dialled leg that was answered', { DialCallStatus: 'answered' }, { type: 'call.dial-ended', status: 'completed', seconds: 0 }],
    [
      'a dialled leg of a caller who left',
      { CallStatus: 'completed', DialCallStatus: 'no-answer' },
      { type: 'call.dial-ended', status: 'no-answer', seconds: 0 },
    ],
    ['silence', {}, { type: 'call.no-input' }],
    ['an empty result', { Digits: '', SpeechResult: '  ' }, { type: 'call.no-input' }],
  ])('is %s', (_, fields, happening) => {
    expect(parseVoiceForm({ ...base, ...fields }, at).event).toEqual({ ...happening, at });
  });

  test.each(['ringing', 'completed', 'canceled'])('is none while nothing can have happened: %s', (CallStatus) => {
    expect(parseVoiceForm({ ...base, CallStatus }, at).event).toBeNull();
  });
});

test.each(['anonymous', 'client:Анна', 'sip:+4930@pbx.example.org;transport=tls', '+266696687', '00 44 20', 'Restricted'])(
  'takes %s for a caller',
  (From) => {
    expect(parseVoiceForm({ ...base, From }, at).standard).toMatchObject({
      callSid: base.CallSid,
      from: From,
      to: base.To,
      direction: 'inbound',
    });
  },
);

test('takes an empty number for a withheld one, and a form without a prototype', () => {
  expect(parseVoiceForm(Object.assign(Object.create(null), { ...base, From: '' }), at).standard.from).toBe('anonymous');
});

test.each([
  ['CallSid', undefined],
  ['CallSid', 'CA123'],
  ['CallSid', `CA${'g'.repeat(32)}`],
  ['CallSid', `CA${'0'.repeat(32)}\n`],
  ['CallSid', [base.CallSid, base.CallSid]],
  ['AccountSid', `CA${'0'.repeat(32)}`],
  ['From', undefined],
  ['From', '+1\u0000'],
  ['From', '1'.repeat(257)],
  ['To', { toString: 'x' }],
  ['CallStatus', 'exploded'],
  ['Digits', '12w'],
  ['Digits', 'hang'],
  ['RecordingSid', 'RE1'],
  ['Digits', '１'],
  ['Digits', '1'.repeat(257)],
  ['Digits', ['1', '2']],
  ['SpeechResult', 'a'.repeat(10_001)],
])('refuses a wrong %s by name: %j', (field, value) => {
  expect(fieldAtFault({ ...base, [field]: value })).toBe(field);
});

test.each([
  ['CallerName', 'x'.repeat(300)],
  ['CallerName', 'Ann\u0007'],
  ['ForwardedFrom', ['1', '2']],
  ['Direction', 'sideways'],
  ['ParentCallSid', 'x'],
  ['AnsweredBy', 'y'.repeat(99)],
  ['ErrorUrl', 'z'.repeat(5000)],
  ['DialCallDuration', '-1'],
])('passes over a wrong %s, on which no call hangs: %j', (field, value) => {
  expect(fieldAtFault({ ...base, [field]: value })).toBe('none');
});

test('takes an unheard-of outcome of a dial for a failure', () => {
  expect(parseVoiceForm({ ...base, DialCallStatus: 'ringing' }, at).event).toMatchObject({ type: 'call.dial-ended', status: 'failed' });
});

test.each([null, undefined, 'CallSid=CA1', [], 7])('refuses what is no form: %j', (form) => {
  expect(['form', 'CallSid']).toContain(fieldAtFault(form));
});

test('reads a status callback and tells the last one', () => {
  expect(
    parseStatusForm({
      ...base,
      CallStatus: 'completed',
      CallDuration: '61',
      SequenceNumber: '3',
      Timestamp: 'Sun, 01 Mar 2026 10:00:00 +0000',
    }),
  ).toMatchObject({
    callSid: base.CallSid,
    callStatus: 'completed',
    terminal: true,
    durationSeconds: 61,
    sequenceNumber: 3,
    timestamp: 'Sun, 01 Mar 2026 10:00:00 +0000',
  });
  expect(parseStatusForm({ ...base, CallStatus: 'ringing', SequenceNumber: '0' })).toMatchObject({
    terminal: false,
    sequenceNumber: 0,
    durationSeconds: undefined,
  });
  expect(parseStatusForm({ ...base, CallStatus: 'no-answer' }).terminal).toBe(true);
  for (const [field, value] of [
    ['CallStatus', 'gone'],
    ['CallSid', 'CA'],
  ] as const) {
    expect(fieldAtFault({ ...base, [field]: value }, parseStatusForm)).toBe(field);
  }
});

test('any form gives an event or names a field', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '0', '#', 'busy', 'completed', base.CallSid),
    fc.array(fc.string()),
    fc.anything(),
  );
  const name = fc.constantFrom(
    ...Object.keys(base),
    'Digits',
    'SpeechResult',
    'Confidence',
    'DialCallStatus',
    'DialCallDuration',
    '__proto__',
  );
  fc.assert(
    fc.property(fc.dictionary(name, value, { noNullPrototype: false }), fc.boolean(), (fields, valid) => {
      const form = valid ? { ...fields, ...base } : { ...base, ...fields };
      expect(fieldAtFault(form)).toBeTypeOf('string');
      expect(fieldAtFault(form, parseStatusForm)).toBeTypeOf('string');
    }),
    { numRuns: 500 },
  );
});
