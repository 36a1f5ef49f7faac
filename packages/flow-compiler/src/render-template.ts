import { Liquid, type Template } from 'liquidjs';
import { maskValue } from './mask-value.ts';

/** The roots that a template may name besides the flow's own variables. */
export const builtInNames = ['call', 'contact', 'hours', 'queue', 'agent'] as const;

const LONGEST_TEMPLATE = 20_000;
const CACHED_TEMPLATES = 5_000;

const options = {
  strictFilters: true,
  strictVariables: false,
  ownPropertyOnly: true,
  templates: {},
  jsTruthy: true,
  parseLimit: LONGEST_TEMPLATE,
  renderLimit: 200,
  memoryLimit: 1_000_000,
};
const engine = sandboxed(new Liquid(options));
const urlEngine = sandboxed(new Liquid({ ...options, outputEscape: (value: unknown) => encodeURIComponent(String(value ?? '')) }));

const cache = new Map<string, Template[]>();

/** Renders a Liquid text over a scope. Bounded in time, memory and output. Throws on what `templateProblem` reports. */
export function renderTemplate(text: string, scope: object): string {
  if (!text.includes('{')) return text;
  return String(engine.renderSync(parsed(text), scope));
}

/** Renders an address: all that is filled in is percent-encoded. Bounded and throwing as `renderTemplate`. */
export function renderUrl(text: string, scope: object): string {
  if (!text.includes('{')) return text;
  return String(urlEngine.parseAndRenderSync(text, scope));
}

/** Flows read no files, and have no clock and no chance of their own. */
function sandboxed(liquid: Liquid): Liquid {
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  for (const filter of ['sample', 'date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string', 'raw'])
    delete liquid.filters[filter];
  liquid.registerFilter('spell', (value: unknown) => [...String(value ?? '')].filter((character) => character.trim() !== '').join(' '));
  liquid.registerFilter('mask', maskValue);
  return liquid;
}

/** Says what is wrong with a template, in one sentence; null when nothing is. */
export function templateProblem(text: string): string | null {
  try {
    parsed(text);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0]?.replace(/, line.*$/, '') ?? null) : String(error);
  }
}

/** The names that a template reads, each by its root: `{{ contact.name }}` reads `contact`. */
export function namesRead(text: string): string[] {
  if (!text.includes('{')) return [];
  return Object.keys(engine.parseAndAnalyzeSync(text, undefined, { partials: false }).globals);
}

function parsed(text: string): Template[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (cache.size >= CACHED_TEMPLATES) cache.clear();
  const templates = engine.parse(text);
  cache.set(text, templates);
  return templates;
}
