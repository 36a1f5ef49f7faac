import type { JsonValue } from '@callwright/flow-schema';
import { isRecord } from '../../../json/is-record.ts';

type JsonObject = { [key: string]: JsonValue };

export interface Template {
  flow: JsonObject;
  layout: JsonObject;
  tests: Record<string, JsonObject>;
}

export interface Wishes {
  id: string;
  title: string;
  /** Those of the template's languages that are kept, one at least. */
  languages: readonly string[];
}

/**
 * A flow of one's own from a template: other languages leave its words, and a question that offers one language only is left out, in tests too.
 * Tests that hear a language that is gone are not kept.
 */
export function fromTemplate({ flow, layout, tests }: Template, { id, title, languages }: Wishes): Template {
  const all = texts(flow['languages']);
  const dropped = new Set(all.filter((language) => !languages.includes(language)));
  const kept = all.filter((language) => !dropped.has(language));
  const words = withoutLanguages(flow, dropped);
  const { nodes, start } = withoutLoneChoices(objectOf(words['nodes']), String(words['start']));
  const passed = Object.entries(objectOf(flow['nodes'])).filter(([node]) => !Object.hasOwn(nodes, node));
  const spoken = spokenIn(flow, all);
  const questions = passed.map(([, node]) => JSON.stringify(node));
  const left = Object.entries(tests).map(([name, test]) => [name, withoutQuestions(test, { questions, nodes })] as const);
  const places = Object.fromEntries(Object.entries(objectOf(layout['nodes'])).filter(([node]) => Object.hasOwn(nodes, node)));
  return {
    flow: { ...words, id, title, languages: kept, nodes, start },
    layout: { ...layout, nodes: places },
    tests: Object.fromEntries(left.filter(([, test]) => !heardIn(test).some((text) => dropped.has(languageOf(text, spoken))))),
  };
}

/** Records by language lose the dropped ones; list items for a dropped language go. */
function withoutLanguages(value: JsonObject, dropped: ReadonlySet<string>): JsonObject {
  const pairs = Object.entries(value).filter(([key, inner]) => !dropped.has(key) && !(typeof inner === 'string' && dropped.has(inner)));
  return Object.fromEntries(pairs.map(([key, inner]) => [key, cleaned(inner, dropped)]));
}

function cleaned(value: JsonValue, dropped: ReadonlySet<string>): JsonValue {
  if (Array.isArray(value)) return value.filter((item) => !isFor(item, dropped)).map((item) => cleaned(item, dropped));
  return isRecord(value) ? withoutLanguages(value, dropped) : value;
}

function isFor(item: JsonValue, dropped: ReadonlySet<string>): boolean {
  if (typeof item === 'string') return dropped.has(item);
  return isRecord(item) && typeof item['language'] === 'string' && dropped.has(item['language']);
}

/** A choice of languages that offers fewer than two is passed by: who came to it goes on by its first exit. */
function withoutLoneChoices(nodes: JsonObject, start: string): { nodes: JsonObject; start: string } {
  const lone = Object.entries(nodes).flatMap(([id, node]) => (isLoneChoice(node) ? [[id, nextOf(node)] as const] : []));
  const passed = new Map(lone);
  const lead = (target: string): string => (passed.has(target) ? lead(passed.get(target) ?? '') : target);
  const left = Object.entries(nodes).filter(([id]) => !passed.has(id));
  return {
    start: lead(start),
    nodes: Object.fromEntries(
      left.map(([id, node]) => {
        const exits = Object.entries(objectOf(objectOf(node)['exits']));
        return [id, { ...objectOf(node), exits: Object.fromEntries(exits.map(([exit, target]) => [exit, lead(String(target))])) }];
      }),
    ),
  };
}

function isLoneChoice(node: JsonValue): boolean {
  const options = objectOf(objectOf(node)['config'])['options'];
  return Array.isArray(options) && options.length < 2 && options.every((option) => isRecord(option) && option['words'] !== undefined);
}

function nextOf(node: JsonValue): string {
  return String(objectOf(objectOf(node)['exits'])['next']);
}

/** A test without the question that is gone and without what the caller answered to it, each time it was asked. */
function withoutQuestions(test: JsonObject, { questions, nodes }: { questions: readonly string[]; nodes: JsonObject }): JsonObject {
  const asks = (step: JsonValue | undefined): boolean => {
    const hears = objectOf(step)['hears'];
    return typeof hears === 'string' && questions.some((question) => question.includes(JSON.stringify(hears).slice(1, -1)));
  };
  const steps = stepsOf(test);
  const first = steps.findIndex(asks);
  let end = first;
  while (asks(steps[end])) end += steps[end + 1] !== undefined && objectOf(steps[end + 1])['hears'] === undefined ? 2 : 1;
  const visits = texts(objectOf(test['expect'])['visits']).filter((node) => Object.hasOwn(nodes, node));
  return {
    ...test,
    steps: first < 0 ? steps : [...steps.slice(0, first), ...steps.slice(end)],
    expect: { ...objectOf(test['expect']), visits },
  };
}

function heardIn(test: JsonObject): string[] {
  return stepsOf(test)
    .map((step) => objectOf(step)['hears'])
    .filter((hears) => typeof hears === 'string');
}

function stepsOf(test: JsonObject): JsonValue[] {
  return Array.isArray(test['steps']) ? test['steps'] : [];
}

/** The language that shares most words with a text. */
function languageOf(text: string, spoken: ReadonlyMap<string, ReadonlySet<string>>): string {
  const words = wordsOf(text);
  const shared = [...spoken].map(([language, known]) => ({ language, count: words.filter((word) => known.has(word)).length }));
  return shared.toSorted((one, other) => other.count - one.count)[0]?.language ?? '';
}

function spokenIn(flow: JsonObject, languages: readonly string[]): Map<string, Set<string>> {
  const spoken = new Map(languages.map((language) => [language, new Set<string>()]));
  const collect = (value: JsonValue, language: string | null): void => {
    if (typeof value === 'string' && language !== null) for (const word of wordsOf(value)) spoken.get(language)?.add(word);
    if (Array.isArray(value)) for (const item of value) collect(item, language);
    if (isRecord(value)) {
      const own = typeof value['language'] === 'string' ? value['language'] : language;
      for (const [key, inner] of Object.entries(value)) collect(inner, spoken.has(key) ? key : own);
    }
  };
  collect(flow, null);
  return spoken;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return value !== undefined && isRecord(value) ? value : {};
}
