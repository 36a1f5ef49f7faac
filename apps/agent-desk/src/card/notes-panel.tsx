import { answered, api } from '@callwright/web/api/client.ts';
import { SegmentedControl, TagsInput, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../desk/desk-query.ts';

const AFTER_MILLISECONDS = 400;
const AGAIN_MILLISECONDS = 3000;

type Note = Pick<Case['note'], 'text' | 'tags' | 'mood'>;

/** What the agent writes down, kept as it is typed; what cannot be sent is kept here and sent again. */
export function NotesPanel({ known }: { known: Case }) {
  const { t } = useTranslation('desk');
  const [note, setNote] = useState<Note>(known.note);
  const [state, setState] = useState<'kept' | 'keeping' | 'later'>('kept');
  const seq = useRef(known.note.seq);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(note);
  const send = async (): Promise<void> => {
    seq.current += 1;
    const own = seq.current;
    const { text, tags, mood } = latest.current;
    const request = api.cases[':entry'].note.$put({ param: { entry: known.entry }, json: { seq: own, text, tags, mood } });
    try {
      await answered(request);
      if (own === seq.current) setState('kept');
    } catch {
      setState('later');
      timer.current = setTimeout(() => void send(), AGAIN_MILLISECONDS);
    }
  };
  const change = (next: Partial<Note>): void => {
    latest.current = { ...latest.current, ...next };
    setNote(latest.current);
    setState('keeping');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), AFTER_MILLISECONDS);
  };
  const leaving = useRef({ send, state });
  leaving.current = { send, state };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (leaving.current.state !== 'kept') void leaving.current.send();
    },
    [],
  );
  return (
    <section className="panel notes" aria-label={t('notes')}>
      <h2>
        {t('notes')} <kbd className="key-cap">N</kbd>
        <span className="note-state" role="status">
          {t(`note-${state}`)}
        </span>
      </h2>
      <Textarea
        id="notes"
        aria-label={t('notes')}
        placeholder={t('notes-hint')}
        autosize
        minRows={4}
        maxRows={12}
        value={note.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <TagsInput
        aria-label={t('tags')}
        placeholder={note.tags.length === 0 ? t('tags') : ''}
        value={note.tags}
        onChange={(tags) => change({ tags })}
        maxTags={20}
      />
      <div className="mood">
        <span id="mood-label">{t('mood')}</span>
        <SegmentedControl
          aria-labelledby="mood-label"
          size="xs"
          value={note.mood === null ? '' : String(note.mood)}
          onChange={(value) => change({ mood: Number(value) })}
          data={[1, 2, 3, 4, 5].map((mood) => ({ value: String(mood), label: t(`mood-${mood}`) }))}
        />
      </div>
    </section>
  );
}
