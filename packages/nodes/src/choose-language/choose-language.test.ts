import { type CallEvent, compileFlow, createCallMachine, startCall, stepCall } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const at = '2026-01-05T09:00:00Z';
const bindings = { numberOf: () => undefined, callerIdOf: () => undefined, endpointOf: () => undefined };
const voices = { 'ro-RO': 'Polly.Carmen', 'ru-RU': 'Polly.Tatyana' };
const russian = { language: 'ru-RU', key: '1', words: { text: 'Для русского {{ name }}нажмите 1.' }, phrases: ['по-русски'] };
const romanian = { language: 'ro-RO', key: '2', words: { text: 'Pentru română, apăsați 2.' }, phrases: ['română'] };
const english = { language: 'en-US', key: '3', words: { audio: 'prompts/english.mp3' } };
const options = [russian, romanian, english];
const both = (ru: string, ro: string, en: string) => ({ 'ru-RU': { text: ru }, 'ro-RO': { text: ro }, 'en-US': { text: en } });

it('says each language by its own voice, in the order of the options, whatever the language of the call is', () => {
  const offered = [
    { verb: 'say', text: 'Для русского нажмите 1.', language: 'ru-RU', voice: 'Polly.Tatyana' },
    { verb: 'say', text: 'Pentru română, apăsați 2.', language: 'ro-RO', voice: 'Polly.Carmen' },
    { verb: 'play', audio: 'prompts/english.mp3', language: 'en-US' },
  ];
  const call = dialled({ options });
  expect(call.step.verbs).toEqual([
    {
      verb: 'gather',
      input: ['dtmf'],
      prompts: [{ verb: 'say', text: 'Bună.', language: 'ro-RO', voice: 'Polly.Carmen' }, ...offered],
      numDigits: 1,
      finishOnKey: '',
      timeoutSeconds: 5,
      language: 'ro-RO',
      hints: ['по-русски', 'română'],
    },
  ]);
  const chosen = call.send('1');
  expect(chosen).toMatchObject({
    context: { language: 'ru-RU' },
    verbs: [{ verb: 'gather', prompts: [{ text: 'Дальше?', language: 'ru-RU' }] }],
  });
  const back = call.send('*', chosen.snapshot);
  expect(back.verbs).toMatchObject([{ language: 'ru-RU', prompts: offered }]);
});

it('says the words for a wrong answer in the language of the call, and once they may stand for the offer', () => {
  const call = dialled({ options, attempts: 2, repeatQuestion: false, noMatchPrompts: [both('Ещё раз.', 'Încă o dată.', 'Again.')] });
  const wrong = call.send('7');
  expect(wrong.verbs).toMatchObject([{ verb: 'gather', prompts: [{ text: 'Încă o dată.', voice: 'Polly.Carmen' }] }]);
  expect(call.send('3', wrong.snapshot).context.language).toBe('en-US');
});

it('keeps the language of the call when nothing is chosen, or takes the one that was set for it', () => {
  expect(dialled({ options, attempts: 1 }).send('7').context.language).toBe('ro-RO');
  expect(dialled({ options, attempts: 1, default: 'en-US' }).send('7').context.language).toBe('en-US');
});

it('hears the name of any language while the call has another', () => {
  const call = dialled({ options, input: 'both' });
  const said = (text: string) => stepCall(call.machine, call.step.snapshot, { type: 'call.speech', text, at }, bindings);
  expect(said('По-русски, пожалуйста').context.language).toBe('ru-RU');
  expect(said('romana').context.language).toBe('ro-RO');
});

