import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import grammar from '../grammar/voice-grammar.gen.json' with { type: 'json' };

type SayVoice = NonNullable<VoiceResponse.SayAttributes['voice']>;
type SayLanguage = NonNullable<VoiceResponse.SayAttributes['language']>;
type GatherLanguage = NonNullable<VoiceResponse.GatherAttributes['language']>;

const voices: ReadonlySet<string> = new Set(grammar.enums.SayVoice);

/** Whether Twilio speaks with a voice of this name. */
export function isSayVoice(name: string): name is SayVoice {
  return voices.has(name);
}

/** The language that Twilio speaks closest to `tag` (BCP 47): the same one, else the same tongue of another country, else none. */
export function findSayLanguage(tag: string): SayLanguage | undefined {
  return findClosest(tag, grammar.enums.SayLanguage).find(isSayLanguage);
}

/** The language that Twilio recognises closest to `tag` (BCP 47): the same one, else the same tongue of another country, else none. */
export function findGatherLanguage(tag: string): GatherLanguage | undefined {
  return findClosest(tag, grammar.enums.GatherLanguage).find(isGatherLanguage);
}

function isSayLanguage(tag: string): tag is SayLanguage {
  return grammar.enums.SayLanguage.includes(tag);
}

function isGatherLanguage(tag: string): tag is GatherLanguage {
  return grammar.enums.GatherLanguage.includes(tag);
}

function findClosest(tag: string, known: readonly string[]): readonly string[] {
  if (known.includes(tag)) return [tag];
  const wanted = parseTag(tag);
  if (!wanted) return [];
  const likely = new Intl.Locale(wanted.language).maximize();
  const closeness = ({ script, region }: Intl.Locale): number =>
    (region === wanted.region ? 4 : 0) + (script === wanted.script ? 2 : 0) + (region === likely.region ? 1 : 0);
  return known
    .flatMap((candidate) => {
      const parsed = parseTag(candidate);
      return parsed?.language === wanted.language ? [{ candidate, score: closeness(parsed) }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ candidate }) => candidate);
}

function parseTag(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return null;
  }
}
