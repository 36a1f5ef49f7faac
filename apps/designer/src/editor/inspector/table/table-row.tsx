import type { JsonValue } from '@callwright/flow-schema';
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { recordOf } from '../../../json/is-record.ts';
import { textAt } from '../form/field.ts';
import { FieldProblem } from '../form/field-frame.tsx';
import { FieldView } from '../form/field-view.tsx';
import { useForm } from '../form/form-place.ts';
import { problemsAt } from '../form/problems-at.ts';
import { useProblemText } from '../form/use-problem-text.ts';
import { LeadsTo } from '../names/leads-to.tsx';
import type { Columns } from './columns.ts';
import { LabelCell } from './label-cell.tsx';
import { PhraseCounts } from './phrase-counts.tsx';

interface TableRowProps {
  path: Path;
  columns: Columns;
  others: readonly JsonValue[];
  called: string;
  isOpen: boolean;
  readOnly: boolean;
  toggle(): void;
  move(by: number): void;
  remove(): void;
}

/** One row of a table, with what does not fit into columns below it. */
export function TableRow({ path, columns, others, called, isOpen, readOnly, toggle, move, remove }: TableRowProps) {
  const { t } = useTranslation('inspector');
  const { id: node, node: document, problems } = useForm();
  const problemText = useProblemText();
  const { setNodeRef, transform, transition, attributes, listeners, isDragging } = useSortable({
    id: String(path.at(-1)),
    disabled: readOnly,
  });
  const row = recordOf(valueAt(document.config, path));
  const exit = columns.exit === null ? '' : textAt(row[columns.exit]);
  const title = (columns.label === null ? '' : textAt(row[columns.label])) || called;
  const own = problemsAt(problems, path)[0];
  const below = columns.below.some(({ name }) => problemsAt(problems, [...path, name], true).length > 0);
  return (
    <li
      ref={setNodeRef}
      aria-label={title}
      className={isDragging ? 'table-item dragging' : 'table-item'}
      style={{ transform: CSS.Translate.toString(transform), ...(transition !== undefined && { transition }) }}
      onKeyDown={(event) => {
        const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0) : 0;
        if (by === 0 || readOnly) return;
        event.preventDefault();
        event.stopPropagation();
        move(by);
      }}
      data-field={path.join('.')}
    >
      <div className="table-row">
        <span>
          <button type="button" className="grip" aria-label={t('move-row', { title })} {...attributes} {...listeners} disabled={readOnly}>
            <IconGripVertical size={14} aria-hidden />
          </button>
        </span>
        {columns.shown.map((field) => (
          <span key={field.name}>
            {field.name === columns.label && columns.exit !== null ? (
              <LabelCell field={field} path={path} exitField={columns.exit} others={others} />
            ) : (
              <FieldView field={field} path={[...path, field.name]} bare />
            )}
          </span>
        ))}
        {columns.phrases !== null && (
          <span>
            <PhraseCounts field={columns.phrases} value={row[columns.phrases.name]} title={title} open={toggle} />
          </span>
        )}
        {columns.exit !== null && <span>{exit !== '' && <LeadsTo node={node} exit={exit} label={title} />}</span>}
        <span className="row-actions">
          {columns.below.length > 0 && (
            <Tooltip label={t('more-of', { title })}>
              <ActionIcon size={24} aria-label={t('more-of', { title })} aria-expanded={isOpen} onClick={toggle}>
                <IconChevronDown size={14} stroke={1.9} className={isOpen ? 'turned' : ''} color={below ? 'var(--red)' : 'currentColor'} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('remove-row', { title })}>
            <ActionIcon size={24} aria-label={t('remove-row', { title })} disabled={readOnly} onClick={remove}>
              <IconTrash size={14} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      {own !== undefined && <FieldProblem problem={{ text: problemText(own), isError: own.severity === 'error' }} />}
      {isOpen && (
        <div className="row-below">
          {columns.below.map((field) => (
            <FieldView key={field.name} field={field} path={[...path, field.name]} />
          ))}
          {exit !== '' && <p className="quiet-note mono">{t('exit-id', { exit })}</p>}
        </div>
      )}
    </li>
  );
}
