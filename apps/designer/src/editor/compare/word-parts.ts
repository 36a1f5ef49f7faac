import { diffWordsWithSpace } from 'diff';

/** A piece of a text that is on both sides, or only on one. */
export interface WordPart {
  text: string;
  is: 'same' | 'removed' | 'added';
}

/** Both sides of a text word by word; each side is told without the other's pieces. Texts that share little are told whole. */
export function wordParts(before: string, after: string): { before: WordPart[]; after: WordPart[] } {
  const parts = diffWordsWithSpace(before, after).map(
    ({ value, added, removed }): WordPart => ({ text: value, is: added ? 'added' : removed ? 'removed' : 'same' }),
  );
  const kept = parts.filter(({ is }) => is === 'same').reduce((length, { text }) => length + text.trim().length, 0);
  if (kept * 4 < Math.min(before.length, after.length)) {
    return { before: part(before, 'removed'), after: part(after, 'added') };
  }
  return { before: parts.filter(({ is }) => is !== 'added'), after: parts.filter(({ is }) => is !== 'removed') };
}

function part(text: string, is: WordPart['is']): WordPart[] {
  return text === '' ? [] : [{ text, is }];
}
