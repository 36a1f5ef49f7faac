import type { LiveEvent } from '@callwright/web/api/create-live.ts';
import type { SavingState } from '../saving/create-autosave.ts';

/** Something that somebody else did to the open flow. `words` is a key of the words of people. */
export interface News {
  words: 'saved' | 'published' | 'files-changed' | 'draft-dropped' | 'deleted';
  name: string;
  number: number;
  /** What may be done about it: take it over, or see both. */
  offers: 'load' | 'compare' | 'compare-files' | null;
}

interface Mine extends Pick<SavingState, 'state' | 'baseHash' | 'savedAt' | 'unsent'> {
  me: string;
}

/** What an event means to who has the flow open; null for what he did himself, or knows. */
export function newsOf({ event, data }: LiveEvent, { me, state, baseHash, savedAt, unsent }: Mine): News | null {
  const facts = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  const text = (field: string) => (typeof facts[field] === 'string' ? facts[field] : '');
  const number = typeof facts['number'] === 'number' ? facts['number'] : 0;
  // its own save is told to a page before the answer comes; one's other pages find out when they save
  const isMine = text('hash') === baseHash || state === 'saving' || text('savedBy') === me;
  const hasWork = unsent > 0 || savedAt !== null;
  const filesChanged: News = { words: 'files-changed', name: '', number, offers: hasWork ? 'compare-files' : 'load' };
  switch (event) {
    case 'draft-saved':
      return isMine ? null : { words: 'saved', name: text('savedBy'), number, offers: unsent > 0 ? null : 'load' };
    case 'published':
      if (text('by') === 'files') return filesChanged;
      return text('by') === me ? null : { words: 'published', name: text('by'), number, offers: hasWork ? 'compare' : 'load' };
    case 'files-changed':
      return filesChanged;
    case 'draft-dropped':
      return text('hash') === baseHash && unsent === 0 ? { words: 'draft-dropped', name: '', number, offers: 'load' } : null;
    case 'deleted':
      return { words: 'deleted', name: '', number, offers: null };
    default:
      return null;
  }
}
