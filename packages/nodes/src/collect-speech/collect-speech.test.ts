import { bindingsOf, compileFlow, createCallMachine, type Step, startCall, stepCall, type Verb } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const at = '2026-01-05T09:00:00Z';
const bindings = bindingsOf(() => environmentSchema.parse({}));
const choices = [
  { value: 'bill', label: 'Bill', key: '1', phrases: { 'en-US': ['bill', 'invoice'], 'ru-RU': ['счёт'], 'ro-RO': ['factură'] } },
  { value: 'web', key: '2', phrases: { 'en-US': ['internet'], 'ru-RU': ['интернет'], 'ro-RO': ['internet'] } },
];
const kinds = {
  free: {},
  'yes-no': { type: 'boolean' },
  name: {},
  number: { type: 'number' },
  choice: { choices, type: 'choice' },
};
type Kind = keyof typeof kinds;

it.each<[Kind, string, string, unknown, string]>([
  ['free', 'en-US', ' My radio hums. ', 'My radio hums.', 'My radio hums'],
  ['yes-no', 'ru-RU', 'ну конечно', true, 'да'],
  ['yes-no', 'ro-RO', 'nu, mulțumesc', false, 'nu'],
  ['name', 'ro-RO', 'mă numesc Ștefan, mersi', 'Ștefan', 'Ștefan'],
  ['number', 'ru-RU', 'двадцать три сорок', 2340, '2340'],
  ['number', 'en-US', 'fifty euros twenty', 50.2, '50.2'],
  ['choice', 'ru-RU', 'насчёт счёта', 'bill', 'счёт'],
  ['choice', 'en-US', 'the second one', 'web', 'internet'],
  ['choice', 'en-US', 'an invoice', 'bill', 'bill'],
])('understands %s in %s: "%s"', (kind, language, says, value, readBack) => {
  const call = dialled(kind, {}, language);
  const sure = call.says(says, 0.95);
  expect(exitOf(sure)).toBe('collected');
  expect(sure.context.answers['answer']).toMatchObject({ value, how: 'speech', raw: says, at, node: 'ask', complete: true });
  const unsure = call.says(says, 0.5);
  expect(unsure.context.answers['answer']).toMatchObject({ value, complete: false });
  expect(unsure.context.answers['answer']?.confidence).toBeLessThanOrEqual(0.5);
  expect(wordsOf(unsure)[0]).toMatch(new RegExp(`: ${readBack.replace('.', '\\.')}[.?] `, 'u'));
  const confirmed = call.presses('1', unsure);
  expect(confirmed.context).toMatchObject({ answers: { answer: { value, how: 'speech', raw: says, complete: true } }, heard: null });
  expect(call.presses('2', unsure).context.answers).toEqual({});
});

it('takes keys for yes and no, numbers and choices where it listens to both, and only there', () => {
  const keyed = (kind: Kind, digits: string, config: object = { input: 'both' }) => {
    const { context, verbs } = dialled(kind, config).presses(digits);
    return context.answers['answer']?.value ?? wordsOf({ verbs })[0];
  };
  expect([keyed('yes-no', '1'), keyed('yes-no', '2'), keyed('yes-no', '3')]).toEqual([true, false, 'What?']);
  expect([keyed('choice', '2'), keyed('choice', '4')]).toEqual(['web', 'What?']);
  expect([keyed('number', '042'), keyed('number', '7'.repeat(16)), keyed('number', '*')]).toEqual([42, 'What?', 'What?']);
  for (const kind of ['yes-no', 'choice', 'number'] as const) expect(keyed(kind, '1', {}), kind).toBe('What?');
  expect(keyed('free', '1')).toBe('What?');
});

it('ends a number with the last key that can belong to it, and leaves reserved keys that are none', () => {
  const call = dialled('number', { input: 'both', min: 1, max: 12 });
  expect(call.start.verbs).toMatchObject([{ input: ['dtmf', 'speech'], numDigits: 2, finishOnKey: '#' }]);
  expect(exitOf(call.presses('0'))).toBe('person');
  expect(wordsOf(call.presses('13'))).toEqual(['What?', 'Well?']);
  expect(dialled('number', { input: 'both' }).start.verbs).toMatchObject([{ finishOnKey: '#' }]);
});

