import { type Diagnostic, diagnostic, wordingSchema } from '@callwright/flow-schema';
import { type FlowGraph, isImmediate } from '../flow-graph.ts';
import { listens } from '../leads-to-person.ts';
import { reach } from '../walk-graph.ts';
import type { NodeFacts } from './node-facts.ts';

/** How fast words are spoken, as the line and the simulator have it. */
const CHARACTERS_A_SECOND = 15;
const LONGEST_PROMPT = 25;
const LONGEST_GREETING = 8;

/** Sentences that begin with the key: "Press 1 for bills". The thing comes first, so that callers need not remember the key. */
const keyFirst: Readonly<Record<string, RegExp>> = {
  en: /^(please )?press (\d|zero|one|two|three|four|five|six|seven|eight|nine|star|pound|hash) (for|to|if)\s/iu,
  ro: /^(vă rugăm,? |vă rog,? )?(să )?(apăsați|apăsaţi|apasă) (tasta )?(\d|zero|unu|doi|trei|patru|cinci|șase|șapte|opt|nouă|steluță|diez),? (pentru|ca să|dacă)\s/iu,
  ru: /^(пожалуйста,? )?нажмите (кнопку |клавишу |цифру )?(\d|ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять|звёздочку|решётку),? (чтобы|для|если)\s/iu,
};

interface Words {
  path: (string | number)[];
  language: string;
  text: string;
}

/** Prompts that are too long to be kept in mind, or name the key before what it is for. One finding a prompt, in the language that is worst. */
export function checkWords(graph: FlowGraph, nodes: readonly NodeFacts[]): Diagnostic[] {
  const greeting = greetingNodes(graph);
  return nodes.flatMap(({ id, fields }) => {
    const prompts = new Map<string, Words[]>();
    for (const words of fields.flatMap(wordsOf)) {
      const prompt = words.path.slice(0, -1).join('.');
      prompts.set(prompt, [...(prompts.get(prompt) ?? []), words]);
    }
    const longest = greeting.has(id) ? LONGEST_GREETING : LONGEST_PROMPT;
    return [...prompts.values()].flatMap((wordings) => [...tooLong(wordings, longest), ...keyBeforeFunction(wordings)]);
  });
}

function wordsOf({ control, path, value }: NodeFacts['fields'][number]): Words[] {
  const text = control === 'wording' ? wordingSchema.safeParse(value).data?.text : undefined;
  return text === undefined ? [] : [{ path, language: String(path.at(-1)), text: withoutTags(text) }];
}

/** The nodes that speak before the first question. */
function greetingNodes(graph: FlowGraph): Set<string> {
  const { order } = reach(graph, graph.roots.slice(0, 1), (way) => isImmediate(way) || way.on === 'call.started');
  const asking = new Set(graph.states.flatMap((state) => (listens(state) && state.node !== null ? [state.node] : [])));
  return new Set(order.flatMap((index) => graph.states[index]?.node ?? []).filter((node) => !asking.has(node)));
}

function tooLong(wordings: readonly Words[], longest: number): Diagnostic[] {
  const [worst] = [...wordings].sort((a, b) => b.text.length - a.text.length);
  const seconds = [...(worst?.text ?? '')].length / CHARACTERS_A_SECOND;
  if (worst === undefined || seconds <= longest) return [];
  const message = `These words take ${Math.round(seconds)} s to say; callers listen to ${longest} s. Say less, or ask in between.`;
  return [diagnostic('prompt-too-long', worst.path, message, 'warning')];
}

function keyBeforeFunction(wordings: readonly Words[]): Diagnostic[] {
  const found = wordings.find(({ language, text }) => {
    const pattern = keyFirst[language.split('-')[0] ?? ''];
    return pattern !== undefined && text.split(/[.!?;:]\s*/u).some((sentence) => pattern.test(`${sentence} `));
  });
  if (found === undefined) return [];
  const message = 'A sentence names the key before what it is for. Say "For bills, press 1": callers then need not remember the key.';
  return [diagnostic('key-before-function', found.path, message, 'warning')];
}

function withoutTags(text: string): string {
  return text
    .replace(/\{%.*?%\}|\{\{.*?\}\}/gsu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
