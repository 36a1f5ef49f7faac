import { renderTemplate } from '../render-template.ts';
import type { EffectInput } from './effect-sources.ts';

/** The texts of message templates by language; undefined when there is none of that name. */
export type MessageTemplates = (name: string) => Readonly<Record<string, string>> | undefined;

/**
 * The text of a message: its own, or a template's in the language of the call, else in the first that it has, filled in with what the flow gave.
 * Null when there is no such template. Throws on a template that cannot be read.
 */
export function messageText({ text, template, values = {} }: EffectInput<'message.send'>, templates: MessageTemplates): string | null {
  if (template === undefined) return text;
  const wordings = templates(template);
  if (wordings === undefined) return null;
  const language = String(values['language'] ?? '');
  const wording = (Object.hasOwn(wordings, language) ? wordings[language] : undefined) ?? Object.values(wordings)[0] ?? '';
  return renderTemplate(wording, values).trim();
}
