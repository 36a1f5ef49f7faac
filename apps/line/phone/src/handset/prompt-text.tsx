import { useLineNow } from '../store/session-context.ts';
import { keysInPrompt, sentencesOf } from '../transcript/prompt-keys.ts';
import { charactersPerSecond } from '../transcript/spoken-time.ts';

interface Props {
  text: string;
  /** When the prompt began and ended, in milliseconds of the line's clock. */
  at: number;
  endedAt: number | null;
  bold: boolean;
}

/** A prompt; what was not spoken yet, or never, is grey, and the sentences that name a key stand out. */
export function PromptText({ text, at, endedAt, bold }: Props) {
  const now = useLineNow();
  const spoken = wordEnd(text, (((endedAt ?? now) - at) / 1000) * charactersPerSecond);
  let from = 0;
  return sentencesOf(text).map((sentence) => {
    const begin = from;
    from += sentence.length;
    const cut = Math.min(sentence.length, Math.max(0, spoken - begin));
    return (
      <span key={begin} className={bold && keysInPrompt(sentence).length > 0 ? 'prompt-key' : undefined}>
        {sentence.slice(0, cut)}
        {cut < sentence.length && <span className="prompt-unspoken">{sentence.slice(cut)}</span>}
      </span>
    );
  });
}

function wordEnd(text: string, characters: number): number {
  const at = Math.floor(characters);
  if (at >= text.length - 1) return text.length;
  const end = text.slice(at).search(/\s/);
  return end === -1 ? text.length : at + end;
}
