import { sentencesOf } from '../transcript/prompt-keys.ts';

/** The voice that speaks `language` best: the exact tag before the same language, the machine's own before one from the network. */
export function pickVoice<Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly Voice[],
  language: string,
): Voice | undefined {
  const wanted = tagOf(language);
  const ranked = voices.filter((voice) => primary(tagOf(voice.lang)) === primary(wanted)).sort((a, b) => rank(b, wanted) - rank(a, wanted));
  return ranked[0];
}

/** Speaks after what is already being spoken, a little faster when it is late. Speaks nothing in a voice of another language. */
export function speak(text: string, language: string): void {
  const voice = pickVoice(speechSynthesis.getVoices(), language);
  if (!voice) return;
  const late = speechSynthesis.speaking;
  // Long utterances are cut off by some browsers, so each sentence is one.
  for (const sentence of sentencesOf(text)) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = late ? 1.15 : 1;
    speechSynthesis.speak(utterance);
  }
}

export const stopSpeaking = (): void => speechSynthesis.cancel();

/** "Romanian" for ro-RO. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(primary(tagOf(language))) ?? language;
  } catch {
    return language;
  }
}

const tagOf = (language: string): string => language.replace('_', '-').toLowerCase();
const primary = (tag: string): string => tag.split('-')[0] ?? tag;
const rank = (voice: Pick<SpeechSynthesisVoice, 'lang' | 'localService'>, wanted: string): number =>
  (tagOf(voice.lang) === wanted ? 2 : 0) + (voice.localService ? 1 : 0);
