import { bindingsOf, compileFlow, createCallMachine, type Step, startCall, stepCall, type Verb } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const at = '2026-01-05T09:00:00Z';
const bindings = bindingsOf(() => environmentSchema.parse({}));
const inAll = (text: string) => Object.fromEntries(['ru-RU', 'ro-RO', 'en-US', 'de-DE'].map((language) => [language, { text }]));
const fraud = {
  exit: 'fraud',
  label: 'Fraud desk',
  key: '1',
  phrases: { 'ru-RU': ['мошенничество'], 'ro-RO': ['fraudă'], 'en-US': ['fraud', 'forgery'], 'de-DE': ['Betrug'] },
};
const alert = { exit: 'alert', key: '2', phrases: { 'en-US': ['fraud alert'] } };

it.each([
  ['ru-RU', 'мошеничество', 'Вы имели в виду: мошенничество?', 'ну да', 'нет-нет'],
  ['ro-RO', 'frauda', 'Ați vrut să spuneți: fraudă?', 'exact', 'nu, altceva'],
  ['en-US', 'froud', 'Did you mean: fraud?', 'yes please', 'nope'],
])('asks in %s whether a doubtful choice is meant, and takes yes and no by voice or key', (language, said, question, yes, no) => {
  const call = dialled({}, language);
  const asked = call.says(said, 0.6);
  expect(wordsOf(asked)).toEqual([expect.stringMatching(new RegExp(`^${question.replace('?', '\\?')}`, 'u'))]);
  expect(asked.verbs).toMatchObject([{ verb: 'gather', input: ['dtmf', 'speech'], numDigits: 1 }]);
  expect(exitOf(call.says(yes, 0.9, asked))).toBe('fraud');
  expect(exitOf(call.presses('1', asked))).toBe('fraud');
  for (const refused of [call.says(no, 0.9, asked), call.presses('2', asked)]) expect(wordsOf(refused)).toEqual(['Which?']);
});

it('follows what is clear, asks again what is hardly heard, and confirms between the two levels that are set', () => {
  const heard = (config: object, confidence: number) => wordsOf(dialled(config).says('fraud', confidence))[0];
  expect([0.2, 0.5, 0.9].map((confidence) => heard({}, confidence))).toEqual(['What?', expect.stringMatching('Did you mean'), 'Bye.']);
  const levels = { understandAbove: 0.6, confirmBelow: 0.95 };
  expect([0.55, 0.9, 0.96].map((confidence) => heard(levels, confidence))).toEqual([
    'What?',
    expect.stringMatching('Did you mean'),
    'Bye.',
  ]);
  expect(heard({ confirmBelow: 0 }, 0.4)).toBe('Bye.');
});

it('offers what was refused not again for the same words, but what else they may mean, and other words for it', () => {
  const call = dialled({ options: [fraud, alert] });
  const refused = call.presses('2', call.says('fraud', 0.6));
  expect(wordsOf(call.says('Um, fraud!', 0.9, refused))).toEqual([
    'Did you mean: fraud alert? If so, say yes or press 1. If not, say no or press 2.',
  ]);
  expect(wordsOf(call.says('forgery', 0.5, refused))[0]).toMatch('Did you mean: fraud?');
  const alone = dialled({});
  expect(wordsOf(alone.says('froud', 0.9, alone.presses('2', alone.says('froud', 0.9))))).toEqual(['What?', 'Which?']);
});

it('counts a refusal as one attempt, and leaves when attempts are used up', () => {
  const call = dialled({ attempts: 2 });
  const second = call.presses('2', call.says('froud', 0.9));
  const asked = call.says('forgery', 0.5, second);
  expect(exitOf(call.presses('2', asked))).toBe('no-match');
});

it('repeats a question about the meaning once, then asks anew', () => {
  const call = dialled({});
  const asked = call.says('froud', 0.9);
  const again = call.says('what did you say', 0.9, asked);
  expect(wordsOf(again)).toEqual(wordsOf(asked));
  expect(wordsOf(call.says('the weather is fine', 0.9, again))).toEqual(['What?', 'Which?']);
  expect(wordsOf(call.waits(call.waits(asked)))).toEqual(['Are you there?', 'Which?']);
});

it('lets reserved keys work while it confirms', () => {
  const call = dialled({});
  const asked = call.says('froud', 0.9);
  expect(wordsOf(call.presses('9', asked))).toEqual(wordsOf(asked));
  expect(exitOf(call.presses('0', asked))).toBe('person');
});

