import { languageSchema } from '@callwright/flow-schema';
import { valueAt } from '../../../json/at-path.ts';
import { setFlow } from '../../model/commands/edit-flow.ts';
import type { FindFixes, Fix } from './fix.ts';
import { writeAt } from './json-at.ts';

/** Words in a language that the flow does not speak are taken away, or the flow learns it. */
export const dropLanguage: FindFixes = ({ path }, flow) => {
  const language = String(path.at(-1));
  return [{ label: 'remove-language', values: { language }, change: writeAt(path, undefined) }, ...speak(language, flow.languages)];
};

/** The flow learns the language that a node names. */
export const addLanguage: FindFixes = ({ path }, flow) => {
  const language = valueAt(flow, path);
  return typeof language === 'string' ? speak(language, flow.languages) : [];
};

function speak(language: string, languages: readonly string[]): Fix[] {
  if (languages.includes(language) || !languageSchema.safeParse(language).success) return [];
  return [{ label: 'add-language', values: { language }, change: setFlow({ languages: [...languages, language] }) }];
}
