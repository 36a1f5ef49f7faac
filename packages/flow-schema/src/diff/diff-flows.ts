import type { Flow, FlowNode } from '../flow-document.ts';
import type { JsonValue } from '../json-value.ts';
import type { Change, NamedExit, NamedNode } from './change.ts';
import { type Difference, diffValues } from './diff-values.ts';
import { type MatchedNodes, matchNodes } from './match-nodes.ts';
import { sameJson } from './same-json.ts';

/** What differs between two states of a flow, as its author sees it. Equal flows give no change, whatever the order of their keys. */
export function diffFlows(before: Flow, after: Flow): Change[] {
  const matched = matchNodes(before, after);
  const led = leading(before, after, matched);
  return [
    ...settings(before, after),
    ...(['start', 'onError'] as const).flatMap((field): Change[] =>
      led(before[field], after[field]).map((change) => ({ kind: 'start-changed', field, ...change })),
    ),
    ...namesIn(before.exits, after.exits).flatMap((exit): Change[] =>
      led(before.exits[exit], after.exits[exit]).map((change) => ({ kind: 'flow-exit-led', exit, ...change })),
    ),
    ...reservedKeys(before, after),
    ...variables(before, after),
    ...nodes(before, after, matched, led),
  ];
}

type Leading = (old: string | undefined, now: string | undefined) => { before: NamedNode | null; after: NamedNode | null }[];

/** Whether something leads elsewhere: to a renamed node it leads as before. */
function leading(before: Flow, after: Flow, { kept }: MatchedNodes): Leading {
  return (old, now) => {
    const same = old === now || (old !== undefined && now !== undefined && kept.get(old) === now);
    return same ? [] : [{ before: old === undefined ? null : named(before, old), after: now === undefined ? null : named(after, now) }];
  };
}

function settings(before: Flow, after: Flow): Change[] {
  const own = ({ id, kind, title, languages, voices, nodes: _, start: _start, onError: _onError, ...rest }: Flow) => {
    const { exits: _exits, reservedKeys: _keys, variables: _variables, formatVersion: _version, $schema: _schema, ...others } = rest;
    return plain({ id, kind, title, languages, voices, ...others });
  };
  return diffValues(own(before), own(after), new Set()).flatMap((change): Change[] =>
    'language' in change ? [] : [{ kind: 'flow-changed', ...change }],
  );
}

function reservedKeys(before: Flow, after: Flow): Change[] {
  return namesIn(before.reservedKeys, after.reservedKeys).flatMap((key): Change[] => {
    const [old, now] = [before.reservedKeys[key] ?? null, after.reservedKeys[key] ?? null];
    return sameJson(old, now) ? [] : [{ kind: 'reserved-key-changed', key, before: old, after: now }];
  });
}

function variables(before: Flow, after: Flow): Change[] {
  return namesIn(before.variables, after.variables).flatMap((name): Change[] => {
    const [old, now] = [before, after].map(({ variables: declared }) => (Object.hasOwn(declared, name) ? plain(declared[name]) : null));
    const title = after.variables[name]?.title ?? before.variables[name]?.title ?? name;
    return sameJson(old, now) ? [] : [{ kind: 'variable-changed', name, title, before: old ?? null, after: now ?? null }];
  });
}

function nodes(before: Flow, after: Flow, { kept, removed, added }: MatchedNodes, led: Leading): Change[] {
  return [
    ...removed.map((id): Change => ({ kind: 'node-removed', node: named(before, id), type: before.nodes[id]?.type ?? '' })),
    ...added.map((id): Change => ({ kind: 'node-added', node: named(after, id), type: after.nodes[id]?.type ?? '' })),
    ...[...kept].flatMap(([id, now]) => changedNode(before, after, id, now, led)),
  ];
}

function changedNode(before: Flow, after: Flow, id: string, now: string, led: Leading): Change[] {
  const [old, current] = [before.nodes[id], after.nodes[now]];
  if (old === undefined || current === undefined) return [];
  const node = named(after, now);
  const languages = new Set([...before.languages, ...after.languages]);
  return [
    ...(id === now ? [] : [{ kind: 'node-renamed', node, before: named(before, id) } satisfies Change]),
    ...diffNodes(old, current, languages).map(
      (change): Change => ('language' in change ? { kind: 'prompt-changed', node, ...change } : { kind: 'node-changed', node, ...change }),
    ),
    ...namesIn(old.exits, current.exits).flatMap((exit): Change[] =>
      led(old.exits[exit], current.exits[exit]).map((change) => ({
        kind: 'exit-led',
        node,
        exit: exitNamed(exit, current, old),
        ...change,
      })),
    ),
  ];
}

/** A node of another type has another configuration altogether, which is told as one. */
function diffNodes(old: FlowNode, now: FlowNode, languages: ReadonlySet<string>): Difference[] {
  if (old.type === now.type) return diffValues(fieldsOf(old), fieldsOf(now), languages);
  const { config: before, ...oldFields } = old;
  const { config: after, ...nowFields } = now;
  const fields = diffValues(fieldsOf({ ...oldFields, config: {} }), fieldsOf({ ...nowFields, config: {} }), languages);
  return sameJson(before, after) ? fields : [...fields, { path: ['config'], before, after }];
}

function fieldsOf({ exits: _, ...fields }: FlowNode): JsonValue {
  return plain(fields);
}

/** The words of an exit stand beside its name somewhere in the configuration. */
function exitNamed(id: string, ...holders: readonly FlowNode[]): NamedExit {
  const label = holders.map(({ config }) => labelIn(config, id)).find((found) => found !== null);
  return { id, label: label ?? id.replaceAll('-', ' '), option: label !== undefined };
}

function labelIn(value: unknown, exit: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('exit' in value && value.exit === exit && 'label' in value && typeof value.label === 'string') return value.label;
  for (const inner of Object.values(value)) {
    const found = labelIn(inner, exit);
    if (found !== null) return found;
  }
  return null;
}

function named(flow: Flow, id: string): NamedNode {
  const title = Object.hasOwn(flow.nodes, id) ? flow.nodes[id]?.title : undefined;
  return { id, title: title ?? id };
}

function namesIn(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

/** Drops undefined fields, as the file has none. */
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value));
}
