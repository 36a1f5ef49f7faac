import type { NodeDefinition } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { blankItem, blankValue } from './blank-value.ts';
import { chosenForm } from './chosen-form.ts';
import { deriveForm, fieldOf } from './derive-form.ts';
import { type Field, listAt } from './field.ts';

const types = Object.values<NodeDefinition>(nodeRegistry);
const languages = ['en-US', 'ro-RO', 'ru-RU'];

/** What a person may make with the control of a field. */
function madeWith({ shape, meta }: Field): fc.Arbitrary<JsonValue> {
  switch (shape.kind) {
    case 'text':
      return fc.constantFrom<JsonValue>(...textsFor(meta.control, meta.label));
    case 'number':
      return fc.integer({ min: Math.ceil(shape.least ?? 0), max: Math.floor(shape.most ?? 9) });
    case 'switch':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...shape.values);
    case 'fixed':
      return fc.constant(shape.value);
    case 'scalar':
      return fc.constantFrom<JsonValue>('{{ name }}', '4', 'Да');
    case 'json':
      return fc.jsonValue().map((value): JsonValue => JSON.parse(JSON.stringify(value)));
    case 'wording':
      return fc.constantFrom<JsonValue>({ text: 'Words.' }, { audio: 'prompts/a.wav' }, { text: 'Words.', audio: 'prompts/a.wav' });
    case 'prompt':
      return fc.constant(inAll({ text: 'Words.' }));
    case 'prompts':
      return fc.array(fc.constant(inAll({ text: 'Words.' })), { maxLength: shape.most ?? 4 });
    case 'by-language':
      return fc.dictionary(fc.constantFrom(...languages), madeWith(shape.item));
    case 'record':
      return fc.dictionary(fc.constantFrom('X-Key', 'field'), madeWith(shape.item));
    case 'list':
      return fc.array(madeWith(shape.item), { minLength: 1, maxLength: Math.min(shape.most ?? 3, 3) });
    case 'rows':
      return fc.array(
        fc.constantFrom<JsonValue>(
          { left: 'name', operator: 'is-empty' },
          { left: 'call.from', operator: 'equals', right: '1' },
          { left: 'name', operator: 'is-one-of', right: ['a', 'b'] },
        ),
        { minLength: 1, maxLength: Math.min(shape.most ?? 3, 3) },
      );
    case 'table':
      return fc.array(madeOf(shape.fields), { minLength: 2, maxLength: Math.min(shape.most ?? 3, 3) });
    case 'group':
      return madeOf(shape.fields);
    case 'variants':
      return fc.oneof(...shape.forms.map(madeWith));
  }
}

function madeOf(fields: readonly Field[]): fc.Arbitrary<{ [key: string]: JsonValue }> {
  const requiredKeys = fields.filter(({ optional }) => !optional).map(({ name }) => name);
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, madeWith(field)])), { requiredKeys });
}

function inAll(wording: JsonValue): JsonValue {
  return Object.fromEntries(languages.map((language) => [language, wording]));
}

function textsFor(control: string | undefined, label = ''): string[] {
  if (control === 'keys') return ['1', '#'];
  if (control === 'language') return languages;
  if (control?.includes('variable') === true || control === 'operand' || label === 'Field') return ['name', 'customerNumber'];
  if (label === 'Pattern') return ['07????????'];
  if (label === 'Recording') return ['prompts/a.wav'];
  if (control === 'template' || control === 'header') return ['{{ name }}', 'https://crm.example/{{ call.from }}'];
  return ['main', 'night-desk'];
}

it.each(types.map((type) => [type.type, type] as const))('shows every field of %s once, on a tab with a name', (_, { config }) => {
  const tabs = deriveForm(config);
  const names = tabs.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect(names.toSorted()).toEqual(Object.keys(config.shape).toSorted());
  for (const { name, fields } of tabs) {
    expect(name).not.toBe('');
    for (const { meta } of fields) expect(meta.label).toBeTruthy();
  }
});

it.each(types.map((type) => [type.type, type] as const))('what people write in the form of %s is a configuration', (_, definition) => {
  const fields = deriveForm(definition.config).flatMap((tab) => tab.fields);
  fc.assert(
    fc.property(madeOf(fields), (config) => {
      expect(definition.prepare(config).issues).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('knows how long a list may grow', () => {
  const most = (schema: z.ZodType) => {
    const { shape } = fieldOf('list', schema);
    return 'most' in shape ? shape.most : undefined;
  };
  expect(most(z.array(z.string()))).toBeNull();
  expect(most(z.array(z.string()).min(1).max(9).max(7).optional())).toBe(7);
  expect(most(z.array(z.object({ a: z.string() })).max(12))).toBe(12);
});

it('gives a new row an exit and a key of its own, and finds the form that a value has', () => {
  for (const { config } of types)
    for (const field of deriveForm(config).flatMap(({ fields }) => fields)) {
      if (field.shape.kind === 'variants')
        for (const [index, form] of field.shape.forms.entries()) {
          const blank = blankValue(form) ?? (form.shape.kind === 'text' ? '' : undefined);
          if (blank !== undefined && JSON.stringify(blank) !== '{}')
            expect(chosenForm(field.shape.forms, blank), form.meta.label).toBe(index);
        }
      if (field.shape.kind !== 'table') continue;
      const { fields } = field.shape;
      const rows = [1, 2, 3].reduce<JsonValue[]>((items) => [...items, blankItem(fields, items, 'Вариант')], []);
      for (const { name, meta } of fields)
        if (meta.control === 'exit' || meta.control === 'keys')
          expect(new Set(rows.map((row) => listAt([row]).map((item) => JSON.stringify(Object(item)[name]))[0])).size).toBe(3);
    }
});
