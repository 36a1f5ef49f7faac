import { attributeCode, schemaWarning } from './problem-codes.ts';
import type { Finding } from './twiml-problem.ts';
import { voiceGrammar } from './voice-grammar.ts';

/** Holds the attributes of an element, named by its key, against the grammar: none unknown, each of its type. */
export function checkAttributes(kind: string, attributes: Readonly<Record<string, string>>): Finding[] {
  const types = new Map(Object.entries(voiceGrammar.elements[kind]?.attributes ?? {}));
  return Object.entries(attributes).flatMap(([name, value]) => {
    const type = types.get(name);
    if (type === undefined) return [{ code: schemaWarning, message: `attribute ${name} is unknown here` }];
    const fault = type === 'string' && /method$/i.test(name) ? faultOfMethod(value) : faultOf(type, value);
    return fault ? [{ code: attributeCode(kind, name), message: `attribute ${name} ${fault}` }] : [];
  });
}

function faultOf(type: string, value: string): string | null {
  if (type.endsWith('[]')) {
    const items = value.split(' ').filter((item) => item !== '');
    if (items.length === 0) return 'is empty';
    return items.map((item) => faultOf(type.slice(0, -2), item)).find((fault) => fault !== null) ?? null;
  }
  if (type === 'string') return null;
  if (type === 'boolean') return value === 'true' || value === 'false' ? null : `is neither true nor false: "${value}"`;
  if (type === 'number') return /^-?\d+$/.test(value) ? null : `is no whole number: "${value}"`;
  return voiceGrammar.enums[type]?.includes(value) ? null : `has the unknown value "${value}"`;
}

function faultOfMethod(value: string): string | null {
  return /^(GET|POST)$/i.test(value) ? null : `is neither GET nor POST: "${value}"`;
}
