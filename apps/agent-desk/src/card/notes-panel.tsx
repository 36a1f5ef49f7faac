import { SegmentedControl, TagsInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../desk/desk-query.ts';
import { useNote } from './use-note.ts';

/** What the agent writes down, kept as it is typed, below what his colleagues wrote of the same call. */
export function NotesPanel({ known }: { known: Case }) {
  const { t } = useTranslation('desk');
  const { note, state, change } = useNote(known);
  return (
    <section className="panel notes" aria-label={t('notes')}>
      <h2>
        {t('notes')} <kbd className="key-cap">N</kbd>
        <span className="note-state" role="status">
          {t(state === 'later' && known.isPrivate ? 'note-later-private' : `note-${state}`)}
        </span>
      </h2>
      {known.notesOfOthers.map((other) => (
        <p key={`${other.by} ${other.at}`} className="note-of-other">
          <strong>{t('note-from', { name: other.by })}</strong> {other.hidden ? t('note-hidden') : other.text}
          {other.tags.length > 0 && <span className="note-tags"> {other.tags.map((tag) => `#${tag}`).join(' ')}</span>}
        </p>
      ))}
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
