import { type TwimlElement, TwimlError } from './parse-twiml.ts';
import type { VerbContext } from './verb.ts';

interface NumberRule {
  standard: number;
  least: number;
  most?: number;
  /** Twilio's code of the warning for anything else. */
  code: number;
}

/** A whole number of an attribute. What is none, or too small, is a warning and gives the standard; what is too large gives the most. */
export function integerAttribute(element: TwimlElement, name: string, rule: NumberRule, context: VerbContext): number {
  const text = element.attributes[name];
  if (text === undefined) return rule.standard;
  if (/^\d+$/.test(text) && Number(text) >= rule.least) return Math.min(Number(text), rule.most ?? Number.MAX_SAFE_INTEGER);
  invalid(element, name, rule.code, context);
  return rule.standard;
}

export function booleanAttribute(element: TwimlElement, name: string, standard: boolean, context: VerbContext, code = 12200): boolean {
  const text = element.attributes[name]?.toLowerCase();
  if (text === undefined) return standard;
  if (text === 'true' || text === 'false') return text === 'true';
  invalid(element, name, code, context);
  return standard;
}

/** GET or POST; POST where the attribute is missing or wrong. */
export function methodAttribute(element: TwimlElement, code: number, context: VerbContext, name = 'method'): string {
  const method = (element.attributes[name] ?? 'POST').toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  invalid(element, name, code, context);
  return 'POST';
}

/** An address of a document, absolute. Relative ones start from the document's own. Throws a TwimlError (11100) when there is no way to resolve it. */
export function resolveUrl(address: string, context: VerbContext): string {
  const base = context.document.url ?? undefined;
  const text = address.trim();
  if (text === '' && base !== undefined) return base;
  if (!URL.canParse(text, base)) throw new TwimlError(base === undefined ? 15004 : 11100, `"${text}" is no address that can be resolved`);
  return new URL(text, base).href;
}

export function invalid(element: TwimlElement, name: string, code: number, context: VerbContext): void {
  context.leg.warn(code, `${element.name}: Invalid ${name} value "${element.attributes[name] ?? ''}"`);
}
