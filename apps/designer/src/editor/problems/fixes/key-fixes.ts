import type { Flow, JsonValue } from '@callwright/flow-schema';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { isRecord } from '../../../json/is-record.ts';
import type { FindFixes } from './fix.ts';
import { listAt, together, writeAt } from './json-at.ts';

/** A key that no option beside it has, and that the flow does not keep for itself. `path` leads to the key of an option. */
export const giveFreeKey: FindFixes = ({ path }, flow) => {
  const key = freeKey(flow, path.slice(0, -2));
  return key === null || path[0] !== 'nodes' ? [] : [{ label: 'give-key', values: { key }, change: writeAt(path, key) }];
};

/** An option that nobody can choose gets a key, and the question listens to keys. */
export const makeChoosable: FindFixes = ({ path }, flow) => {
  const [what, node, config] = path;
  const option = valueAt(flow, path);
  const key = freeKey(flow, path.slice(0, -1));
  if (what !== 'nodes' || node === undefined || config === undefined || !isRecord(option)) return [];
  const input: Path = [what, node, config, 'input'];
  const listens = valueAt(flow, input) === 'dtmf' || (valueAt(flow, input) === undefined && !hasAnswerKinds(option));
  const listen = listens ? [] : [writeAt(input, 'both')];
  if (typeof option['key'] === 'string') return listen.length === 0 ? [] : [{ label: 'listen-to-both', change: together(...listen) }];
  if (key === null) return [];
  return [{ label: 'give-key', values: { key }, change: together(writeAt([...path, 'key'], key), ...listen) }];
};

/** An option of a question that callers answer by voice has a value; one of a menu has an exit. */
function hasAnswerKinds(option: Record<string, unknown>): boolean {
  return 'value' in option;
}

/** Options in the order of their keys, where that is all that is wrong with them. */
export const orderByKey: FindFixes = ({ path }, flow) => {
  const options = listAt(flow, path);
  if (options === null) return [];
  const sorted = options.toSorted((a, b) => rank(a) - rank(b));
  const keys = sorted.map(rank).filter((key) => key <= 9 && !Object.hasOwn(flow.reservedKeys, String(key)));
  const expected = usualKeys(flow);
  if (keys.some((key, index) => String(key) !== expected[index])) return [];
  // what was read from a flow is JSON
  return [{ label: 'sort-options', change: writeAt(path, sorted as JsonValue) }];
};

/** A key says the question again. */
export const reserveRepeat: FindFixes = (_, { reservedKeys }) =>
  Object.hasOwn(reservedKeys, '9')
    ? [{ label: 'open-flow', open: { what: 'panel', panel: 'flow' } }]
    : [{ label: 'reserve-repeat', values: { key: '9' }, change: writeAt(['reservedKeys', '9'], 'repeat') }];

function freeKey(flow: Flow, options: Path): string | null {
  const taken = new Set((listAt(flow, options) ?? []).flatMap((option) => (isRecord(option) ? [option['key']] : [])));
  return usualKeys(flow).find((key) => !taken.has(key)) ?? null;
}

function usualKeys({ reservedKeys }: Flow): string[] {
  return ['1', '2', '3', '4', '5', '6', '7', '8', '9'].filter((key) => !Object.hasOwn(reservedKeys, key));
}

/** Options without a usual key stay where they are, behind. */
function rank(option: unknown): number {
  const key = isRecord(option) ? String(option['key']) : '';
  return /^[1-9]$/.test(key) ? Number(key) : 10;
}
