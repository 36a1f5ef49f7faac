import { type Diagnostic, diagnostic, type Flow, promptSchema, type Wording } from '@callwright/flow-schema';
import type { FoundField } from './find-fields.ts';

/** Every prompt speaks every language of the flow. */
export function checkPrompts(flow: Flow, fields: readonly FoundField[]): Diagnostic[] {
  return fields.filter(({ control }) => control === 'prompt').flatMap(({ path, value }) => checkPrompt(flow, path, value));
}

function checkPrompt(flow: Flow, path: (string | number)[], value: unknown): Diagnostic[] {
  const prompt = promptSchema.safeParse(value).data ?? {};
  const missing = flow.languages.filter((language) => !isSaid(Object.hasOwn(prompt, language) ? prompt[language] : undefined));
  const unused = Object.keys(prompt).filter((language) => !flow.languages.includes(language));
  return [
    ...missing.map((language) =>
      diagnostic(
        'missing-prompt-language',
        [...path, language],
        `This prompt has no wording in ${language}. Callers of that language would hear another.`,
      ),
    ),
    ...unused.map((language) =>
      diagnostic(
        'unused-prompt-language',
        [...path, language],
        `The flow does not speak ${language}; this wording is never heard.`,
        'warning',
      ),
    ),
  ];
}

/** A recording, or a text with more than blanks. */
export function isSaid(wording: Wording | undefined): boolean {
  return wording?.audio !== undefined || (wording?.text?.trim() ?? '') !== '';
}
