import { hasErrors, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import { compileFlow } from '../../compile-flow.ts';
import { lintErgonomics } from './lint-ergonomics.ts';

const words = (text: string, language = 'en-US') => ({ [language]: { text } });
const end = { type: 'hang-up', config: {}, exits: {} };
const desk = {
  type: 'transfer',
  config: { to: { number: 'desk' } },
  exits: { ended: 'end', busy: 'end', 'no-answer': 'end', failed: 'end' },
};
const reserved = { exits: { person: 'desk' }, reservedKeys: { '0': { exit: 'person' }, '*': 'back', '9': 'repeat' } };
/** A menu with an option for each key; a key may name where it leads. */
const menu = (keys: Record<string, string>, config: object = {}) => ({
  type: 'menu',
  config: { prompt: words('For bills, press 1.'), options: Object.keys(keys).map((key) => ({ exit: exitOf(key), key })), ...config },
  exits: { ...Object.fromEntries(Object.entries(keys).map(([key, to]) => [exitOf(key), to])), 'no-input': 'end', 'no-match': 'end' },
});
const keys = (list: string) => Object.fromEntries([...list].map((key) => [key, 'end']));
/** Objects order number-like keys themselves. */
const inOrder = (list: string) => {
  const made = menu(keys(list));
  return { ...made, config: { ...made.config, options: [...list].map((key) => ({ exit: exitOf(key), key })) } };
};

it('finds nothing in an easy flow: four options beside person, back and repeat', () => {
  const main = menu({ ...keys('1234'), '0': 'desk' });
  expect(
    lint({ start: { ...main, exits: { ...main.exits, 'key-1': 'more' } }, more: menu({ '1': 'end', '*': 'start', '9': 'more' }) }),
  ).toEqual([]);
});

it.each([
  ['five options', menu(keys('12345')), 'warning too-many-options nodes.start.config.options'],
  ['ten options', menu({ ...keys('123456789'), '12': 'end' }), 'error too-many-options nodes.start.config.options'],
  ['keys out of order', inOrder('213'), 'warning key-order nodes.start.config.options'],
  ['a gap in the keys', inOrder('124'), 'warning key-order nodes.start.config.options'],
  ['0 for something else than a person', menu(keys('10')), 'warning key-against-convention nodes.start.config.options.0.key'],
  ['# as an option', menu(keys('1#')), 'warning key-against-convention nodes.start.config.options.1.key'],
  ['* that leads on', menu(keys('1*')), 'warning key-against-convention nodes.start.config.options.1.key'],
  ['a hurried question', menu(keys('1'), { firstInputSeconds: 2 }), 'warning answer-time nodes.start'],
  ['a long wait', menu(keys('1'), { firstInputSeconds: 11 }), 'warning answer-time nodes.start'],
  ['a fourth try', menu(keys('1'), { attempts: 4 }), 'warning too-many-tries nodes.start'],
  ['a long question', menu(keys('1'), { prompt: words('x'.repeat(380)) }), 'warning prompt-too-long nodes.start.config.prompt.en-US'],
  [
    'the key before what it is for',
    menu(keys('1'), { prompt: words('Hello. Press 1 for bills.') }),
    'warning key-before-function nodes.start.config.prompt.en-US',
  ],
])('finds %s', (_, start, expected) => {
  expect(lint({ start })).toContain(expected);
});

it.each([
  ['ro-RO', 'Apăsați tasta 1 pentru facturi.', 'Pentru facturi, apăsați 1. Pentru internet, apăsați 2.'],
  ['ru-RU', 'Нажмите 1, чтобы узнать баланс.', 'Чтобы узнать баланс, нажмите 1. Для помощи нажмите 0.'],
  ['en-US', 'Please press one for bills', 'For bills press 1 for internet press 2. Press one of these keys.'],
])('knows the order of key and meaning in %s', (language, keyFirst, keyLast) => {
  const asking = (text: string) => lint({ start: menu(keys('1'), { prompt: words(text, language) }) }, { languages: [language] });
  expect(asking(keyFirst)).toContain(`warning key-before-function nodes.start.config.prompt.${language}`);
  expect(asking(keyLast)).toEqual([]);
});

it('wants a greeting shorter than other words', () => {
  const say = (next: string) => ({
    type: 'say',
    config: { prompt: words(`Welcome{{ "${'x'.repeat(400)}" | size }} ${'x'.repeat(140)}`) },
    exits: { next },
  });
  expect(lint({ start: say('main'), main: menu({ '1': 'more' }), more: say('end') })).toEqual([
    'warning prompt-too-long nodes.start.config.prompt.en-US',
  ]);
});

it('finds the first menu that lies too deep, and counts neither questions without a choice nor ways back', () => {
  const level = (to: string) => menu({ '1': to, '2': 'end' });
  const nodes = { start: menu({ '1': 'a' }), a: level('b'), b: level('c'), c: level('d'), d: level('e'), e: level('a') };
  expect(lint(nodes)).toEqual(['warning menu-too-deep nodes.d']);
});

it('finds reserved keys against convention, and that nothing says a question again', () => {
  const found = lint({ start: menu(keys('1')) }, { reservedKeys: { '0': 'back', '#': { exit: 'person' } } });
  expect(found).toEqual([
    'warning key-against-convention reservedKeys.0',
    'warning key-against-convention reservedKeys.#',
    'warning no-repeat-key reservedKeys',
  ]);
});

function exitOf(key: string): string {
  return `key-${key.replace('*', 'star').replace('#', 'hash')}`;
}

function lint(nodes: object, more: object = {}): string[] {
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'line', kind: 'call', title: 'Line', languages: ['en-US'], start: 'start' },
    ...reserved,
    ...more,
    nodes: JSON.parse(JSON.stringify({ ...nodes, end, desk })),
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  const { machine, diagnostics: problems } = compileFlow(flow, nodeRegistry);
  if (machine === null || hasErrors(problems)) throw new Error(JSON.stringify(problems));
  return lintErgonomics(flow, machine, nodeRegistry).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}
