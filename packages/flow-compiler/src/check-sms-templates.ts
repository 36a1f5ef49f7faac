import { type Diagnostic, diagnostic, type SmsTemplates } from '@callwright/flow-schema';
import { templateProblem } from './render-template.ts';

/** Finds the texts of message templates that cannot be read: a message from them could not be sent. */
export function checkSmsTemplates(templates: SmsTemplates): Diagnostic[] {
  return Object.entries(templates).flatMap(([name, { texts }]) =>
    Object.entries(texts).flatMap(([language, text]) => {
      const problem = templateProblem(text);
      return problem === null ? [] : [diagnostic('template-syntax', [name, 'texts', language], `The template cannot be read: ${problem}.`)];
    }),
  );
}
