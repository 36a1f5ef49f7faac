import type { JsonValue } from '../json-value.ts';
import type { Wording } from '../prompt.ts';
import type { Change, ChangePath, NamedNode } from './change.ts';

const LONGEST_SHOWN = 120;

/** Tells changes in sentences that a manager understands: one a line as text, grouped by node as Markdown. */
export function describeChanges(changes: readonly Change[], format: 'text' | 'markdown'): string {
  if (changes.length === 0) return 'Nothing changed.';
  const sentences = changes.map((change) => ({ group: groupOf(change), words: describeChange(change) }));
  if (format === 'text') return sentences.map(({ group, words }) => `${group}: ${words}`).join('\n');
  const groups = [...new Set(sentences.map(({ group }) => group))];
  const lines = (wanted: string) => sentences.filter(({ group }) => group === wanted).map(({ words }) => `- ${escaped(words)}`);
  return groups.map((group) => [`### ${escaped(group)}`, '', ...lines(group)].join('\n')).join('\n\n');
}

function groupOf(change: Change): string {
  if ('node' in change) return change.node.title;
  if (change.kind === 'variable-changed') return 'Variables';
  return change.kind === 'reserved-key-changed' ? 'Reserved keys' : 'Flow';
}

function describeChange(change: Change): string {
  switch (change.kind) {
    case 'node-added':
      return `new node (${change.type}).`;
    case 'node-removed':
      return `removed (${change.type}).`;
    case 'node-renamed':
      return `is now called '${change.node.id}' (was '${change.before.id}').`;
    case 'exit-led':
      return `${change.exit.option ? 'option' : 'exit'} '${change.exit.label}' ${ledTo(change)}`;
    case 'flow-exit-led':
      return `the flow's exit '${change.exit}' ${ledTo(change)}`;
    case 'start-changed':
      return `${change.field === 'start' ? 'the call' : 'what fails'} ${ledTo(change, change.field === 'start' ? 'begins at' : 'leads to')}`;
    case 'prompt-changed':
      return `${fieldName(change.path)} in ${change.language} ${became(wordsOf(change.before), wordsOf(change.after))}`;
    case 'variable-changed':
      return `'${change.title}' ${becameThing(change.before, change.after)}`;
    case 'reserved-key-changed':
      return `key ${change.key} ${became(reserved(change.before), reserved(change.after))}`;
    case 'node-changed':
    case 'flow-changed':
      return `${fieldName(change.path)} ${became(shown(change.before), shown(change.after))}`;
  }
}

function ledTo({ before, after }: { before: NamedNode | null; after: NamedNode | null }, leads = 'leads to'): string {
  const was = before === null ? 'nowhere' : `'${before.title}'`;
  if (after === null) return `no longer ${leads} ${was}.`;
  return before === null ? `now ${leads} '${after.title}'.` : `now ${leads} '${after.title}' (was ${was}).`;
}

function became(before: string | null, after: string | null): string {
  if (after === null) return `was removed (was ${before}).`;
  return before === null ? `is new: ${after}.` : `is now ${after} (was ${before}).`;
}

function becameThing(before: JsonValue, after: JsonValue): string {
  if (before === null) return `is new: ${details(after)}.`;
  return after === null ? 'was removed.' : `is now ${details(after)} (was ${details(before)}).`;
}

function details(value: JsonValue): string {
  if (!isRecord(value)) return shown(value) ?? 'nothing';
  const fields = Object.entries(value).filter(([key]) => key !== 'title');
  return fields.map(([key, inner]) => `${fieldName([key])} ${isRecord(inner) ? cut(JSON.stringify(inner)) : shown(inner)}`).join(', ');
}

function reserved(action: JsonValue): string | null {
  return isRecord(action) ? `exit '${String(action['exit'])}'` : shown(action);
}

function wordsOf(wording: Wording | null): string | null {
  if (wording === null) return null;
  const audio = wording.audio === undefined ? [] : [`the recording ${wording.audio}`];
  return [...audio, ...(wording.text === undefined ? [] : [`"${cut(wording.text)}"`])].join(' with the text ');
}

function shown(value: JsonValue): string | null {
  if (value === null) return null;
  if (isRecord(value)) return cut(details(value));
  return typeof value === 'string' ? `"${cut(value)}"` : cut(JSON.stringify(value));
}

function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `config.options.bill.key` is "options, bill, key"; `firstInputSeconds` is "first input seconds". */
function fieldName(path: ChangePath): string {
  const steps = path.filter((step, index) => index > 0 || step !== 'config' || path.length === 1);
  return steps
    .map((step) => (typeof step === 'number' ? `number ${step + 1}` : step.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)))
    .join(', ');
}

function cut(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]#|]/g, '\\$&').replace(/\s+/g, ' ');
}