it('confirms always or never as it is told, keyed answers too', () => {
  expect(exitOf(dialled('name', { confirm: 'never' }).says('Anna', 0.4))).toBe('collected');
  expect(wordsOf(dialled('name', { confirm: 'never' }).says('Anna', 0.3))).toEqual(['What?', 'Well?']);
  expect(wordsOf(dialled('choice', { confirm: 'never' }).says('invoyce', 1))).toEqual(['What?', 'Well?']);
  const call = dialled('number', { confirm: 'always', input: 'both' });
  const asked = call.presses('42');
  expect(wordsOf(asked)).toEqual(['You said: 42. If that is right, say yes or press 1. If not, say no or press 2.']);
  expect(call.says('yes', 0.9, asked).context.answers['answer']).toMatchObject({ value: 42, how: 'dtmf', complete: true });
  expect(wordsOf(call.presses('42', call.presses('2', asked)))).toEqual(wordsOf(asked));
});

it('does not offer what was refused for the same words, but takes a yes the second time', () => {
  const name = dialled('name', { confirm: 'always' });
  const refused = name.says('no', 0.9, name.says('Anna', 0.9));
  expect(wordsOf(refused)).toEqual(['Well?']);
  expect(wordsOf(name.says('anna.', 0.9, refused))).toEqual(['What?', 'Well?']);
  expect(wordsOf(name.says('Hanna', 0.9, refused))[0]).toMatch('You said: Hanna.');
  const agrees = dialled('yes-no');
  expect(exitOf(agrees.says('yes', 0.9, agrees.presses('2', agrees.says('yes', 0.5))))).toBe('collected');
});

it('reads back in words of the flow’s own, by the variable or by what was understood', () => {
  const confirmPrompt = { 'en-US': { text: '{{ answer }} is {{ call.understood }}?' } };
  const asked = dialled('choice', { confirm: 'always', confirmPrompt }, 'en-US', ['en-US']).says('internet', 1);
  expect(wordsOf(asked)).toEqual(['web is internet?']);
});

const tongues = [
  'да нет yes',
  'mă numesc Иван O’Brien 王',
  'two două два',
  'bill счёт factură',
  '𝔸𝕟𝕟𝕒',
  'مرحبا',
  '{{ answer }}',
  '{% if %}',
  '<Say>',
];
const hostile = [
  ...['', '   ', '\n\u0000', '🙂🙂', '👩‍👩‍👧', '…!?', '\ud83d'],
  ...['a', 'да ', '9', '🙂', 'ё̈'].map((part) => part.repeat(5_000)),
  ...tongues,
];

it('answers any speech with words, a bounded answer or the next try, and the same each time', () => {
  const calls = (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    ['en-US', 'ru-RU', 'de-DE'].map((language) => dialled(kind, { input: 'both' }, language, [language])),
  );
  const said = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 60 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...calls),
      fc.array(said, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(0.1, 0.5, 1, Number.NaN),
      (call, texts, confidence) => {
        let step = call.start;
        for (const text of texts) {
          if (step.ended) return;
          const from = step;
          step = call.says(text, confidence, from);
          expect(call.says(text, confidence, from)).toEqual(step);
          expect(step.failure).toBeNull();
          expect(wordsOf(step).join('').length).toBeGreaterThan(0);
          expect(wordsOf(step).join('').length).toBeLessThan(500);
          expect(JSON.stringify(step.context.answers['answer']?.value ?? '').length).toBeLessThan(5_000);
        }
      },
    ),
  );
});

it('keeps at most 2,000 characters of what was said, whole ones, and reads back only their beginning', () => {
  const call = dialled('free');
  for (const said of ['word '.repeat(1_000), '🙂a'.repeat(1_667)]) {
    const step = call.says(said, 0.5);
    const { value } = step.context.answers['answer'] ?? {};
    expect(String(value).length).toBeLessThanOrEqual(2_000);
    expect(String(value)).not.toMatch(/\p{Cs}/u);
    expect(wordsOf(step).join('').length).toBeLessThan(320);
  }
  for (const nothing of ['', ' ', '🙂', '...']) expect(wordsOf(call.says(nothing, 1)), nothing).toEqual(['What?', 'Well?']);
});

it('asks a guess again in a language without words to confirm it, and follows the rest', () => {
  const german = dialled('choice', { choices: [{ value: 'bill', phrases: { 'de-DE': ['Rechnung'] } }] }, 'de-DE', ['de-DE']);
  expect(exitOf(german.says('Rechnung', 0.5))).toBe('collected');
  expect(wordsOf(german.says('Rechnunk', 1))).toEqual(['What?', 'Well?']);
});

