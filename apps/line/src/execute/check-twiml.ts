import { type ElementGrammar, voiceGrammar } from '@callwright/twiml/grammar';
import { childElements, type TwimlElement } from './parse-twiml.ts';

/** Twilio's documentation has it, the typings do not. */
const undocumentedInTypings: Readonly<Record<string, readonly string[]>> = { Dial: ['callReason'] };

export interface TwimlWarning {
  code: number;
  message: string;
}

const knownNames = new Set(Object.values(voiceGrammar.elements).flatMap(({ children }) => Object.keys(children)));

/** Whether Twilio knows an element of that name. */
export function isTwimlElement(name: string): boolean {
  return knownNames.has(name);
}

/** Twilio's schema warnings of a document: unknown elements, attributes, nesting and text. None of them stops a call. */
export function checkTwiml(element: TwimlElement, kind = voiceGrammar.root): TwimlWarning[] {
  const rule: ElementGrammar | undefined = voiceGrammar.elements[kind];
  if (!rule) return [];
  const warnings: TwimlWarning[] = [];
  for (const name of Object.keys(element.attributes)) {
    if (!hasAttribute(element.name, rule, name)) warnings.push(schemaWarning(`<${element.name}> has no attribute "${name}"`));
  }
  if (!rule.text && element.content.some((part) => typeof part === 'string' && part.trim() !== '')) {
    warnings.push(schemaWarning(`<${element.name}> holds no text`));
  }
  for (const child of childElements(element)) {
    const childKind = Object.hasOwn(rule.children, child.name) ? rule.children[child.name] : undefined;
    if (childKind !== undefined) warnings.push(...checkTwiml(child, childKind));
    else warnings.push(nestingWarning(element, child));
  }
  return warnings;
}

function hasAttribute(element: string, rule: ElementGrammar, name: string): boolean {
  return Object.hasOwn(rule.attributes, name) || name.startsWith('xmlns') || (undocumentedInTypings[element] ?? []).includes(name);
}

function nestingWarning(parent: TwimlElement, child: TwimlElement): TwimlWarning {
  if (parent.name === 'Gather') return { code: 13320, message: `Gather: Invalid nested verb <${child.name}>` };
  const known = isTwimlElement(child.name) ? `does not stand in <${parent.name}>` : 'is unknown; names are case-sensitive';
  return schemaWarning(`<${child.name}> ${known}`);
}

function schemaWarning(message: string): TwimlWarning {
  return { code: 12200, message: `Schema validation warning: ${message}` };
}
