import { checkNames, compileFlow, lintErgonomics, verifyFlow } from '@callwright/flow-compiler';
import { type Diagnostic, type Flow, parseFlowDocument, settleAudio } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { expect, it } from 'vitest';
import type { OpenDocument } from '../../model/open-document.ts';
import { fixesFor } from './fixes-for.ts';

const words = (text = 'For bills, press 1.') => ({ 'en-US': { text } });
const end = { type: 'hang-up', config: {}, exits: {} };
const option = (exit: string, key?: string, more: object = {}) => ({ exit, label: exit, ...(key !== undefined && { key }), ...more });
const menu = (options: object[], more: object = {}) => ({ type: 'menu', config: { prompt: words(), options, ...more } });
const say = (text: string) => ({ type: 'say', config: { prompt: words(text) } });
const http = (config: object) => ({ type: 'http-request', config: { url: 'https://crm.example/x', ...config } });
const digits = (config: object) => ({
  type: 'collect-digits',
  config: { prompt: words(), saveAs: 'number', minDigits: 2, maxDigits: 4, ...config },
});
const speech = (config: object) => ({ type: 'collect-speech', config: { prompt: words(), saveAs: 'topic', ...config } });
const variables = {
  topic: { type: 'text' },
  count: { type: 'number' },
  number: { type: 'text', privacy: 'personal' },
  card: { type: 'text', privacy: 'card' },
};

it.each([
  ['address-not-whole', http({ url: 'crm.example/customers' })],
  ['answer-time', menu([option('a', '1')], { firstInputSeconds: 2 })],
  ['body-not-sent', http({ body: { form: { a: 'b' } } })],
  ['card-in-clear', { type: 'alert', config: { text: 'Card {{ card }}', desk: true, privateValues: ['card'] } }],
  ['card-spoken', say('Your card is {{ card | spell }}.')],
  ['choices-missing', speech({ kind: 'free', choices: [{ value: 'a', phrases: { 'en-US': ['a'] } }] })],
  ['duplicate-exit', menu([option('a', '1'), option('a', '2')])],
  ['end-key-in-entry', digits({ format: 'amount', endKey: '*' })],
  [
    'field-twice',
    {
      type: 'save-contact',
      config: {
        fields: [
          { name: 'x', value: '1' },
          { name: 'x', value: '2' },
        ],
      },
    },
  ],
  ['key-against-convention', menu([option('a', '1'), option('b', '0')])],
  ['key-order', menu([option('b', '2'), option('a', '1')])],
  ['key-used-twice', menu([option('a', '1'), option('b', '1')])],
  ['length-impossible', digits({ minDigits: 6, maxDigits: 4 })],
  ['missing-audio', { type: 'say', config: { prompt: { 'en-US': { text: 'Hello.', audio: 'prompts/hello.mp3' } } } }],
  ['no-repeat-key', menu([option('a', '1')])],
  ['nobody-to-tell', { type: 'alert', config: { text: 'Help', desk: false } }],
  ['option-not-choosable', menu([option('a', '1'), option('b')])],
  ['option-not-choosable', menu([option('a', '1', { phrases: { 'en-US': ['a'] } }), option('b', '2')], { input: 'speech' })],
  ['option-not-choosable', speech({ kind: 'choice', choices: [{ value: 'a' }] })],
  ['pattern-missing', digits({ pattern: '??' })],
  ['privacy-lost', { type: 'set-variables', config: { assignments: [{ variable: 'topic', value: '{{ number }}' }] } }],
  ['private-value-sent', http({ url: 'https://crm.example/{{ number | upcase }}' })],
  ['range-impossible', speech({ kind: 'number', saveAs: 'count', min: 9, max: 3 })],
  ['reject-speaks', { type: 'hang-up', config: { prompt: words('Bye.'), reject: 'busy' } }],
  ['repeat-not-safe', http({ method: 'POST', retries: 2 })],
  ['review-words-missing', { type: 'record-message', config: { prompt: { 'de-DE': { text: 'Ja?' } }, mailbox: 'line', review: true } }],
  [
    'shares-not-whole',
    { type: 'split-traffic', config: { shares: [20, 20, 10].map((percent, index) => ({ exit: `way-${index}`, percent })) } },
  ],
  [
    'shares-not-whole',
    { type: 'split-traffic', config: { shares: [0, 0, 0].map((percent, index) => ({ exit: `way-${index}`, percent })) } },
  ],
  ['too-many-tries', menu([option('a', '1')], { attempts: 5 })],
  ['undeclared-variable', say('Hello, {{ nmae }}.')],
  ['unknown-exit', { ...menu([option('a', '1')]), exits: { gone: 'end' } }],
  ['unknown-field', say2({ volume: 3 })],
  ['unknown-language', menu([option('a', '1', { language: 'ro-RO' })])],
  ['unknown-type', { type: 'fax', config: {} }],
  ['kind-not-allowed', { type: 'leave-module', config: { exit: 'done' } }],
  ['unused-phrases', menu([option('a', '1', { phrases: { 'ro-RO': ['a'] } })], { input: 'both' })],
  ['unused-prompt-language', { type: 'say', config: { prompt: { ...words(), 'ro-RO': { text: 'Bună.' } } } }],
])('%s is gone after one click', (code, node) => {
  const flow = flowWith(node, code === 'review-words-missing' ? ['de-DE'] : ['en-US']);
  const found = problemsOf(flow).find((problem) => problem.code === code);
  if (found === undefined) throw new Error(`There is no ${code} among ${JSON.stringify(problemsOf(flow))}`);
  const changes = fixesFor(found, flow).flatMap((fix) => ('change' in fix ? [fix] : []));
  expect(changes).not.toEqual([]);
  for (const { change } of changes) expect(sameIn(change(documentOf(flow)).flow, found)).toBe(false);
});

