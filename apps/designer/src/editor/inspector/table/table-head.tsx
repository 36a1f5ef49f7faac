import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { useEditor } from '../../model/editor-context.ts';
import { FieldLabel } from '../form/field-label.tsx';
import type { Columns } from './columns.ts';

/** The names of the columns. */
export function TableHead({ columns: { shown, phrases, exit } }: { columns: Columns }) {
  const { t } = useTranslation('inspector');
  const { words } = useNodeWords();
  const languages = useEditor(({ flow }) => flow.languages);
  return (
    <div className="table-row table-head">
      <span />
      {shown.map(({ name, meta }) => (
        <span key={name} className="ellipsis">
          <FieldLabel label={words(meta.label ?? '')} help={meta.help === undefined ? null : words(meta.help)} />
        </span>
      ))}
      {phrases !== null && (
        <span className="ellipsis" title={words(phrases.meta.label ?? '')}>
          {phrases.shape.kind === 'by-language' ? languages.map((tag) => tag.split('-')[0]).join(' · ') : t('phrases')}
        </span>
      )}
      {exit !== null && <span className="ellipsis">{t('leads-to')}</span>}
      <span />
    </div>
  );
}
