import { type ConfigProblem, endpointProblems } from '@callwright/flow-compiler';
import { keyOf, type Lookup, type LookupEndpoint } from './lookup-config.ts';

/** An endpoint is told whom to look for by its address: otherwise callers would be new by something that nobody asks for. */
export function keyProblems(config: Lookup, { url, headers }: LookupEndpoint): ConfigProblem[] {
  const names = namesIn(keyOf(config));
  const asked = new Set([url, ...Object.values(headers)].flatMap(namesIn));
  if (names.length === 0 || names.some((name) => asked.has(name))) return [];
  const message = `Nothing in the address says ${keyOf(config)}, by which callers are looked for. Say it there, or look by something else.`;
  return [{ code: 'lookup-not-asked', path: ['in', 'url'], message, severity: 'warning' }];
}

/** The words in the tags of a template, such as `call.from`. */
function namesIn(template: string): string[] {
  return [...template.matchAll(/\{[{%].*?[}%]\}/gs)].flatMap(([tag]) => tag.match(/[a-zA-Z_]\w*(\.\w+)*/g) ?? []);
}

/** The address can be read, and every field is taken once. */
export function fieldProblems({ fields, ...endpoint }: LookupEndpoint): ConfigProblem[] {
  const names = fields.map(({ name }) => name);
  const twice = names.flatMap((name, index): ConfigProblem[] =>
    names.indexOf(name) === index
      ? []
      : [{ code: 'field-twice', path: ['in', 'fields', index, 'name'], message: `"${name}" is taken from the answer twice.` }],
  );
  return [...twice, ...endpointProblems(endpoint, ['in'])];
}
