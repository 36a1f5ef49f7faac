import type { Translate } from '@callwright/flow-compiler';
import type { Flow, FlowNode, Layout } from '@callwright/flow-schema';
import type { Path } from '../../json/at-path.ts';
import { recordOf } from '../../json/is-record.ts';
import { definitionOf } from '../../nodes/definition-of.ts';
import { type Card, cardOf } from '../canvas/card.ts';
import { listAt, textAt } from '../inspector/form/field.ts';
import { type FieldAt, visitNode } from '../inspector/form/visit-fields.ts';
import { textsIn } from '../variables/names-in.ts';
import type { FindEntry } from './find-entry.ts';

const known = new WeakMap<FlowNode, { id: string; card: Card; entries: readonly FindEntry[] }>();

/** All that can be found in a flow: its nodes, what they say, their options and phrases, its variables. */
export function flowEntries(flow: Flow, words: Translate): FindEntry[] {
  const nodes = Object.entries(flow.nodes).flatMap(([id, node]) =>
    nodeEntries(id, node, cardOf(id, node, flow.languages[0] ?? 'en-US', words), words),
  );
  const variables = Object.entries(flow.variables).map(
    ([name, { title = '' }]): FindEntry => ({
      ...{ id: `variable:${name}`, group: 'variables', title: name, detail: title, words: title, tile: null },
      target: { to: 'variable', name },
    }),
  );
  return [...nodes, ...variables];
}

/** The notes of the sheet, by their first words. */
export function noteEntries(notes: Layout['notes']): FindEntry[] {
  return notes.flatMap(({ text }, index): FindEntry[] =>
    text.trim() === ''
      ? []
      : [{ ...{ id: `note:${index}`, group: 'notes', title: text, detail: '', words: '', tile: null }, target: { to: 'note', index } }],
  );
}

/** A node that did not change is not read again. */
function nodeEntries(id: string, node: FlowNode, card: Card, words: Translate): readonly FindEntry[] {
  const kept = known.get(node);
  if (kept?.id === id && kept.card === card) return kept.entries;
  const title = definitionOf(node.type)?.title ?? node.type;
  const itself: FindEntry = {
    ...{ id: `node:${id}`, group: 'nodes', title: card.title, detail: card.summary, tile: card },
    words: [id, words(title), title, card.summary, node.note ?? ''].join(' '),
    target: { to: 'node', node: id, field: null },
  };
  const entries = [itself, ...visitNode(node).flatMap((at) => fieldEntries(id, card, at))];
  known.set(node, { id, card, entries });
  return entries;
}

function fieldEntries(node: string, card: Card, at: FieldAt): FindEntry[] {
  const entry = (group: FindEntry['group'], field: string, title: string, other: string): FindEntry[] =>
    title === ''
      ? []
      : [
          {
            id: `${group}:${node}:${field}`,
            group,
            title,
            detail: card.title,
            words: other,
            tile: card,
            target: { to: 'node', node, field },
          },
        ];
  const said = textsOf(at).flatMap(({ path, text }) => entry('prompts', path.join('.'), text, ''));
  const { shape } = at.field;
  if (shape.kind !== 'table' || !Array.isArray(at.value)) return said;
  return at.value.flatMap((row, index) => {
    const { label, exit, phrases, key } = recordOf(row);
    const spoken = textsIn(phrases);
    const title = textAt(label) || textAt(exit) || (spoken[0] ?? '');
    return entry('options', [...at.path, index].join('.'), title, [textAt(exit), textAt(key), ...spoken].join(' '));
  });
}

/** What callers hear or read, text by text: a prompt has one for each language, and prompts one prompt for each try. */
function textsOf({ field: { meta, shape }, path, value }: FieldAt): { path: Path; text: string }[] {
  if (shape.kind === 'prompts') return listAt(value).flatMap((prompt, index) => inPrompt([...path, index], prompt));
  if (shape.kind === 'prompt') return inPrompt(path, value);
  if (shape.kind === 'wording') return [{ path, text: textAt(recordOf(value)['text']) }];
  return meta.control === 'template' && typeof value === 'string' ? [{ path, text: value }] : [];
}

function inPrompt(path: Path, prompt: unknown): { path: Path; text: string }[] {
  return Object.entries(recordOf(prompt)).map(([language, wording]) => ({
    path: [...path, language],
    text: textAt(recordOf(wording)['text']),
  }));
}
