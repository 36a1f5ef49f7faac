import { useTranslation } from 'react-i18next';
import type { Path } from '../../../json/at-path.ts';
import type { Field } from './field.ts';
import { FieldView } from './field-view.tsx';

/** Fields below each other, small ones side by side; what is rarely changed is folded away at the end. */
export function FieldList({ fields, path }: { fields: readonly Field[]; path: Path }) {
  const { t } = useTranslation('inspector');
  const usual = fields.filter(({ meta }) => meta.advanced !== true);
  const advanced = fields.filter(({ meta }) => meta.advanced === true);
  return (
    <>
      <div className="field-grid">
        {usual.map((field) => (
          <Cell key={field.name} field={field} path={path} />
        ))}
      </div>
      {advanced.length > 0 && (
        <details className="advanced">
          <summary>{t('advanced')}</summary>
          <div className="field-grid">
            {advanced.map((field) => (
              <Cell key={field.name} field={field} path={path} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Cell({ field, path }: { field: Field; path: Path }) {
  return (
    <div className={isWide(field) ? 'field-cell wide' : 'field-cell'} data-field={[...path, field.name].join('.')}>
      <FieldView field={field} path={[...path, field.name]} />
    </div>
  );
}

const wide = new Set(['prompt', 'prompts', 'table', 'rows', 'by-language', 'record', 'variants', 'group', 'json', 'list', 'wording']);

/** Whether a field wants the whole width. */
export function isWide({ shape, meta }: Field): boolean {
  return wide.has(shape.kind) || (meta.control === 'template' && shape.kind === 'text' && (shape.longest ?? 0) >= 1000);
}
