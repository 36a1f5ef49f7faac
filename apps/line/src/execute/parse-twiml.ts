import { SaxesParser } from 'saxes';

/** An element of a TwiML document. `content` keeps text and elements in their order; comments are gone, entities decoded. */
export interface TwimlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: (TwimlElement | string)[];
}

/** The document's author's fault. `code` is Twilio's: 12100 no XML, 12102 no Response. */
export class TwimlError extends Error {
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Parses a TwiML document strictly. Throws a TwimlError that names the place. */
export function parseTwiml(xml: string): TwimlElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: TwimlElement[] = [];
  let root: TwimlElement | null = null;
  parser.on('error', (cause) => {
    throw new TwimlError(12100, `the document is no XML: ${cause.message}`, { cause });
  });
  parser.on('opentag', (tag) => {
    const element: TwimlElement = { name: tag.name, attributes: tag.attributes, content: [] };
    open.at(-1)?.content.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.content.push(text));
  parser.on('cdata', (text) => open.at(-1)?.content.push(text));
  parser.write(xml).close();
  return checkedRoot(root);
}

/** The elements directly inside an element. */
export function childElements(element: TwimlElement): TwimlElement[] {
  return element.content.filter((part) => typeof part !== 'string');
}

/** An element's own and nested text, white space collapsed. */
export function textOf(element: TwimlElement): string {
  return rawText(element).replace(/\s+/gu, ' ').trim();
}

function rawText(element: TwimlElement): string {
  return element.content.map((part) => (typeof part === 'string' ? part : rawText(part))).join('');
}

function checkedRoot(root: TwimlElement | null): TwimlElement {
  if (!root) throw new TwimlError(12100, 'the document is no XML: it has no root element');
  if (root.name !== 'Response') throw new TwimlError(12102, `the root element is <${root.name}>, not <Response>`);
  return root;
}
