import { type Translate, unwrapped } from '@callwright/flow-compiler';
import type { Change, FieldMeta, FlowNode, JsonValue, Wording } from '@callwright/flow-schema';
import { z } from 'zod';
import { isRecord } from '../../json/is-record.ts';
import { definitionOf } from '../../nodes/definition-of.ts';

/** A value of one side, as it is shown. */
export type Shown = { what: 'nothing' } | { what: 'text'; text: string } | { what: 'node'; id: string; title: string };

/** A change as a row: what it is of, and both sides. */
export interface ChangeRow {
  field: string;
  before: Shown;
  after: Shown;
}

/** What changes are told in. */
export interface Told {
  /** The product's own words, by their English text. */
  words: Translate;
  /** The words of comparing, by their key. */
  say(key: string, values?: Record<string, string>): string;
  languageName(tag: string): string;
  /** The node of that id, in the newer flow or else in the older one. */
  node(id: string): FlowNode | undefined;
}

const nothing: Shown = { what: 'nothing' };
const text = (words: string): Shown => ({ what: 'text', text: words });

/** Tells a change field by field, in the language of the page. */
export function rowOf(change: Change, told: Told): ChangeRow {
  const { say, words, languageName } = told;
  switch (change.kind) {
    case 'node-added':
    case 'node-removed': {
      const title = text(words(definitionOf(change.type)?.title ?? change.type));
      return {
        field: say('type'),
        ...(change.kind === 'node-added' ? { before: nothing, after: title } : { before: title, after: nothing }),
      };
    }
    case 'node-renamed':
      return { field: say('id'), before: text(change.before.id), after: text(change.node.id) };
    case 'exit-led':
      return { field: say('exit-leads-to', { exit: exitLabel(change, told) }), ...led(change) };
    case 'flow-exit-led':
      return { field: say('flow-exit-leads-to', { exit: change.exit }), ...led(change) };
    case 'start-changed':
      return { field: say(change.field), ...led(change) };
    case 'prompt-changed': {
      const { label } = fieldAt(change.node.id, change.path, told);
      return { field: `${label}, ${languageName(change.language)}`, before: wording(change.before), after: wording(change.after) };
    }
    case 'node-changed': {
      const { label, meta, schema } = fieldAt(change.node.id, change.path, told);
      return { field: label, before: shown(change.before, told, meta, schema), after: shown(change.after, told, meta, schema) };
    }
    case 'variable-changed':
      return { field: change.title, before: shown(change.before, told), after: shown(change.after, told) };
    case 'reserved-key-changed':
      return { field: say('key', { key: change.key }), before: shown(change.before, told), after: shown(change.after, told) };
    case 'flow-changed':
      return { field: flowField(change.path, told), before: shown(change.before, told), after: shown(change.after, told) };
  }
}

/** An exit as its node calls it; one that the node does not have any more, by what it was called. */
function exitLabel({ node: { id }, exit }: Extract<Change, { kind: 'exit-led' }>, { node, words }: Told): string {
  const own = node(id);
  const found = definitionOf(own?.type ?? '')
    ?.exitsOfDraft(own?.config)
    .find((one) => one.exit === exit.id);
  if (found === undefined) return exit.label;
  return found.named === true ? found.label : words(found.label);
}

function led({ before, after }: { before: { id: string; title: string } | null; after: { id: string; title: string } | null }) {
  const side = (node: { id: string; title: string } | null): Shown => (node === null ? nothing : { what: 'node', ...node });
  return { before: side(before), after: side(after) };
}

function wording(value: Wording | null): Shown {
  if (value === null) return nothing;
  return text([...(value.audio === undefined ? [] : [`♪ ${value.audio}`]), ...(value.text === undefined ? [] : [value.text])].join('\n'));
}

interface Field {
  label: string;
  meta: FieldMeta;
  schema: z.core.$ZodType | null;
}

const unknownField: Omit<Field, 'label'> = { meta: {}, schema: null };

function fieldAt(id: string, [part, ...path]: readonly (string | number)[], told: Told): Field {
  const node = told.node(id);
  const config = definitionOf(node?.type ?? '')?.config;
  if (part !== 'config' || config === undefined || path.length === 0) return { ...unknownField, label: told.say(`field-${part}`) };
  const labels: string[] = [];
  const last = walk(config, path, node?.config, labels, told);
  return { ...last, label: labels.join(', ') };
}