describe('a language that is remembered', () => {
  const config = { options, remember: true };
  const lookUp = { src: 'contact.find', input: { field: 'phone', value: '+40721000111' } };
  const found = (contact: Record<string, string>): CallEvent => ({ type: 'effect.done', src: 'contact.find', output: { contact }, at });
  const nobody: CallEvent = { type: 'effect.failed', src: 'contact.find', code: 'not-found', message: '', at };

  it('is that of the contact who calls: he is not asked, and "back" leads to the question', () => {
    const call = dialled(config);
    expect(call.step).toMatchObject({ effect: lookUp, verbs: [{ verb: 'say', text: 'Bună.' }] });
    const known = call.tell(found({ phone: '+40721000111', name: 'Ana', language: 'ru_RU' }));
    expect(known).toMatchObject({
      context: { language: 'ru-RU', contact: { name: 'Ana' } },
      verbs: [{ verb: 'gather', prompts: [{ text: 'Дальше?' }] }],
      orders: [],
    });
    const back = call.send('*', known.snapshot);
    expect(back).toMatchObject({ effect: null, verbs: [{ verb: 'gather', prompts: [{ language: 'ru-RU' }, {}, {}] }] });
    const another = call.send('3', back.snapshot);
    expect(another.context).toMatchObject({ language: 'en-US', contact: { name: 'Ana', language: 'en-US' } });
    expect(another.orders).toEqual([{ src: 'contact.keep', input: { phone: '+40721000111', fields: { language: 'en-US' } } }]);
  });

  it.each([
    ['is not known', nobody],
    ['is not spoken here', found({ language: 'de' })],
    ['is no text', found({})],
  ])('that %s is asked for, and kept without a word', (_name, told) => {
    const call = dialled(config);
    const asked = call.tell(told);
    expect(asked.verbs).toMatchObject([{ verb: 'gather', prompts: [{}, {}, {}] }]);
    const chosen = call.send('1', asked.snapshot);
    expect(chosen).toMatchObject({
      context: { language: 'ru-RU' },
      effect: null,
      orders: [{ src: 'contact.keep', input: { phone: '+40721000111', fields: { language: 'ru-RU' } } }],
      verbs: [{ verb: 'gather', prompts: [{ text: 'Дальше?' }] }],
    });
  });

  it('of a caller who shows no number is asked for each time, and nothing is looked up', () => {
    const call = dialled(config, 'anonymous');
    expect(call.step).toMatchObject({ effect: null, verbs: [{ verb: 'gather' }] });
  });

  it('is neither looked up nor kept without being asked for', () => {
    const call = dialled({ options });
    expect(call.step.effect).toBeNull();
    expect(call.send('1').orders).toEqual([]);
  });
});

it('reports languages that the flow does not speak, keys used twice, options that nobody can choose and templates that cannot be read', () => {
  expect(problemsOf({ options: [russian, { ...romanian, language: 'de-DE' }], default: 'fr-FR' })).toEqual([
    'unknown-language options.1.language',
    'unknown-language default',
  ]);
  expect(problemsOf({ options: [russian, { ...romanian, key: '1' }] })).toEqual(['key-used-twice options.1.key']);
  expect(problemsOf({ options, input: 'speech' })).toEqual(['option-not-choosable options.2']);
  expect(problemsOf({ options: [russian, { ...romanian, words: { text: '{{ whose }}' } }] })).toEqual([
    'undeclared-variable options.1.words.text',
  ]);
  expect(problemsOf({ options: [russian, { ...romanian, words: { text: '{% if %}' } }] })).toEqual([
    'template-syntax options.1.words.text',
  ]);
  expect(problemsOf({ options: [russian, { ...romanian, words: {} }] })).toEqual(['invalid-field options.1.words']);
  expect(problemsOf({ options: [russian] })).toEqual(['invalid-field options']);
});

function compiled(config: object) {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'language',
    kind: 'call',
    title: 'Language',
    languages: ['ro-RO', 'ru-RU', 'en-US'],
    voices,
    variables: { name: { type: 'text' } },
    reservedKeys: { '*': 'back' },
    start: 'hello',
    nodes: {
      hello: { type: 'say', config: { prompt: both('Привет.', 'Bună.', 'Hello.') }, exits: { next: 'language' } },
      language: { type: 'choose-language', config, exits: { next: 'ask', 'no-input': 'ask' } },
      ask: {
        type: 'menu',
        config: { prompt: both('Дальше?', 'Mai departe?', 'And now?'), options: [{ exit: 'one', key: '1' }] },
        exits: { one: 'end', 'no-input': 'end', 'no-match': 'end' },
      },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  return { flow, ...compileFlow(flow, nodeRegistry) };
}

function problemsOf(config: object): string[] {
  const problems = compiled(config).diagnostics.filter(({ path }) => path[1] === 'language');
  return problems.map(({ code, path }) => `${code} ${path.slice(3).join('.')}`);
}

function dialled(config: object, from = '+40721000111') {
  const { flow, machine: json } = compiled(config);
  if (json === null) throw new Error('no machine');
  const machine = createCallMachine(flow, json, nodeRegistry);
  const step = startCall(machine, { type: 'call.started', callSid: 'CA1', from, to: '+15005550006', at }, bindings);
  const send = (digits: string, snapshot = step.snapshot) => stepCall(machine, snapshot, { type: 'call.digits', digits, at }, bindings);
  // words of the step before are heard by then, so they are not handed on
  const tell = (event: CallEvent) => stepCall(machine, step.snapshot, event, bindings);
  return { machine, step, send, tell };
}
