import type { z } from 'zod';
import { type CardWords, fitCard } from './card-words.ts';
import type { Exit, NodeSpec } from './define-node.ts';
import { readDraft } from './read-draft.ts';
import { inEnglish } from './translate.ts';

/** The exits of a node as far as they can be known of a configuration that may have errors. */
export function exitsOfDraft<Config extends z.ZodObject>(spec: NodeSpec<Config>, input: unknown): readonly Exit[] {
  try {
    return spec
      .exits(draftOf(spec, input))
      .filter(({ exit }) => typeof exit === 'string' && exit !== '')
      .map(withoutBlanks);
  } catch {
    // only a node that is more particular about its fields than their schemas comes here
    return [];
  }
}

/** A field that was emptied is as good as none. */
function withoutBlanks({ key, ...exit }: Exit): Exit {
  return { ...exit, label: exit.label || exit.exit, ...(key && { key }) };
}

/** What the card of a node says, also of a configuration that has errors. */
export function summaryOfDraft<Config extends z.ZodObject>(spec: NodeSpec<Config>, input: unknown, card: CardWords): string {
  const unset = card.words('Not set up yet');
  try {
    return fitCard(spec.summary(draftOf(spec, input), card)) || unset;
  } catch {
    return unset;
  }
}

/** What the configuration holds where that can be read; a new one's, where there is none. Required fields may be missing all the same. */
function draftOf<Config extends z.ZodObject>({ config, initial }: NodeSpec<Config>, input: unknown): z.output<Config> {
  const draft = readDraft(config, input) ?? readDraft(config, initial({ languages: [], kind: 'call', words: inEnglish }));
  return draft as z.output<Config>;
}