it('keeps a choice at once, but not as complete before it is confirmed, and drops one that is not', () => {
  const call = dialled({});
  const kept = { value: 'fraud', how: 'speech', confidence: 0.65, raw: 'froud', at, node: 'menu' };
  const asked = call.says('froud', 1);
  expect(asked.context.answers).toEqual({ topic: { ...kept, complete: false } });
  expect(call.says('yes', 0.9, asked).context.answers).toEqual({ topic: { ...kept, complete: true } });
  for (const step of [call.presses('2', asked), call.waits(call.waits(asked))]) expect(step.context.answers).toEqual({});
  expect(call.says('fraud', 0.9).context.answers).toMatchObject({ topic: { ...kept, confidence: 0.9, raw: 'fraud', complete: true } });
});

it('remembers nothing of what was heard once the menu is left', () => {
  const call = dialled({});
  const asked = call.says('froud', 0.9);
  expect(asked.context).toMatchObject({ call: { understood: 'fraud' }, heard: { text: 'froud' } });
  const givenUp = [2, 3].reduce((step) => call.says('what?', 1, step), call.presses('2', asked));
  for (const step of [call.presses('1', asked), call.says('fraud', 0.9), call.presses('0', asked), givenUp]) {
    expect(exitOf(step)).toBeDefined();
    expect(step.context.heard).toBeNull();
    expect(step.context.call).not.toHaveProperty('understood');
  }
});

it('asks in words of the flow’s own, in any language', () => {
  const confirmPrompt = inAll('Really {{ call.understood | upcase }}?');
  expect(wordsOf(dialled({ confirmPrompt }).says('froud', 0.9))).toEqual(['Really FRAUD?']);
  const german = dialled({ confirmPrompt }, 'de-DE');
  expect(wordsOf(german.says('Betrug', 0.5))).toEqual(['Really BETRUG?']);
  expect(exitOf(german.presses('1', german.says('Betrug', 0.5)))).toBe('fraud');
});

it('asks a guess again where it has no words to confirm it, and follows what is named, if softly', () => {
  for (const languages of [undefined, ['de-DE']]) {
    const call = dialled({}, 'de-DE', languages);
    expect(wordsOf(call.says('Betruk', 0.9))).toEqual(['What?', 'Which?']);
    expect(exitOf(call.says('Betrug', 0.5))).toBe('fraud');
  }
});

function wordsOf({ verbs }: Step): string[] {
  const spoken = verbs.flatMap((verb): readonly Verb[] => (verb.verb === 'gather' ? verb.prompts : [verb]));
  return spoken.flatMap((verb) => (verb.verb === 'say' ? [verb.text] : []));
}

function exitOf({ trail }: Step): string | undefined {
  return trail.flatMap((entry) => (entry.kind === 'left' ? [entry.exit] : []))[0];
}

function dialled(
  config: object,
  language = 'en-US',
  languages = [language, ...['ru-RU', 'ro-RO', 'en-US', 'de-DE'].filter((other) => other !== language)],
) {
  const only = (prompt: object) => Object.fromEntries(Object.entries(prompt).filter(([name]) => languages.includes(name)));
  const options = [{ ...fraud, phrases: only(fraud.phrases) }];
  const defaults = {
    prompt: only(inAll('Which?')),
    noMatchPrompts: [only(inAll('What?'))],
    noInputPrompts: [only(inAll('Are you there?'))],
  };
  const exits = Object.fromEntries(['fraud', 'alert', 'no-input', 'no-match'].map((exit) => [exit, 'end']));
  const menu = { type: 'menu', config: { ...defaults, input: 'speech', saveAs: 'topic', options, ...config } };
  const named = 'options' in config ? exits : Object.fromEntries(Object.entries(exits).filter(([exit]) => exit !== 'alert'));
  const { flow } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'menu', kind: 'call', title: 'Menu', languages, start: 'menu' },
    variables: { topic: { type: 'text' } },
    reservedKeys: { '0': { exit: 'person' }, '9': 'repeat' },
    exits: { person: 'end' },
    nodes: { menu: { ...menu, exits: named }, end: { type: 'hang-up', config: { prompt: only(inAll('Bye.')) }, exits: {} } },
  });
  if (flow === null) throw new Error('no flow');
  const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry);
  if (json === null) throw new Error(JSON.stringify(diagnostics));
  const machine = createCallMachine(flow, json, nodeRegistry);
  const start = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+40721000111', to: '+15005550006', at }, bindings);
  return {
    says: (text: string, confidence: number, from = start) =>
      stepCall(machine, from.snapshot, { type: 'call.speech', text, confidence, at }, bindings),
    presses: (digits: string, from = start) => stepCall(machine, from.snapshot, { type: 'call.digits', digits, at }, bindings),
    waits: (from = start) => stepCall(machine, from.snapshot, { type: 'call.no-input', at }, bindings),
  };
}
