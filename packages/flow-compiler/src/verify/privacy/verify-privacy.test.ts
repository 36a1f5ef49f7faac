import { asModule, describeDiagnostic, parseFlowDocument, type SmsTemplates } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileFlow } from '../../compile-flow.ts';
import { defineNode, type Registry } from '../../define-node.ts';
import { namesShown, renderTemplate } from '../../render-template.ts';
import { verifyFlow } from '../verify-flow.ts';

const words = (text: string) => ({ 'en-US': { text } });
const variables = {
  number: { type: 'text', privacy: 'personal' },
  card: { type: 'text', privacy: 'card' },
  illness: { type: 'text', privacy: 'health' },
  topic: { type: 'text' },
};
const url = 'https://crm.example/people';
const http = (config: object) => ({ type: 'http-request', config: { url, ...config } });
const sms = (text: string, config: object = {}) => ({ type: 'send-sms', config: { message: { text: { 'en-US': text } }, ...config } });
const crm = { url: `${url}?phone={{ call.from }}`, fields: [{ name: 'name', path: 'name' }] };
const SENT = 'private-value-sent';

describe('a private value', () => {
  it.each([
    ['in an address', http({ url: `${url}/{{ number }}` })],
    ['in a header', http({ headers: { 'X-Number': 'n {{ number }} {{ secret.KEY }}' } })],
    ['deep in JSON', http({ method: 'POST', body: { json: { of: [{ who: '{{ number }}' }] } } })],
    ['in a form', http({ method: 'POST', body: { form: { who: '{{ number }}' } } })],
    ['in a lookup of the company', { type: 'find-contact', config: { in: { ...crm, url: `${crm.url}&n={{ number }}` } } }],
    ['in a field for a system', { type: 'save-contact', config: { fields: [{ name: 'x', value: '{{ number }}' }], in: { url } } }],
    ['as whose field it is', { type: 'save-contact', config: { fields: [{ name: 'x', value: '1' }], phone: '{{ number }}', in: { url } } }],
    ['in an alert', { type: 'alert', config: { text: '{{ number }}' } }],
    ['in a message to a phone', sms('{{ number }}', { to: { phone: 'desk' } })],
    ['in a message to a number', sms('{{ number }}', { to: { number: '{{ topic }}' } })],
    ['in words about a recording', recorded('{{ number }}')],
  ])('is not sent unseen %s, but sent when that was decided', (_, node) => {
    expect(codes(node)).toEqual([SENT]);
    const decided = { ...node, config: { ...node.config, privateValues: ['number'] } };
    expect(codes(decided)).toEqual([]);
  });

  it.each([
    ['a request without it', http({ url: `${url}/{{ topic }}/{{ contact.number }}` })],
    ['a lookup in the built-in contacts', { type: 'find-contact', config: { by: { field: 'number', value: '{{ number }}' } } }],
    ['the built-in contacts', { type: 'save-contact', config: { fields: [{ name: 'x', value: '{{ number }}' }] } }],
    ['a message to the caller', sms('{{ number }} {{ illness }}')],
    ['words', { type: 'say', config: { prompt: words('{{ number }}') } }],
  ])('may stand in %s', (_, node) => {
    expect(codes(node)).toEqual([]);
  });

  it('is told with its place, its class and both ways to repair it, once a node', () => {
    expect(verify(http({ url: `${url}/{{ illness }}`, headers: { X: '{{ illness }}' } }))).toEqual([
      'error private-value-sent nodes.start.config.url: "illness" is health data, and would be sent from here for others to read. Mask it ({{ illness | mask }}), or list it under "Private values that may be sent".',
    ]);
  });

  it('in a template of messages is found where its texts are known', () => {
    const node = { type: 'send-sms', config: { message: { template: 'bill' }, to: { phone: 'desk' } } };
    const templates = { bill: { texts: { 'en-US': 'Bill', 'ro-RO': '{{ number }}' } } };
    expect(codes(node, { smsTemplates: templates })).toEqual([SENT]);
    expect(codes({ ...node, config: { ...node.config, to: 'caller' } }, { smsTemplates: templates })).toEqual([]);
    expect(codes(node)).toEqual([]);
  });
});