it.each<[string, Kind, ConfigFields, string[]]>([
  ['a variable of another type', 'free', { type: 'number' }, ['value-does-not-fit saveAs']],
  ['a variable of another type', 'name', { type: 'boolean' }, ['value-does-not-fit saveAs']],
  ['a variable of another type', 'yes-no', { type: 'text' }, ['value-does-not-fit saveAs']],
  ['a variable of another type', 'number', { type: 'text' }, ['value-does-not-fit saveAs']],
  ['a variable of another type', 'choice', { type: 'phone' }, ['value-does-not-fit saveAs']],
  ['a choice kept as text', 'choice', { type: 'text' }, []],
  ['a choice that the variable does not have', 'choice', { allowed: ['bill'] }, ['value-does-not-fit choices.1.value']],
  ['no choices', 'choice', { choices: [] }, ['choices-missing choices']],
  ['choices of a number', 'number', { choices }, ['choices-missing choices']],
  ['a range without numbers', 'number', { min: 5, max: 4 }, ['range-impossible max']],
  ['a choice that nobody can name', 'choice', { choices: [{ value: 'bill', key: '1' }] }, ['option-not-choosable choices.0']],
  ['a choice by key alone', 'choice', { input: 'both', choices: [{ value: 'bill', key: '1' }] }, []],
  ['a key used twice', 'choice', { choices: choices.map((choice) => ({ ...choice, key: '1' })) }, ['key-used-twice choices.1.key']],
  [
    'phrases that are never heard',
    'choice',
    { choices: [{ value: 'bill', phrases: { 'fr-FR': ['facture'] } }] },
    ['unused-phrases choices.0.phrases.fr-FR'],
  ],
  ['hints that are never used', 'name', { hints: { 'fr-FR': ['Luc'] } }, ['unused-phrases hints.fr-FR']],
  ['a confirmation without words', 'name', { confirm: 'always', extra: 'de-DE' }, ['confirm-words-missing confirmPrompt']],
  ['reserved keys that are numbers', 'number', { input: 'both' }, ['reserved-key-hidden input', 'reserved-key-hidden input']],
])('reports %s', (_, kind, { extra, ...config }, expected) => {
  const languages = ['en-US', 'ru-RU', 'ro-RO', ...(extra === undefined ? [] : [extra])];
  const found = compiled(kind, config, languages).diagnostics.map(({ code, path }) => `${code} ${path.slice(3).join('.')}`);
  expect(found).toEqual(expected);
});

interface ConfigFields {
  extra?: string;
  [field: string]: unknown;
}

function wordsOf({ verbs }: Pick<Step, 'verbs'>): string[] {
  const spoken = verbs.flatMap((verb): readonly Verb[] => (verb.verb === 'gather' ? verb.prompts : [verb]));
  return spoken.flatMap((verb) => (verb.verb === 'say' ? [verb.text] : []));
}

function exitOf({ trail }: Step): string | undefined {
  return trail.flatMap((entry) => (entry.kind === 'left' ? [entry.exit] : []))[0];
}

function compiled(kind: Kind, { type: declared, allowed, ...config }: { [field: string]: unknown }, languages: readonly string[]) {
  const { type: fits = 'text', ...own } = { type: undefined, ...kinds[kind] };
  const type = declared ?? fits;
  const inAll = (text: string) => Object.fromEntries(languages.map((language) => [language, { text }]));
  const { flow, diagnostics: unread } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'speech', kind: 'call', title: 'Speech', languages, start: 'ask' },
    variables: { answer: { type, ...(type === 'choice' && { choices: allowed ?? ['bill', 'web'] }) } },
    reservedKeys: { '0': { exit: 'person' }, '9': 'repeat' },
    exits: { person: 'end' },
    nodes: {
      ask: {
        type: 'collect-speech',
        config: { prompt: inAll('Well?'), noMatchPrompts: [inAll('What?')], saveAs: 'answer', kind, ...own, ...config },
        exits: { collected: 'end', 'no-input': 'end', unclear: 'end' },
      },
      end: { type: 'hang-up', config: { prompt: inAll('Bye.') }, exits: {} },
    },
  });
  if (flow === null) throw new Error(JSON.stringify(unread));
  return { flow, ...compileFlow(flow, nodeRegistry) };
}

function dialled(kind: Kind, config: object = {}, language = 'en-US', languages?: string[]) {
  const others = ['en-US', 'ru-RU', 'ro-RO'].filter((other) => other !== language);
  const { flow, machine: json, diagnostics } = compiled(kind, { ...config }, languages ?? [language, ...others]);
  if (json === null) throw new Error(JSON.stringify(diagnostics));
  const machine = createCallMachine(flow, json, nodeRegistry);
  const start = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at }, bindings);
  return {
    start,
    says: (text: string, confidence: number, from = start) =>
      stepCall(machine, from.snapshot, { type: 'call.speech', text, confidence, at }, bindings),
    presses: (digits: string, from = start) => stepCall(machine, from.snapshot, { type: 'call.digits', digits, at }, bindings),
  };
}
