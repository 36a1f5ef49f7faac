import { asModule, describeDiagnostic, type Flow, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { compileFlow } from '../compile-flow.ts';
import { defineNode, type Registry } from '../define-node.ts';
import { verifyFlow } from './verify-flow.ts';

const words = (text: string) => ({ 'en-US': { text } });
const end = { type: 'hang-up', config: {}, exits: {} };
const say = (text: string, next: string) => ({ type: 'say', config: { prompt: words(text) }, exits: { next } });
const menu = (exits: object, config: object = {}) => ({
  type: 'menu',
  config: { prompt: words('Press 1.'), attempts: 1, options: [{ exit: 'one', key: '1' }], ...config },
  exits: { one: 'end', 'no-input': 'end', 'no-match': 'end', ...exits },
});
const ask = (collected: string, config: object = {}, otherwise = 'end') => ({
  type: 'collect-digits',
  config: { prompt: words('Your number?'), attempts: 2, saveAs: 'name', ...config },
  exits: { collected, 'no-input': otherwise, invalid: otherwise },
});
const transfer = (exits: object = {}) => ({
  type: 'transfer',
  config: { to: { number: 'desk' } },
  exits: { ended: 'end', busy: 'end', 'no-answer': 'end', failed: 'end', ...exits },
});
const when = (row: object, yes: string, otherwise: string) => ({
  type: 'condition',
  config: { branches: [{ exit: 'yes', rows: [row] }] },
  exits: { yes, otherwise },
});
const person = { exits: { person: 'desk' }, reservedKeys: { '0': { exit: 'person' }, '*': 'back', '9': 'repeat' } };
const reaching = { start: menu({ one: 'name', 'no-input': 'main' }), name: ask('main'), end, desk: transfer() };

it('finds nothing in a sound flow: silence ends it, a person is a key away, what is said was asked before', () => {
  const nodes = {
    start: menu({ one: 'name' }),
    name: ask('read', { confirmPrompt: words('{{ name | spell }}?') }),
    read: say('{{ name }}', 'desk'),
  };
  expect(verify({ ...nodes, end, desk: transfer({ busy: 'start' }) }, person)).toEqual([]);
});

it.each([
  [
    'a menu that silence leads to itself',
    { start: menu({ 'no-input': 'start' }), end },
    'error silent-loop nodes.start: …: start (no input) -> start. …',
  ],
  [
    'a circle of a menu and words',
    { start: say('Hi', 'main'), main: menu({ 'no-input': 'sorry' }), sorry: say('Sorry', 'main'), end },
    'error silent-loop nodes.main: …: start -> main (no input) -> sorry -> main. …',
  ],
  [
    'a desk that is rung again and again',
    { start: transfer({ busy: 'start' }), end },
    'error silent-loop nodes.start: …: start (busy) -> start. …',
  ],
  [
    'words in a circle',
    { start: say('Hi', 'again'), again: say('Hi again', 'start'), end },
    'error endless-loop nodes.start: …: start -> again -> start. …',
  ],
  [
    'a condition that leads back',
    { start: ask('check'), check: when({ left: 'name', operator: 'equals', right: '1' }, 'check', 'end'), end },
    'error endless-loop nodes.check: …: start (collected) -> check (yes) -> check. …',
  ],
  [
    'words without an end',
    { start: menu({ one: 'a' }), a: say('A', 'b'), b: say('B', 'a'), end },
    'error no-way-out nodes.a: …: start (one) -> a. The same holds for 1 more behind it.',
  ],
  [
    'no end at all',
    {
      start: menu({ one: 'other', 'no-input': 'other', 'no-match': 'other' }),
      other: menu({ one: 'start', 'no-input': 'start', 'no-match': 'start' }),
    },
    'error no-way-out nodes.start: …: start. The same holds for 1 more behind it.',
  ],
  [
    'a name that nothing sets',
    { start: say('Hello, {{ name }}.', 'end'), end },
    'error variable-not-set nodes.start.config.prompt.en-US.text: "name" is said here, but nothing on the way sets it: start.',
  ],
  [
    'a name that some callers did not give',
    { start: menu({ one: 'name', 'no-input': 'main' }), name: ask('main'), main: say('{{ name }}', 'end'), end },
    'warning variable-not-set nodes.main.config.prompt.en-US.text: "name" is said here, but on this way it is not set yet: start (no input) -> main.',
  ],
  [
    'a name that the caller took back',
    { start: ask('end', { confirmPrompt: words('{{ name }}?') }, 'lost'), lost: say('Not {{ name }}?', 'end'), end },
    'error variable-not-set nodes.lost.config.prompt.en-US.text: …: start (invalid) -> lost.',
  ],
  [
    'a name compared before it is asked',
    { start: when({ left: 'name', operator: 'not-equals', right: '1' }, 'end', 'end'), end },
    'warning variable-not-set nodes.start.config.branches.0.rows.0.left: "name" is compared here, …: start.',
  ],
  [
    'a name read where failures lead',
    { start: ask('end'), sorry: say('Sorry, {{ name }}', 'end'), end },
    'error variable-not-set nodes.sorry.config.prompt.en-US.text: …: sorry.',
    { onError: 'sorry' },
  ],
  ['no key to a person', { start: menu({}), end }, 'warning no-person-key reservedKeys: …'],
  [
    'a menu where the key to a person means something else',
    { start: menu({ one: 'more' }), more: menu({}, { options: [{ exit: 'one', key: '0' }] }), end, desk: transfer() },
    'warning no-person-key nodes.more: …: start (one) -> more.',
    person,
  ],
  [
    'a key to a person with a menu in the way',
    { start: menu({}), really: menu({ one: 'desk' }), end, desk: transfer() },
    'warning no-person-key reservedKeys: …',
    { ...person, exits: { person: 'really' } },
  ],
])('finds %s', (_, nodes, expected, more: object = {}) => {
  const pattern = expected
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const found = verify(nodes, more);
  expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${pattern}$`)));
  expect(found).not.toContainEqual(expect.stringContaining('nodes.:'));
});

it.each([
  [
    'asks first whether it is empty',
    { ...reaching, main: when({ left: 'name', operator: 'is-not-empty' }, 'read', 'end'), read: say('{{ name }}', 'end') },
  ],
  [
    'asks first whether it is empty, the other way round',
    { ...reaching, main: when({ left: 'name', operator: 'is-empty' }, 'end', 'read'), read: say('{{ name }}', 'end') },
  ],
  [
    'is said only when it is set',
    { ...reaching, main: say('Hello{% if name %}, {{ name }}{% endif %}{{ name | default: "you" }}.', 'end') },
  ],
  [
    'is found again by going back',
    { start: menu({ one: 'name' }), name: ask('main'), main: menu({}, { prompt: words('{{ name }}, press 1.') }), end, desk: transfer() },
  ],
])('counts a name as set that %s', (_, nodes) => {
  expect(verify(nodes, person)).toEqual([]);
});

it('leaves loops to flows for waiting, which somebody else ends', () => {
  expect(verify({ start: menu({ one: 'start', 'no-input': 'start', 'no-match': 'start' }) }, { kind: 'wait' })).toEqual([]);
});

it('gives the shortest way there as a trace', () => {
  const nodes = { start: say('Hi', 'main'), main: menu({ one: 'more' }), more: menu({ one: 'main', 'no-input': 'main' }), end };
  const found = diagnosticsOf({ ...nodes, main: menu({ one: 'more', 'no-input': 'more' }) }).find(({ code }) => code === 'silent-loop');
  expect(found?.trace).toEqual([
    { node: 'start', exit: 'next' },
    { node: 'main', exit: 'no-input' },
    { node: 'more', exit: 'no-input' },
  ]);
});

const keys = { listenFor: { input: 'dtmf', finishOnKey: '', timeoutSeconds: 8 } } as const;
const onlyHere: Registry = Object.fromEntries(
  [
    defineNode({
      ...{
        type: 'hush',
        title: 'Hush',
        icon: 'ear',
        description: 'Waits in silence',
        initial: () => ({}),
        summary: () => 'Silence',
        group: 'speak-and-listen',
        kinds: ['call'],
        config: z.strictObject({ seconds: z.number().optional() }),
      },
      exits: () => [{ exit: 'next', label: 'Next' }],
      compile: ({ seconds }, { emit, leave }) =>
        seconds === undefined
          ? { entry: [emit.listen({}, keys.listenFor)], on: { 'call.no-input': [leave('next')] } }
          : { entry: [emit.pause(seconds)], always: [leave('next')] },
    }),
  ].map((definition) => [definition.type, definition]),
);

it('trusts a limit to end a circle, but not the circle that goes on once it is reached', () => {
  const count = (exits: object) => ({ type: 'count', config: { name: 'rounds', limit: 3 }, exits });
  expect(codes({ start: say('Hi', 'round'), round: count({ below: 'start', reached: 'end' }), end })).toEqual([]);
  expect(codes({ start: say('Hi', 'round'), round: count({ below: 'end', reached: 'start' }), end })).toEqual(['endless-loop']);
  const asking = { start: menu({ 'no-input': 'round' }), end };
  expect(codes({ ...asking, round: count({ below: 'start', reached: 'end' }) })).toEqual(['no-person-key']);
});

it('only warns of a circle whose way out looks at what the circle itself sets', () => {
  const set = {
    type: 'set-variables',
    config: { assignments: [{ variable: 'name', value: '{{ name | plus: 1 }}' }] },
    exits: { next: 'check' },
  };
  const check = when({ left: 'name', operator: 'greater-than', right: 3 }, 'end', 'start');
  const found = verify({ start: say('Hi', 'set'), set, check, end });
  expect(found).toContainEqual(expect.stringMatching(/^warning endless-loop nodes.start: /));
  expect(found).toContainEqual(
    expect.stringMatching(/^warning variable-not-set .*"name" is used here, but on this way it is not set yet: start -> set\.$/),
  );
});

it('knows that a module counts anew each time that a call comes into it', () => {
  const part = (below: string, reached: string) => ({
    count: { type: 'count', config: { name: 'rounds', limit: 2 }, exits: { below, reached } },
    'go-on': { type: 'leave-module', config: { exit: 'go-on' }, exits: {} },
    stop: { type: 'leave-module', config: { exit: 'stop' }, exits: {} },
  });
  const use = {
    type: 'module',
    config: { flow: 'part', exits: [{ exit: 'go-on' }, { exit: 'stop' }] },
    exits: { 'go-on': 'start', stop: 'end' },
  };
  const nodes = { start: menu({ 'no-input': 'use' }), use, end };
  const loops = (inside: object) => verify(nodes, {}, inside).filter((found) => found.includes('-loop'));
  expect(loops(part('go-on', 'stop'))).toEqual([
    'error silent-loop nodes.start: A caller who does nothing never gets out: start (no input) -> use/count (below) -> use (go on) -> start. Lead one of these exits to an end or to a person.',
  ]);
  expect(loops(part('count', 'stop'))).toEqual([]);
});

it('knows that a variable is cleared by setting it to nothing', () => {
  const clear = { type: 'set-variables', config: { assignments: [{ variable: 'name', value: '' }] }, exits: { next: 'read' } };
  expect(codes({ start: ask('clear'), clear, read: say('{{ name }}', 'end'), end })).toContain('variable-not-set');
});

it('finds more than five seconds of silence, also when several pieces make it up', () => {
  const hush = (config: object, next: string) => ({ type: 'hush', config, exits: { next } });
  expect(codes({ start: hush({ seconds: 5 }, 'end'), end })).toEqual([]);
  expect(verify({ start: hush({ seconds: 3 }, 'more'), more: hush({ seconds: 3 }, 'end'), end })).toEqual([
    'warning long-silence nodes.more: Here callers hear nothing for 6 s and may think that the line is dead: start -> more.',
  ]);
  expect(
    codes({ start: hush({ seconds: 3 }, 'words'), words: say('One moment.', 'more'), more: hush({ seconds: 3 }, 'end'), end }),
  ).toEqual([]);
  expect(codes({ start: hush({}, 'end'), end })).toContain('long-silence');
  expect(codes({ start: say('Say something.', 'more'), more: hush({}, 'end'), end })).not.toContain('long-silence');
});

function verify(nodes: object, more: object = {}, inModule?: object): string[] {
  return diagnosticsOf(nodes, more, inModule).map(describeDiagnostic);
}

function codes(nodes: object): string[] {
  return diagnosticsOf(nodes).map(({ code }) => code);
}

function diagnosticsOf(nodes: object, more: object = {}, inModule?: object) {
  const registry = { ...nodeRegistry, ...onlyHere };
  const flow = parsed({ id: 'line', kind: 'call', start: 'start', nodes, ...more });
  const module = { inputs: [], outputs: [], exits: [{ exit: 'go-on' }, { exit: 'stop' }] };
  const modules =
    inModule === undefined ? {} : { part: asModule(parsed({ id: 'part', kind: 'module', start: 'count', module, nodes: inModule })) };
  const { machine, diagnostics: problems } = compileFlow(flow, registry, modules);
  if (machine === null) throw new Error(JSON.stringify(problems));
  return verifyFlow(flow, JSON.parse(JSON.stringify(machine)), registry, { modules });
}

function parsed(document: object): Flow {
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, title: 'Line', languages: ['en-US'], variables: { name: { type: 'text' } } },
    ...JSON.parse(JSON.stringify(document)),
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}