it.each([
  ['{{ number }}', true],
  ['{{ number | mask }}', false],
  ['{{ number | prepend: "n" | mask | remove: "•" }}', false],
  ['{{ "n" | append: number | mask }}', false],
  ['{{ number | mask | append: number }}', true],
  ['{{ topic | default: number }}', true],
  ['{{ topic | replace: "x", number }}', true],
  ['{{ ["number"] }}', true],
  ['{{ topic[number] }}', true],
  ['{{ number.x }}', true],
  ['{% assign x = number %}{{ x }}', true],
  ['{% assign x = number | mask %}{{ x }}', false],
  ['{% capture x %}{{ number }}{% endcapture %}{{ x | mask }}', true],
  ['{% if false %}{% assign number = 1 %}{% endif %}{{ number }}', true],
  ['{% liquid\n assign x = number\n echo x %}', true],
  ['{% echo number %}', true],
  ['{% case number %}{% when "1" %}one{% endcase %}', true],
  ['{% for i in (1..number) %}.{% endfor %}', true],
  ['{% cycle "a", number %}', true],
  ['{% if number %}known{% endif %}', false],
  ['{% unless number and topic %}unknown{% endunless %}', false],
  ['{% if number == "1" %}one{% endif %}', true],
  ['{% if topic %}{{ number }}{% elsif number contains "1" %}{% endif %}', true],
  ['{% if number %}{{ number | mask }}{% endif %}', false],
  ['{% comment %}{{ number }}{% endcomment %}{% raw %}{{ number }}{% endraw %}', false],
])('takes %s for sent: %s', (template, isSent) => {
  expect(codes({ type: 'alert', config: { text: template } })).toEqual(isSent ? [SENT] : []);
});

it.each([
  '{{ [topic] }}',
  '{% assign m = "number" %}{{ [m] }}',
  "{{ topic | group_by_exp: 'i', 'number' }}",
  "{{ topic | find_exp: 'i', 'number' }}",
])('takes no template that hides what it reads: %s', (text) => {
  const flow = parsed({ type: 'alert', config: { text } });
  expect(compileFlow(flow, nodeRegistry).diagnostics.map(({ code }) => code)).toContain('template-syntax');
});

