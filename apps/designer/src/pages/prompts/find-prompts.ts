import { type JsonValue, parseFlowDocument } from '@callwright/flow-schema';
import { isRecord } from '../../json/is-record.ts';

/** One wording of one prompt: what is said at a place of a flow, in a language. */
export interface FoundPrompt {
  key: string;
  flow: string;
  flowTitle: string;
  /** Null for words of the flow itself, such as those heard while an endpoint takes long. */
  node: string | null;
  nodeTitle: string;
  /** The field in the node's configuration, such as `noInputPrompts.0`. */
  field: string;
  language: string;
  text: string | null;
  audio: string | null;
}

interface Place {
  flow: string;
  flowTitle: string;
  node: string | null;
  nodeTitle: string;
}

/** All that a flow says. A record of wordings by the languages of the flow is a prompt, whatever node it is in. */
export function findPrompts({ id, title, flow }: { id: string; title: string; flow: JsonValue }): FoundPrompt[] {
  const parsed = parseFlowDocument(flow).flow;
  if (parsed === null) return [];
  const languages = new Set(parsed.languages);
  const place = { flow: id, flowTitle: title, node: null, nodeTitle: '' };
  const own = parsed.holdPrompt === undefined ? [] : wordings(parsed.holdPrompt, place, ['holdPrompt'], languages);
  const inNodes = Object.entries(parsed.nodes).flatMap(([node, { title: nodeTitle, config }]) =>
    wordings(config, { ...place, node, nodeTitle: nodeTitle ?? node }, [], languages),
  );
  return [...own, ...inNodes];
}

export interface PromptFilter {
  words: string;
  language: string | null;
  /** Only what has no recording. */
  unrecorded: boolean;
}

/** The prompts that a filter leaves. */
export function listPrompts(prompts: readonly FoundPrompt[], { words, language, unrecorded }: PromptFilter): FoundPrompt[] {
  const sought = fold(words).split(/\s+/);
  return prompts.filter((prompt) => {
    const text = fold([prompt.text ?? '', prompt.audio ?? '', prompt.nodeTitle, prompt.flowTitle].join(' '));
    return (
      (language === null || prompt.language === language) &&
      (!unrecorded || prompt.audio === null) &&
      sought.every((word) => text.includes(word))
    );
  });
}

/** A script for who records: by language, each text once, with where it is said. */
export function scriptOf(prompts: readonly FoundPrompt[]): { language: string; lines: { text: string; places: FoundPrompt[] }[] }[] {
  const languages = [...new Set(prompts.map(({ language }) => language))].sort();
  return languages.map((language) => {
    const lines = new Map<string, FoundPrompt[]>();
    for (const prompt of prompts)
      if (prompt.language === language && prompt.text !== null) lines.set(prompt.text, [...(lines.get(prompt.text) ?? []), prompt]);
    return { language, lines: [...lines].map(([text, places]) => ({ text, places })) };
  });
}

function wordings(value: unknown, place: Place, path: readonly (string | number)[], languages: ReadonlySet<string>): FoundPrompt[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => wordings(item, place, [...path, index], languages));
  if (!isRecord(value)) return [];
  const pairs = Object.entries(value);
  if (pairs.length > 0 && pairs.every(([key, inner]) => languages.has(key) && isWording(inner)))
    return pairs.flatMap(([language, inner]) => wordingOf(inner, place, path, language));
  // words that are said in one language only, because they offer it
  const { language, words } = value;
  const alone = typeof language === 'string' && isWording(words) ? wordingOf(words, place, [...path, 'words'], language) : [];
  return [...alone, ...pairs.flatMap(([key, inner]) => wordings(inner, place, [...path, key], languages))];
}

function wordingOf(value: unknown, place: Place, path: readonly (string | number)[], language: string): FoundPrompt[] {
  if (!isRecord(value)) return [];
  const { text, audio } = value;
  const field = path.join('.');
  return [
    {
      ...place,
      key: [place.flow, place.node ?? '', field, language].join(' '),
      field,
      language,
      text: typeof text === 'string' ? text : null,
      audio: typeof audio === 'string' ? audio : null,
    },
  ];
}

function isWording(value: unknown): boolean {
  return isRecord(value) && (typeof value['text'] === 'string' || typeof value['audio'] === 'string');
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
