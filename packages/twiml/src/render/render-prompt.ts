import type { PromptVerb, SayVerb } from '@callwright/flow-compiler';
import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { cleanXmlText } from './clean-xml-text.ts';
import { findSayLanguage, isSayVoice } from './find-language.ts';
import { roundUp } from './round-up.ts';
import { splitSpeech } from './split-speech.ts';
import type { TwimlAddresses } from './twiml-addresses.ts';

/** A document or a gather: whatever can hold prompts. */
export type PromptParent = Pick<VoiceResponse | VoiceResponse.Gather, 'say' | 'play' | 'pause'>;

/** Adds one prompt to a document or a gather. A long text becomes several Says. */
export function renderPrompt(parent: PromptParent, verb: PromptVerb, addresses: TwimlAddresses): void {
  switch (verb.verb) {
    case 'say':
      for (const text of splitSpeech(cleanXmlText(verb.text))) parent.say(sayAttributes(verb), text);
      return;
    case 'play':
      parent.play(cleanXmlText(addresses.audio(verb.audio)));
      return;
    case 'pause':
      parent.pause({ length: roundUp(verb.seconds) });
      return;
    case 'music':
      if (addresses.music === undefined) parent.pause({ length: roundUp(verb.seconds) });
      else parent.play(cleanXmlText(addresses.music(verb)));
      return;
    default:
      verb satisfies never;
  }
}

function sayAttributes({ language, voice }: SayVerb): VoiceResponse.SayAttributes {
  const known = findSayLanguage(language);
  return { ...(known && { language: known }), ...(voice !== undefined && isSayVoice(voice) && { voice }) };
}
