import { SaxesParser } from 'saxes';
import { twimlLimits } from '../twiml-limits.ts';
import { checkAttributes } from './check-attributes.ts';
import { checkLimits, type ReadElement } from './check-limits.ts';
import { nestingCode, schemaWarning } from './problem-codes.ts';
import type { Finding, TwimlProblem } from './twiml-problem.ts';
import { voiceGrammar } from './voice-grammar.ts';

/** An element that is being read; `kind` is null where the grammar does not know it, and nothing in it is judged. */
type OpenElement = Omit<ReadElement, 'kind' | 'children'> & { kind: string | null; name: string; children: string[]; strayText: boolean };

/**
 * Holds a TwiML document against XML 1.0, the grammar of voice TwiML and Twilio's limits. Gives every problem in the order of the document;
 * after an error of XML nothing more is read. An empty list: Twilio takes it without a warning.
 */
export function checkTwiml(xml: string): TwimlProblem[] {
  const bytes = Buffer.byteLength(xml);
  if (bytes > twimlLimits.documentBytes) {
    return [atStart({ code: 11750, message: `the document has ${bytes} bytes, Twilio takes ${twimlLimits.documentBytes}` })];
  }
  if (xml.trim() === '') return [atStart({ code: 11770, message: 'the document is empty' })];
  return new DocumentReader().read(xml);
}

function atStart(finding: Finding): TwimlProblem {
  return { ...finding, path: '', line: 1, column: 1 };
}

class DocumentReader {
  readonly #parser = new SaxesParser();
  readonly #open: OpenElement[] = [];
  readonly #problems: TwimlProblem[] = [];

  read(xml: string): TwimlProblem[] {
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(name, attributes));
    this.#parser.on('text', (text) => this.#read(text));
    this.#parser.on('cdata', (text) => this.#read(text));
    this.#parser.on('closetag', () => this.#end());
    this.#parser.on('error', (error) => this.#stop(error));
    this.#parser.write(xml).close();
    return this.#problems;
  }

  /** One fault makes the parser find many more. */
  #stop(error: Error): void {
    this.#report({ code: 12100, message: error.message.replace(/^\d+:\d+: /, '') });
    for (const event of ['opentag', 'text', 'cdata', 'closetag'] as const) this.#parser.off(event);
    this.#parser.on('error', () => undefined);
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#open.at(-1);
    parent?.children.push(name);
    const kind = kindOf(name, parent);
    this.#open.push({ kind, name, attributes, text: '', children: [], strayText: false });
    if (!parent && kind === null) this.#report({ code: 12102, message: `the root element is ${name}, not Response` });
    if (parent?.kind && kind === null) this.#report({ code: nestingCode(parent.kind), message: `${name} may not stand in ${parent.name}` });
    if (kind !== null) for (const finding of checkAttributes(kind, attributes)) this.#report(finding);
  }

  #read(text: string): void {
    const current = this.#open.at(-1);
    if (!current) return;
    current.text += text;
    if (current.kind && text.trim() !== '' && !voiceGrammar.elements[current.kind]?.text) current.strayText = true;
  }

  #end(): void {
    const element = this.#open.at(-1);
    if (!element) return;
    const { kind } = element;
    if (element.strayText) this.#report({ code: schemaWarning, message: `${element.name} may not hold text` });
    if (kind !== null) for (const finding of checkLimits({ ...element, kind })) this.#report(finding);
    this.#open.pop();
    const parent = this.#open.at(-1);
    if (parent) parent.text += element.text;
  }

  #report(finding: Finding): void {
    const { line, column } = this.#parser;
    this.#problems.push({ ...finding, path: this.#open.map(({ name }) => name).join('/'), line, column: column + 1 });
  }
}

function kindOf(name: string, parent: OpenElement | undefined): string | null {
  if (!parent) return name === 'Response' ? voiceGrammar.root : null;
  if (parent.kind === null) return null;
  const children = voiceGrammar.elements[parent.kind]?.children ?? {};
  return Object.hasOwn(children, name) ? (children[name] ?? null) : null;
}
