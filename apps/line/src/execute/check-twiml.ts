import { z } from 'zod';
import { childElements, type TwimlElement } from './parse-twiml.ts';
import rawGrammar from './twiml-grammar.json' with { type: 'json' };

/** Read out of the typings of `VoiceResponse` in the npm package twilio 6.2.0, with Dial's `callReason` of Twilio's documentation. */
const grammar = z
  .record(z.string(), z.object({ attributes: z.array(z.string()), children: z.array(z.string()), text: z.boolean() }))
  .parse(rawGrammar);

export interface TwimlWarning {
  code: number;
  message: string;
}

/** Whether Twilio knows an element of that name. */
export function isTwimlElement(name: string): boolean {
  return name in grammar;
}

/** Twilio's schema warnings of a document: unknown elements, attributes, nesting and text. None of them stops a call. */
export function checkTwiml(element: TwimlElement): TwimlWarning[] {
  const rule = grammar[element.name];
  if (!rule) return [];
  const warnings: TwimlWarning[] = [];
  for (const name of Object.keys(element.attributes)) {
    if (!rule.attributes.includes(name) && !name.startsWith('xmlns'))
      warnings.push(schemaWarning(`<${element.name}> has no attribute "${name}"`));
  }
  if (!rule.text && element.content.some((part) => typeof part === 'string' && part.trim() !== '')) {
    warnings.push(schemaWarning(`<${element.name}> holds no text`));
  }
  for (const child of childElements(element)) {
    if (rule.children.includes(child.name)) warnings.push(...checkTwiml(child));
    else warnings.push(nestingWarning(element, child));
  }
  return warnings;
}

function nestingWarning(parent: TwimlElement, child: TwimlElement): TwimlWarning {
  if (parent.name === 'Gather') return { code: 13320, message: `Gather: Invalid nested verb <${child.name}>` };
  const known = grammar[child.name] ? `does not stand in <${parent.name}>` : 'is unknown; names are case-sensitive';
  return schemaWarning(`<${child.name}> ${known}`);
}

function schemaWarning(message: string): TwimlWarning {
  return { code: 12200, message: `Schema validation warning: ${message}` };
}
