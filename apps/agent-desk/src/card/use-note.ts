import { ApiError } from '@callwright/web/api/api-error.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { useEffect, useRef, useState } from 'react';
import type { Case } from '../desk/desk-query.ts';
import { mergeTexts } from './merge-texts.ts';
import { unsentNote } from './unsent-note.ts';

const AFTER_MILLISECONDS = 400;
const AGAIN_MILLISECONDS = 3000;

export type Note = Pick<Case['note'], 'text' | 'tags' | 'mood'>;

/** The agent's own note of a call: it is sent as he types, sent again until it arrives, and outlives a reload where the call is not private. */
export function useNote({ entry, note: known, isPrivate }: Pick<Case, 'entry' | 'note' | 'isPrivate'>) {
  const unsent = unsentNote(entry, isPrivate);
  const [begun] = useState(() => unsent.read());
  const [note, setNote] = useState<Note>(() => (begun === null ? known : { ...begun, text: mergeTexts(known.text, begun.text) }));
  const [state, setState] = useState<'kept' | 'keeping' | 'later'>(begun === null ? 'kept' : 'keeping');
  const seq = useRef(known.seq);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(note);
  const write = (next: Note): void => {
    latest.current = next;
    unsent.write(next);
    setNote(next);
  };
  const send = async (): Promise<void> => {
    seq.current += 1;
    const own = seq.current;
    const { text, tags, mood } = latest.current;
    try {
      await answered(api.cases[':entry'].note.$put({ param: { entry }, json: { seq: own, text, tags, mood } }));
      if (own !== seq.current) return;
      unsent.forget();
      setState('kept');
    } catch (error) {
      const stored = laterNote(error);
      if (stored === null) setState('later');
      else {
        // it was changed in another window meanwhile
        seq.current = Math.max(seq.current, stored.seq);
        write({ ...latest.current, text: mergeTexts(stored.text, latest.current.text) });
      }
      timer.current = setTimeout(() => void send(), stored === null ? AGAIN_MILLISECONDS : 0);
    }
  };
  const change = (part: Partial<Note>): void => {
    write({ ...latest.current, ...part });
    setState('keeping');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), AFTER_MILLISECONDS);
  };
  const leaving = useRef({ send, state });
  leaving.current = { send, state };
  useEffect(() => {
    if (leaving.current.state === 'keeping') void leaving.current.send();
    return () => {
      clearTimeout(timer.current);
      if (leaving.current.state !== 'kept') void leaving.current.send();
    };
  }, []);
  return { note, state, change };
}

/** The note as it stands, where the server refused one that came too late. */
function laterNote(error: unknown): { text: string; seq: number } | null {
  if (!(error instanceof ApiError) || error.code !== 'stale-note') return null;
  const { note } = error.body as { note?: { text?: unknown; seq?: unknown } };
  return typeof note?.text === 'string' && typeof note.seq === 'number' ? { text: note.text, seq: note.seq } : null;
}
