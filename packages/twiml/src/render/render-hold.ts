import { HOLD_SILENCE_SECONDS, holdWords } from '@callwright/flow-compiler';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cleanXmlText } from './clean-xml-text.ts';
import { findSayLanguage } from './find-language.ts';

/**
 * The document that holds callers while the runtime is away, to be kept outside it: words in each language that they are known in, else in
 * English, a pause, and back to where the call stood. Written in lines, for a person to paste.
 */
export function renderHold(languages: readonly string[], resumeUrl: string): string {
  const response = new VoiceResponse();
  const spoken = [...new Set(languages)].filter((language) => holdWords(language) !== undefined);
  for (const tag of spoken.length > 0 ? spoken : ['en-US']) {
    const language = findSayLanguage(tag);
    response.say({ ...(language && { language }) }, holdWords(tag) ?? '');
  }
  response.pause({ length: HOLD_SILENCE_SECONDS });
  response.redirect(cleanXmlText(resumeUrl));
  // texts hold no bare < or >, so this falls between elements only
  return response
    .toString()
    .replaceAll('><', '>\n  <')
    .replace(/\n {2}(<\/?Response>)/g, '\n$1');
}
