import { expect, it } from 'vitest';
import { MAX_FLOW_LENGTH, parseFlow } from './parse-flow.ts';

const minimal = {
  formatVersion: 1,
  id: 'line',
  kind: 'call',
  title: 'Line',
  languages: ['en-US'],
  start: 'end',
  nodes: { end: { type: 'hang-up', config: {}, exits: {} } },
};

it('reads a flow and fills in what may be left out', () => {
  const { flow, diagnostics } = parseFlow(`\uFEFF${JSON.stringify(minimal)}`);
  expect(diagnostics).toEqual([]);
  expect(flow).toMatchObject({ id: 'line', variables: {}, reservedKeys: {}, exits: {}, voices: {} });
});

it('names line and column where a file is no JSON', () => {
  for (const text of ['{\n  "id": "a",\n  "kind" "call"\n}', '{\n  "id": "a",\n}', ''])
    expect(parseFlow(text)).toMatchObject({ flow: null, diagnostics: [{ code: 'not-json', severity: 'error', path: [] }] });
  expect(messagesOf('{\n  "id": "a",\n  "kind" "call"\n}')[0]).toMatch(/line 3.*column 10/);
});

it.each([
  ['an array', [], 'invalid-field', ''],
  ['a newer format', { ...minimal, formatVersion: 2 }, 'format-too-new', 'formatVersion'],
  ['no format', { ...minimal, formatVersion: undefined }, 'missing-field', 'formatVersion'],
  ['a format that is no number', { ...minimal, formatVersion: '1' }, 'invalid-field', 'formatVersion'],
  ['an unknown field', { ...minimal, edges: [] }, 'unknown-field', 'edges'],
  ['an unknown field of a node', withNode({ next: 'end' }), 'unknown-field', 'nodes.end.next'],
  ['a node without exits', withNode({ exits: undefined }), 'missing-field', 'nodes.end.exits'],
  ['no node', { ...minimal, nodes: {} }, 'invalid-field', 'nodes'],
  ['a node id that is no slug', { ...minimal, nodes: { 'Main menu': minimal.nodes.end } }, 'invalid-field', 'nodes.Main menu'],
  ['an unknown kind', { ...minimal, kind: 'chat' }, 'invalid-field', 'kind'],
  ['a language twice', { ...minimal, languages: ['ru-RU', 'ru-RU'] }, 'invalid-field', 'languages'],
  ['a language that is none', { ...minimal, languages: ['russian language'] }, 'invalid-field', 'languages.0'],
  ['two keys as a reserved key', { ...minimal, reservedKeys: { '12': 'repeat' } }, 'invalid-field', 'reservedKeys.12'],
  ['an unknown reserved action', { ...minimal, reservedKeys: { '9': 'again' } }, 'invalid-field', 'reservedKeys.9'],
  ['a misspelt reserved exit', { ...minimal, reservedKeys: { '0': { exits: 'person' } } }, 'unknown-field', 'reservedKeys.0.exits'],
  ['a choice without choices', { ...minimal, variables: { topic: { type: 'choice' } } }, 'invalid-field', 'variables.topic'],
  ['a variable with a hyphen', { ...minimal, variables: { 'my-topic': { type: 'text' } } }, 'invalid-field', 'variables.my-topic'],
])('refuses %s and names the place', (_, document, code, place) => {
  const { flow, diagnostics } = parseFlow(JSON.stringify(document));
  expect(flow).toBeNull();
  expect(diagnostics.map((found) => `${found.code} ${found.path.join('.')}`)).toContain(`${code} ${place}`);
});

it('collects all problems of a file', () => {
  const { diagnostics } = parseFlow(JSON.stringify({ ...minimal, title: 1, start: undefined, colour: 'red' }));
  expect(diagnostics.map(({ path }) => path.join('.')).sort()).toEqual(['colour', 'start', 'title']);
});

it('refuses a huge file before it reads it', () => {
  expect(parseFlow(' '.repeat(MAX_FLOW_LENGTH + 1))).toMatchObject({ flow: null, diagnostics: [{ code: 'flow-too-large' }] });
});

it.each([
  ['the flow', (key: string) => JSON.stringify(minimal).replace('{', `{"${key}":{"polluted":true},`)],
  ['the nodes', (key: string) => JSON.stringify(minimal).replace('"nodes":{', `"nodes":{"${key}":{"type":"x","config":{},"exits":{}},`)],
  ['a configuration', (key: string) => JSON.stringify(minimal).replace('"config":{', `"config":{"${key}":{"polluted":true}`)],
  ['the exits', (key: string) => JSON.stringify(minimal).replace('"exits":{', `"exits":{"${key}":"end"`)],
  ['the variables', (key: string) => JSON.stringify(minimal).replace('{', `{"variables":{"${key}":{"type":"text"}},`)],
])('is not harmed by hostile keys in %s', (_, hostile) => {
  for (const key of ['__proto__', 'constructor', 'hasOwnProperty']) {
    const { flow } = parseFlow(hostile(key));
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
    for (const part of [flow, flow?.nodes, flow?.nodes['end']?.config, flow?.variables])
      if (part) expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
  }
});

function withNode(change: object) {
  return { ...minimal, nodes: { end: { ...minimal.nodes.end, ...change } } };
}

function messagesOf(text: string): string[] {
  return parseFlow(text).diagnostics.map(({ message }) => message);
}
