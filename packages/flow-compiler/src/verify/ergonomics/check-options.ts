import { type Diagnostic, diagnostic, type Flow } from '@callwright/flow-schema';
import type { NodeFacts, Option } from './node-facts.ts';

/** ISO/IEC 13714: up to four options are kept in mind; no telephone has keys for more than nine. */
const GOOD = 4;
const MOST = 9;

/** Menus with too many options, or with keys in an order that callers do not expect (ISO/IEC 13714). */
export function checkOptions(flow: Flow, nodes: readonly NodeFacts[]): Diagnostic[] {
  return nodes.flatMap(({ options }) => {
    if (options === null) return [];
    const chosen = options.list.filter((option) => !isService(option));
    return [...tooMany(chosen, options.path), ...outOfOrder(flow, chosen, options.path)];
  });
}

/** A person, back and the like are beside the options. */
function isService({ key }: Option): boolean {
  return key !== undefined && ['0', '*', '#'].includes(key);
}

function tooMany({ length }: readonly Option[], path: (string | number)[]): Diagnostic[] {
  if (length <= GOOD) return [];
  const message = `Callers are offered ${length} things at once; up to ${GOOD} are kept in mind. Split the menu.`;
  return [diagnostic('too-many-options', path, message, length > MOST ? 'error' : 'warning')];
}

function outOfOrder(flow: Flow, options: readonly Option[], path: (string | number)[]): Diagnostic[] {
  const isFree = (key: number) => !Object.hasOwn(flow.reservedKeys, String(key));
  const keys = options.flatMap(({ key }) => (key !== undefined && /^[1-9]$/.test(key) && isFree(Number(key)) ? [Number(key)] : []));
  const expected = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter(isFree);
  if (keys.every((key, index) => key === expected[index])) return [];
  const message = `Callers hear the keys in the order ${keys.join(', ')}; they expect ${expected.slice(0, keys.length).join(', ')}.`;
  return [diagnostic('key-order', path, message, 'warning')];
}