it('sees every name whose value a template lets through, however it is put together', () => {
  const secret = '48151623';
  const value = fc.constantFrom('number', 'topic', '"text"', 'number.size', 'other');
  const filter = fc.constantFrom(
    '',
    ' | mask',
    ' | upcase',
    ' | append: number',
    ' | append: topic | mask',
    ' | default: number',
    ' | size',
  );
  const output = fc.tuple(value, filter, filter).map(([name, first, second]) => `{{ ${name}${first}${second} }}`);
  const tag = fc.tuple(value, filter, output).map(([name, filtered, inner]) => `{% assign other = ${name}${filtered} %}${inner}`);
  const asked = fc.tuple(value, output).map(([name, inner]) => `{% if ${name} %}${inner}{% endif %}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(output, tag, asked), { maxLength: 5 }), (parts) => {
      const text = parts.join('');
      const shown = renderTemplate(text, { number: secret, topic: 'bill' });
      if (shown.includes(secret)) expect(namesShown(text)).toContain('number');
    }),
  );
});

describe('a card number', () => {
  it('goes to an endpoint or by https, when that was decided', () => {
    const privateValues = ['card'];
    expect(codes(http({ url: `${url}/{{ card }}` }))).toEqual([SENT]);
    expect(codes(http({ url: `${url}/{{ card }}`, privateValues }))).toEqual([]);
    expect(codes(http({ endpoint: 'pay', url: '/{{ card }}', privateValues }))).toEqual([]);
  });

  it.each([
    ['plain http', http({ url: 'http://crm.example/{{ card }}' })],
    ['an alert', { type: 'alert', config: { text: '{{ card }}' } }],
    ['a message, to the caller too', sms('{{ card }}')],
    ['the built-in contacts', { type: 'save-contact', config: { fields: [{ name: 'x', value: '{{ card }}' }] } }],
  ])('never goes by %s, but for its last digits', (_, node) => {
    const listed = { ...node, config: { ...node.config, privateValues: ['card'] } };
    expect(codes(listed)).toEqual(['card-in-clear']);
    expect(codes(JSON.parse(JSON.stringify(listed).replaceAll('{{ card }}', '{{ card | mask }}')))).toEqual([]);
  });

  it('that is said whole is a warning', () => {
    const say = (text: string) => ({ type: 'say', config: { prompt: words(text) } });
    expect(verify(say('{{ card | spell }}'))).toEqual([
      'warning card-spoken nodes.start.config.prompt.en-US.text: Here all of "card" is said aloud. Say only its end: {{ card | mask | remove: "•" | spell }}.',
    ]);
    expect(codes(say('{{ card | mask | remove: "•" | spell }}'))).toEqual([]);
  });
});

describe('the privacy of a variable', () => {
  const set = (variable: string, value: string) => ({ type: 'set-variables', config: { assignments: [{ variable, value }] } });
  it('is not lost by a copy', () => {
    expect(verify(set('topic', '{% if number %}{{ number | slice: 0, 2 }}{% endif %}'))).toEqual([
      'error privacy-lost nodes.start.config.assignments.0.variable: "topic" gets the value of "number", whose privacy is "personal", but its own is "none". Declare it as private as that, or mask what it gets.',
    ]);
    expect(codes(set('number', '{{ card }}'))).toEqual(['privacy-lost']);
    for (const node of [set('card', '{{ number }}'), set('number', '{{ topic }}'), set('topic', '{{ number | mask }}')])
      expect(codes(node)).toEqual([]);
  });

  it('is not lost on the way into a module, nor out of it', () => {
    const use = (parts: object) => ({ type: 'module', config: { flow: 'part', exits: [{ exit: 'done' }], ...parts } });
    const modules = { part: modulePart() };
    const into = (name: string, value: string) => use({ inputs: [{ into: name, value }] });
    expect(codes(into('open', '{{ number }}'), { modules })).toEqual(['privacy-lost']);
    expect(codes(into('closed', '{{ number }}'), { modules })).toEqual([]);
    expect(codes(use({ outputs: [{ variable: 'topic', from: 'closed' }] }), { modules })).toEqual(['privacy-lost']);
    expect(codes(use({ outputs: [{ variable: 'number', from: 'closed' }] }), { modules })).toEqual([]);
  });
});

it('asks the fields of a node, not its type', () => {
  const own = defineNode({
    type: 'fax',
    title: 'Fax',
    icon: 'printer',
    description: 'Sends a fax',
    initial: () => ({}),
    summary: () => 'Fax',
    group: 'data',
    kinds: ['call'],
    config: z.strictObject({ paper: z.string().meta({ label: 'Paper', control: 'template', outward: 'content' }) }),
    exits: () => [{ exit: 'next', label: 'Next' }],
    compile: (_, { leave }) => ({ always: [leave('next')] }),
  });
  expect(codes({ type: 'fax', config: { paper: '{{ number }}' } }, { registry: { ...nodeRegistry, fax: own } })).toEqual([SENT]);
});

function recorded(text: string) {
  return { type: 'record-message', config: { prompt: words('Speak.'), mailbox: 'line', notify: { sms: ['desk'], text } } };
}

interface Beside {
  modules?: Record<string, ReturnType<typeof modulePart>>;
  smsTemplates?: SmsTemplates;
  registry?: Registry;
}

/** What verify says of the values of a node; that nothing has set them is another matter. */
function diagnosticsOf(node: { type: string; config: object }, { registry = nodeRegistry, ...beside }: Beside = {}) {
  const flow = parsed(node, registry);
  const { machine, diagnostics } = compileFlow(flow, registry, beside.modules);
  if (machine === null) throw new Error(diagnostics.map(describeDiagnostic).join('\n'));
  return verifyFlow(flow, machine, registry, beside).filter(({ code }) => code !== 'variable-not-set' && code !== 'no-person-key');
}

function verify(node: { type: string; config: object }): string[] {
  return diagnosticsOf(node).map(describeDiagnostic);
}

function codes(node: { type: string; config: object }, beside?: Beside): string[] {
  return diagnosticsOf(node, beside).map(({ code }) => code);
}

function parsed(node: { type: string; config: object }, registry: Registry = nodeRegistry) {
  const exits = registry[node.type]?.prepare(node.config).node?.exits ?? [];
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'line', kind: 'call', title: 'Line', languages: ['en-US'], start: 'start', variables },
    nodes: {
      start: { ...node, exits: Object.fromEntries(exits.map(({ exit }) => [exit, 'end'])) },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return flow;
}

function modulePart() {
  const { flow } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'part', kind: 'module', title: 'Part', languages: ['en-US'], start: 'out' },
    variables: { open: { type: 'text' }, closed: { type: 'text', privacy: 'personal' } },
    module: { inputs: ['open', 'closed'], outputs: ['closed'], exits: [{ exit: 'done' }] },
    nodes: { out: { type: 'leave-module', config: { exit: 'done' }, exits: {} } },
  });
  if (flow === null) throw new Error('no module');
  return asModule(flow);
}
