import { renderTemplate } from '@callwright/flow-compiler';
import { type JsonValue, parseFlowDocument } from '@callwright/flow-schema';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renamedInTemplate, templateNames } from '../../variables/template-names.ts';
import { variableUses } from '../../variables/variable-uses.ts';
import type { OpenDocument } from '../open-document.ts';
import { renameVariable } from './rename-variable.ts';

const node = (type: string, config: { [field: string]: JsonValue }) => ({ type, config, exits: {} });
const text = (words: string) => ({ 'en-US': { text: words } });

function documentWith(nodes: Record<string, ReturnType<typeof node>>): OpenDocument {
  const { flow, diagnostics } = parseFlowDocument({
    ...{ formatVersion: 1, id: 'flow', kind: 'call', title: 'Flow', languages: ['en-US'], start: Object.keys(nodes)[0] ?? '' },
    variables: { name: { type: 'text' }, other: { type: 'text' } },
    holdPrompt: text('Wait, {{ name }}.'),
    nodes,
  });
  if (flow === null) throw new Error(JSON.stringify(diagnostics));
  return { flow, layout: { formatVersion: 1, nodes: {}, notes: [] } };
}

const everywhere = {
  say: node('say', { prompt: text('Hello {{name|upcase}}, {{ contact.name }}{% if name %}!{% endif %} name') }),
  ask: node('collect-speech', { prompt: text('Who?'), saveAs: 'name', noInputPrompts: [text('{{ name }}?')] }),
  decide: node('condition', {
    branches: [
      {
        exit: 'a',
        rows: [
          { left: 'name', operator: 'equals', right: '{{ name }}' },
          { left: 'contact.name', operator: 'is-empty' },
        ],
      },
    ],
  }),
  set: node('set-variables', { assignments: [{ variable: 'other', value: '{{ name }}' }] }),
  send: node('http-request', {
    ...{ method: 'POST', url: 'https://crm.example/{{ name }}?name=1', headers: { 'X-Name': '{{ secret.NAME }} {{ name }}' } },
    ...{ body: { json: { name: ['{{ name }}', 'name'] } }, take: [{ variable: 'name', path: 'name' }], privateValues: ['name'] },
  }),
  part: node('module', {
    flow: 'part',
    inputs: [{ into: 'name', value: '{{ name }}' }],
    outputs: [{ variable: 'name', from: 'name' }],
    exits: [{ exit: 'done' }],
  }),
  // a configuration with errors is renamed as well as can be
  draft: node('send-sms', { message: { text: { 'en-US': 'For {{ name }}' } }, to: { number: '{{ name }}', nonsense: 1 } }),
};

it('renames a variable in templates, conditions, answers and what modules take and give, and nothing of the same name', () => {
  const { flow } = renameVariable('name', 'who')(documentWith(everywhere));
  expect(Object.keys(flow.variables)).toEqual(['who', 'other']);
  expect(flow.holdPrompt).toEqual(text('Wait, {{ who }}.'));
  const configs = Object.fromEntries(Object.entries(flow.nodes).map(([id, { config }]) => [id, config]));
  expect(configs).toMatchObject({
    say: { prompt: text('Hello {{who|upcase}}, {{ contact.name }}{% if who %}!{% endif %} name') },
    ask: { saveAs: 'who', noInputPrompts: [text('{{ who }}?')] },
    decide: { branches: [{ rows: [{ left: 'who', right: '{{ who }}' }, { left: 'contact.name' }] }] },
    set: { assignments: [{ variable: 'other', value: '{{ who }}' }] },
    send: {
      url: 'https://crm.example/{{ who }}?name=1',
      headers: { 'X-Name': '{{ secret.NAME }} {{ who }}' },
      body: { json: { name: ['{{ who }}', 'name'] } },
    },
    part: { inputs: [{ into: 'name', value: '{{ who }}' }], outputs: [{ variable: 'who', from: 'name' }] },
    draft: { message: { text: { 'en-US': 'For {{ who }}' } }, to: { number: '{{ who }}' } },
  });
  expect(configs['send']).toMatchObject({ take: [{ variable: 'who', path: 'name' }], privateValues: ['who'] });
});

it('renames there and back to the same flow, and refuses names that are taken or none', () => {
  const document = documentWith(everywhere);
  expect(renameVariable('who', 'name')(renameVariable('name', 'who')(document))).toEqual(document);
  for (const name of ['other', '', 'Two words', 'name']) expect(renameVariable('name', name)(document)).toBe(document);
  expect(renameVariable('nobody', 'who')(document)).toBe(document);
});

it('knows where a variable is used, and where it gets its value', () => {
  const uses = variableUses(documentWith(everywhere).flow);
  expect(uses.get('other')).toEqual([{ node: 'set', field: 'assignments.0.variable', sets: true }]);
  expect(new Set(uses.get('name')?.map(({ node: id }) => id))).toEqual(new Set(Object.keys(everywhere)));
  expect(
    uses
      .get('name')
      ?.filter(({ sets }) => sets)
      .map(({ node: id }) => id),
  ).toEqual(['ask', 'send', 'part']);
});

const piece = fc.constantFrom(
  ...[
    '{{ name }}',
    '{{- name -}}',
    '{{ name | append: name, "name" }}',
    "{{ 'name' | append: name }}",
    '{{ other.name }}',
    '{{ name.name }}',
  ],
  ...['{% if name == other %}a{% elsif name contains "a" %}b{% endif %}', '{%- unless name -%}c{%- endunless -%}', ' name ', '{', '"'],
  ...[
    '{% assign x = name | default: "d", allow_false: name %}{{ x }}',
    '{% for i in name %}{{ i }}{% endfor %}',
    '{{ name_2 }}',
    '{{ name[0] }}',
  ],
  ...['{% case name %}{% when "a" %}A{% else %}B{% endcase %}', '{{name|upcase}}', '{% capture name %}z{% endcapture %}'],
);

it('says the same with the variable under its new name, whatever the template', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.constantFrom('a', 'name', ''), (pieces, value) => {
      const template = pieces.join('');
      const renamed = renamedInTemplate(template, 'name', 'who');
      expect(rendered(renamed, { who: value, name_2: 'q', other: { name: 'o' } })).toBe(
        rendered(template, { name: value, name_2: 'q', other: { name: 'o' } }),
      );
      expect(templateNames(renamed).some(({ name }) => name === 'name')).toBe(false);
      for (const { name, at } of templateNames(template)) expect(template.startsWith(name, at)).toBe(true);
    }),
  );
});

function rendered(template: string, scope: object): string {
  try {
    return renderTemplate(template, scope);
  } catch {
    return 'cannot be read';
  }
}