/** Goes down a schema along a path of a change, in which items of lists stand by their name, and collects what each step is called. */
function walk(
  schema: z.core.$ZodType,
  [step, ...rest]: readonly (string | number)[],
  value: unknown,
  labels: string[],
  told: Told,
): Omit<Field, 'label'> {
  const { schema: inner, meta } = unwrapped(schema);
  if (step === undefined) return { meta, schema: inner };
  if (inner instanceof z.ZodArray) {
    if (step === 'order' && rest.length === 0)
      labels.push(`${meta.label === undefined ? '' : `${told.words(meta.label)}, `}${told.say('order')}`);
    else labels.push(itemName(meta, step, value, told));
    return walk(inner.element, rest, itemOf(value, step), labels, told);
  }
  if (inner instanceof z.ZodRecord) {
    labels.push(String(step));
    return walk(inner.valueType, rest, inside(value, step), labels, told);
  }
  const form = formWith(inner, String(step));
  if (form === null) {
    labels.push([step, ...rest].join(', '));
    return unknownField;
  }
  const own = unwrapped(form).meta;
  // an item that has a name of its own says what it is itself
  if (own.item === undefined || rest.length === 0 || typeof rest[0] === 'number')
    labels.push(own.label === undefined ? String(step) : told.words(own.label));
  return walk(form, rest, inside(value, step), labels, told);
}

function formWith(schema: z.core.$ZodType, field: string): z.core.$ZodType | null {
  if (schema instanceof z.ZodObject) return Object.hasOwn(schema.shape, field) ? schema.shape[field] : null;
  if (!(schema instanceof z.ZodUnion)) return null;
  return schema.options.map((option) => formWith(unwrapped(option).schema, field)).find((found) => found !== null) ?? null;
}

function itemName({ item }: FieldMeta, step: string | number, list: unknown, told: Told): string {
  const found = itemOf(list, step);
  const label = typeof found === 'object' && found !== null && 'label' in found && typeof found.label === 'string' ? found.label : null;
  const name = label ?? (typeof step === 'number' ? String(step + 1) : step);
  return item === undefined ? name : told.say('item', { item: told.words(item), name });
}

function itemOf(list: unknown, step: string | number): unknown {
  if (!Array.isArray(list)) return undefined;
  if (typeof step === 'number') return list[step];
  return list.find((item: unknown) => typeof item === 'object' && item !== null && Object.values(item).includes(step));
}

function inside(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Record<string | number, unknown>)[step]
    : undefined;
}

const flowFields = ['title', 'kind', 'languages', 'voices', 'holdPrompt', 'module'];

function flowField([first, ...rest]: readonly (string | number)[], { say }: Told): string {
  const name = flowFields.includes(String(first)) ? say(`flow-${first}`) : String(first);
  return [name, ...rest.map(String)].join(', ');
}

/** A value in words: enums by their words, numbers with their unit, records field by field. */
function shown(value: JsonValue, told: Told, meta: FieldMeta = {}, schema: z.core.$ZodType | null = null): Shown {
  if (value === null) return nothing;
  return text(inWords(value, told, meta, schema));
}

function inWords(value: JsonValue, told: Told, meta: FieldMeta, schema: z.core.$ZodType | null): string {
  if (typeof value === 'boolean') return told.say(value ? 'yes' : 'no');
  if (typeof value === 'number') return meta.unit === undefined ? String(value) : `${value} ${told.words(meta.unit)}`;
  if (typeof value === 'string') return meta.choices?.[value] === undefined ? value : told.words(meta.choices[value]);
  if (value === null) return told.say('nothing');
  if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? unwrapped(schema.element) : { meta: {}, schema: null };
    return value.map((item) => inWords(item, told, element.meta, element.schema)).join(value.some(isRecord) ? '\n' : ', ');
  }
  return Object.entries(value)
    .map(([key, inner]) => {
      const field = schema === null ? null : formWith(schema, key);
      const { meta: own, schema: type } = field === null ? { meta: {} as FieldMeta, schema: null } : unwrapped(field);
      return `${own.label === undefined ? key : told.words(own.label)}: ${inWords(inner, told, own, type)}`;
    })
    .join(', ');
}
