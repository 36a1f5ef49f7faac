import type { FlowNode, JsonValue } from '@callwright/flow-schema';
import { type Change, withNode } from '../open-document.ts';

type Path = readonly (string | number)[];

/** Writes one field of a node's configuration; undefined takes it away. */
export function setConfig(node: string, path: Path, value: JsonValue | undefined): Change {
  return (document) =>
    withNode(document, node, (old) => {
      const config = written(old.config, path, value);
      return config === old.config ? old : { ...old, config: config as FlowNode['config'] };
    });
}

/** Writes a node's title or note; an empty text takes it away. */
export function setNodeText(node: string, field: 'title' | 'note', text: string): Change {
  return (document) =>
    withNode(document, node, (old) => {
      if ((old[field] ?? '') === text) return old;
      const { [field]: _, ...others } = old;
      return text === '' ? others : { ...others, [field]: text };
    });
}

/** A copy of a JSON value with one place in it written: only what lies on the way is new. */
export function written(value: unknown, [step, ...rest]: Path, inner: JsonValue | undefined): unknown {
  if (step === undefined) return inner;
  if (typeof step === 'number' || Array.isArray(value)) return writtenItem(Array.isArray(value) ? value : [], Number(step), rest, inner);
  const record = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const next = written(Object.hasOwn(record, step) ? record[step] : undefined, rest, inner);
  if (next === record[step] && (next !== undefined || !Object.hasOwn(record, step))) return value;
  if (next !== undefined) return { ...record, [step]: next };
  const { [step]: _, ...others } = record;
  return others;
}

function writtenItem(list: readonly unknown[], index: number, rest: Path, inner: JsonValue | undefined): unknown {
  const next = written(list[index], rest, inner);
  if (next === list[index]) return list;
  if (next === undefined) return list.filter((_, at) => at !== index);
  return index < list.length ? list.with(index, next) : [...list, next];
}
