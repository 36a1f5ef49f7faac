import type { ConfigProblem } from '@callwright/flow-compiler';
import { countParts } from './count-parts.ts';
import type { MessageConfig } from './message-config.ts';
import { takesNoMessages } from './takes-no-messages.ts';

/** More parts than this are a letter, and each is paid for. */
const MOST_PARTS = 3;

/** A text in each language of the flow, none as long as a letter. */
export function textProblems({ message }: MessageConfig, languages: readonly string[]): ConfigProblem[] {
  if (!('text' in message)) return [];
  const { text } = message;
  const at = (language: string) => ['message', 'text', language];
  const missing = languages.filter((language) => !Object.hasOwn(text, language));
  const unused = Object.keys(text).filter((language) => !languages.includes(language));
  return [
    ...missing.map(
      (language): ConfigProblem => ({
        code: 'missing-prompt-language',
        path: at(language),
        message: `This message has no text in ${language}. Callers of that language would get another.`,
      }),
    ),
    ...unused.map(
      (language): ConfigProblem => ({
        code: 'unused-prompt-language',
        path: at(language),
        message: `The flow does not speak ${language}; this text is never sent.`,
        severity: 'warning',
      }),
    ),
    ...Object.entries(text).flatMap(([language, words]) => lengthProblem(words, at(language))),
  ];
}

/** Only what is written counts; what is filled in comes on top. */
function lengthProblem(text: string, path: ConfigProblem['path']): ConfigProblem[] {
  const { parts, lettersEach } = countParts(text.replace(/\{%.*?%\}|\{\{.*?\}\}/gs, '').trim());
  if (parts <= MOST_PARTS) return [];
  const message = `This will be sent as ${parts} messages, each of ${lettersEach} letters at most and each paid for. Say less.`;
  return [{ code: 'message-in-parts', path, message, severity: 'warning' }];
}

/** A number that is written into the flow can get messages. */
export function numberProblems({ to }: MessageConfig): ConfigProblem[] {
  const [field, number] = to === 'caller' ? ['to', ''] : 'phone' in to ? ['phone', to.phone] : ['number', to.number];
  if (!number.startsWith('+') || !takesNoMessages(number)) return [];
  return [{ code: 'land-line-message', path: ['to', field], message: `${number} takes no text messages: it is no mobile.` }];
}
