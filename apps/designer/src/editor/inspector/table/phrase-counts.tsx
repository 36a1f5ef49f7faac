import type { JsonValue } from '@callwright/flow-schema';
import { useTranslation } from 'react-i18next';
import { recordOf } from '../../../json/is-record.ts';
import { useEditor } from '../../model/editor-context.ts';
import { type Field, listAt } from '../form/field.ts';

interface PhraseCountsProps {
  field: Field;
  value: JsonValue | undefined;
  title: string;
  open(): void;
}

/** How many phrases there are in each language: "14 · 11 · 9". Where some have and one has not, that is worth a look. */
export function PhraseCounts({ field, value, title, open }: PhraseCountsProps) {
  const { t } = useTranslation('inspector');
  const languages = useEditor(({ flow }) => flow.languages);
  const counts =
    field.shape.kind === 'by-language' ? languages.map((language) => listAt(recordOf(value)[language]).length) : [listAt(value).length];
  const some = counts.some((count) => count > 0);
  const text = some ? counts.join(' · ') : '–';
  const isUneven = some && counts.includes(0);
  return (
    <button
      type="button"
      className={isUneven ? 'phrase-counts uneven figures' : 'phrase-counts figures'}
      aria-label={`${text} ${t('phrases-of', { title })}`}
      onClick={open}
    >
      {text}
    </button>
  );
}
