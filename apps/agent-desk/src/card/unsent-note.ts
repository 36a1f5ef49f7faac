import type { Note } from './use-note.ts';

/** What is typed and not sent yet, kept in the browser for a reload; of a private call nothing is written there. */
export function unsentNote(entry: string, isPrivate: boolean) {
  const key = `unsent-note ${entry}`;
  return {
    read(): Note | null {
      if (isPrivate) return null;
      try {
        const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isNote(read) ? read : null;
      } catch {
        return null;
      }
    },
    write(note: Note): void {
      if (isPrivate) return;
      try {
        localStorage.setItem(key, JSON.stringify({ text: note.text, tags: note.tags, mood: note.mood }));
      } catch {
        // a full or forbidden store: it is still sent from memory
      }
    },
    forget: () => localStorage.removeItem(key),
  };
}

function isNote(value: unknown): value is Note {
  const { text, tags, mood } = Object(value) as Record<string, unknown>;
  return typeof text === 'string' && Array.isArray(tags) && (mood === null || typeof mood === 'number');
}
