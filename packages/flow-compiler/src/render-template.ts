import { analyzeSync, Liquid, type Template } from 'liquidjs';
import { boundOutput } from './bound-output.ts';
import { maskValue } from './mask-value.ts';
import { type TemplateRead, templateReads } from './template-reads.ts';

/** The roots that a template may name besides the flow's own variables. */
export const builtInNames = ['call', 'contact', 'hours', 'queue', 'wait', 'callback', 'agent'] as const;

const LONGEST_TEMPLATE = 20_000;
/** What a template may write, into blocks that are kept for later too. */
const LONGEST_OUTPUT = 50_000;
const LONGEST_VALUE = 10_000;
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
const urlEngine = sandboxed(new Liquid({ ...options, outputEscape: (value: unknown) => encodedPart(String(value ?? '')) }));

const cache = new Map<string, Template[]>();
const reads = new WeakMap<Template[], TemplateRead[]>();
const globals = new WeakMap<Template[], string[]>();

/** Renders a Liquid text over a scope. Bounded in time, memory and output. Throws on what `templateProblem` reports. */
export function renderTemplate(text: string, scope: object): string {
  if (!text.includes('{')) return text;
  return String(engine.renderSync(parsedTemplate(text), scope));
}

/** What a variable becomes by a template: without blanks at its ends, and no longer than a call's memory bears. Throws as `renderTemplate`. */
export function renderValue(text: string, scope: object): string {
  const value = renderTemplate(text, scope).trim();
  if (value.length > LONGEST_VALUE) throw new Error(`The value has ${value.length} characters; a variable holds ${LONGEST_VALUE} at most.`);
  return value;
}

/** Renders an address: all that is filled in is percent-encoded. Bounded and throwing as `renderTemplate`. */
export function renderUrl(text: string, scope: object): string {
  if (!text.includes('{')) return text;
  return String(urlEngine.parseAndRenderSync(text, scope));
}

/** Dots alone would be a step up or down the path, also when they are encoded once. */
function encodedPart(text: string): string {
  return /^\.+$/.test(text) ? '%252E'.repeat(text.length) : encodeURIComponent(text);
}

/** Flows read no files, have no clock and no chance of their own, and read only names that stand in the template: no text becomes code. */
function sandboxed(liquid: Liquid): Liquid {
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  const expressions = Object.keys(liquid.filters).filter((name) => name.endsWith('_exp'));
  const clock = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];
  for (const filter of ['sample', 'raw', ...clock, ...expressions]) delete liquid.filters[filter];
  liquid.registerFilter('spell', (value: unknown) => [...String(value ?? '')].filter((character) => character.trim() !== '').join(' '));
  liquid.registerFilter('mask', maskValue);
  return boundOutput(liquid, LONGEST_OUTPUT);
}

/** Says what is wrong with a template, in one sentence; null when nothing is. */
export function templateProblem(text: string): string | null {
  try {
    const computed = readsOf(text).some(({ name }) => name === null);
    return computed ? 'a name in brackets is worked out; write the name itself' : null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0]?.replace(/, line.*$/, '') ?? null) : String(error);
  }
}

/** The names that a template reads, each by its root: `{{ contact.name }}` reads `contact`. */
export function namesRead(text: string): string[] {
  if (!text.includes('{')) return [];
  const templates = parsedTemplate(text);
  const names = globals.get(templates) ?? Object.keys(analyzeSync(templates, { partials: false }).globals);
  globals.set(templates, names);
  return names;
}

/** The names whose values can be seen in a template's text: not those that are only masked, or only asked whether they are there. */
export function namesShown(text: string): string[] {
  return [...new Set(readsOf(text).flatMap(({ name, shown }) => (shown && name !== null ? [name] : [])))];
}

function readsOf(text: string): TemplateRead[] {
  if (!text.includes('{')) return [];
  const templates = parsedTemplate(text);
  const found = reads.get(templates) ?? templateReads(templates);
  reads.set(templates, found);
  return found;
}

/** The parts of a template, read once. Throws on what `templateProblem` reports. */
export function parsedTemplate(text: string): Template[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  if (cache.size >= CACHED_TEMPLATES) cache.clear();
  const templates = engine.parse(text);
  cache.set(text, templates);
  return templates;
}