it('a flow that begins nowhere begins at the node to which nothing leads, and a failure that leads nowhere leads to the end', () => {
  const flow = { ...flowWith(say('Hello.')), start: 'gone', onError: 'gone' };
  const problems = problemsOf(flow).filter(({ code }) => code === 'exit-to-nowhere');
  const fixed = problems.reduce((document, problem) => changed(document, problem), documentOf(flow)).flow;
  expect(fixed.start).toBe('first');
  expect(fixed.onError).toBeUndefined();
});

it('an exit that leads nowhere is connected by hand, and nodes that no call comes to are deleted with what led on from them', () => {
  const flow = flowWith(say('Hello.'));
  const { next: _, ...exits } = flow.nodes['first']?.exits ?? {};
  const open = { ...flow, nodes: { ...flow.nodes, first: { ...flow.nodes['first'], exits } } } as Flow;
  const problems = problemsOf(open);
  const nowhere = problems.find(({ code }) => code === 'exit-to-nowhere');
  const lonely = problems.find(({ code }) => code === 'unreachable-node');
  if (nowhere === undefined || lonely === undefined) throw new Error(JSON.stringify(problems));
  expect(fixesFor(nowhere, open)).toEqual([{ label: 'connect', open: { what: 'exit', node: 'first', exit: 'next' } }]);
  expect(Object.keys(changed(documentOf(open), lonely).flow.nodes)).toEqual(['first']);
});

it('what only its author can repair has no fix, whatever the code', () => {
  const flow = flowWith(say('Hello.'));
  for (const code of ['invalid-field', 'template-syntax', 'constructor', 'no-such-code'])
    expect(fixesFor({ code, severity: 'error', path: ['nodes', 'first'], message: 'x', help: '' }, flow)).toEqual([]);
});

function say2(more: object) {
  return { type: 'say', config: { prompt: words(), ...more } };
}

function changed(document: OpenDocument, problem: Diagnostic): OpenDocument {
  const [fix] = fixesFor(problem, document.flow);
  return fix !== undefined && 'change' in fix ? fix.change(document) : document;
}

function flowWith(node: { type: string; config: object; exits?: Record<string, string> }, languages = ['en-US']): Flow {
  const exits =
    (nodeRegistry as Record<string, { exitsOfDraft(config: unknown): readonly { exit: string }[] }>)[node.type]?.exitsOfDraft(
      node.config,
    ) ?? [];
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'line', kind: 'call', title: 'Line', languages, start: 'first', variables },
    nodes: { first: { ...node, exits: { ...Object.fromEntries(exits.map(({ exit }) => [exit, 'end'])), ...node.exits } }, end },
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}

/** All that the product says of a flow. */
function problemsOf(document: Flow): Diagnostic[] {
  const { flow, diagnostics: audio } = settleAudio(document, () => false);
  const { machine, diagnostics } = compileFlow(flow, nodeRegistry);
  const further = machine === null ? [] : [...verifyFlow(flow, machine, nodeRegistry), ...lintErgonomics(flow, machine, nodeRegistry)];
  return [...audio, ...diagnostics, ...further, ...checkNames(flow, nodeRegistry, {})];
}

function sameIn(flow: Flow, { code, path }: Diagnostic): boolean {
  return problemsOf(flow).some((problem) => problem.code === code && JSON.stringify(problem.path) === JSON.stringify(path));
}

function documentOf(flow: Flow): OpenDocument {
  return { flow, layout: { formatVersion: 1, nodes: {}, notes: [] } };
}
