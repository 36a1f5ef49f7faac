import type { JsonValue } from '@callwright/flow-schema';
import { valueAt } from '../../../json/at-path.ts';
import { isRecord } from '../../../json/is-record.ts';
import type { FindFixes } from './fix.ts';
import { listAt, together, writeAt } from './json-at.ts';

const SHORTEST_WAIT = 3;
const LONGEST_WAIT = 10;
const MOST_TRIES = 3;

/** What stands at the place is taken away. */
export const removeIt =
  (label: string): FindFixes =>
  ({ path }) => [{ label, change: writeAt(path, undefined) }];

/** The whole item of a list is taken away, of which the place is a field. */
export const removeItem: FindFixes = ({ path }) => [{ label: 'remove-second', change: writeAt(path.slice(0, -1), undefined) }];

/** A field of the same node gets a value. */
export const setIt =
  (label: string, field: string | null, value: JsonValue): FindFixes =>
  ({ path }) => [{ label, change: writeAt(field === null ? path : [...path.slice(0, 3), field], value) }];

/** Two limits that stand the wrong way round change places. */
export const swap =
  (least: string, most: string): FindFixes =>
  ({ path }, flow) => {
    const node = path.slice(0, 3);
    const [from, to] = [valueAt(flow, [...node, least]), valueAt(flow, [...node, most])];
    if (typeof from !== 'number' || typeof to !== 'number') return [];
    return [{ label: 'swap-limits', change: together(writeAt([...node, least], to), writeAt([...node, most], from)) }];
  };

/** A field that should be there only together with another is taken away, if it is there. */
export const removeWhereThere =
  (label: string): FindFixes =>
  ({ path }, flow) => {
    const value = valueAt(flow, path);
    const isThere = Array.isArray(value) ? value.length > 0 : value !== undefined;
    return isThere ? [{ label, change: writeAt(path, undefined) }] : [];
  };

/** A recording that is not there: where its words are written they are spoken. */
export const speakInstead: FindFixes = ({ path }, flow) => {
  const wording = valueAt(flow, path.slice(0, -1));
  const isSpoken = isRecord(wording) && typeof wording['text'] === 'string';
  return isSpoken ? [{ label: 'speak-instead', change: writeAt(path, undefined) }] : [];
};

export const waitAsUsual: FindFixes = ({ path: [what, node = ''] }, flow) => {
  const field = [what ?? '', node, 'config', 'firstInputSeconds'];
  const seconds = valueAt(flow, field);
  if (typeof seconds !== 'number' || (seconds >= SHORTEST_WAIT && seconds <= LONGEST_WAIT)) return [];
  const usual = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, seconds));
  return [{ label: 'wait-seconds', values: { seconds: String(usual) }, change: writeAt(field, usual) }];
};

export const askLess: FindFixes = ({ path: [what, node = ''] }, flow) => {
  const field = [what ?? '', node, 'config', 'attempts'];
  const attempts = valueAt(flow, field);
  return typeof attempts === 'number' && attempts > MOST_TRIES ? [{ label: 'ask-three-times', change: writeAt(field, MOST_TRIES) }] : [];
};

/** Shares keep their proportions; what rounding leaves goes to the first of the largest. */
export const makeWhole: FindFixes = ({ path }, flow) => {
  const shares = listAt(flow, path)?.filter(isRecord) ?? [];
  const percents = shares.map(({ percent }) => (typeof percent === 'number' ? percent : 0));
  const sum = percents.reduce((all, one) => all + one, 0);
  if (shares.length === 0 || shares.length !== listAt(flow, path)?.length) return [];
  const scaled = percents.map((percent) => Math.floor(sum === 0 ? 100 / shares.length : (percent * 100) / sum));
  const rest = 100 - scaled.reduce((all, one) => all + one, 0);
  const largest = scaled.indexOf(Math.max(...scaled));
  const whole = scaled.map((percent, index) => (index === largest ? percent + rest : percent));
  return [{ label: 'share-out', values: { shares: whole.map((percent) => `${percent} %`).join(', ') }, change: shareOut(path, whole) }];
};

function shareOut(path: readonly (string | number)[], percents: readonly number[]) {
  return together(...percents.map((percent, index) => writeAt([...path, index, 'percent'], percent)));
}

/** An address without its beginning. */
export const wholeAddress: FindFixes = ({ path }, flow) => {
  const url = valueAt(flow, path);
  if (typeof url !== 'string' || !/^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}([/:?]|$)/i.test(url)) return [];
  return [{ label: 'add-https', change: writeAt(path, `https://${url}`) }];
};

/** A module is repaired where it is drawn. */
export const openModule: FindFixes = ({ path }, flow) => {
  const [what, node = ''] = path;
  const named = [valueAt(flow, path), valueAt(flow, [what ?? '', node, 'config', 'flow'])].find((name) => typeof name === 'string');
  return typeof named === 'string' ? [{ label: 'open-module', values: { flow: named }, open: { what: 'flow', flow: named } }] : [];
};
