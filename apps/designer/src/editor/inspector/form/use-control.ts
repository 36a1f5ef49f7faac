import type { JsonValue } from '@callwright/flow-schema';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../../i18n/use-node-words.ts';
import { type Path, valueAt } from '../../../json/at-path.ts';
import { writeField, writeFields } from '../../model/commands/write-field.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { nodeOf } from '../../model/open-document.ts';
import type { Field } from './field.ts';
import { useForm } from './form-place.ts';
import { problemsAt } from './problems-at.ts';
import { useProblemText } from './use-problem-text.ts';

export interface ControlProps {
  field: Field;
  path: Path;
  /** Within a row of a table: the head of the column is its label. */
  bare?: boolean;
}

export interface WriteOptions {
  /** Ways of exits that go with it are taken away. */
  forget?: boolean;
  /** A step of undo of its own, not a part of typing. */
  step?: boolean;
}

/** What a control shows of its field, and how it writes it. */
export function useControl({ field, path, bare = false }: ControlProps) {
  const { id, node, problems } = useForm();
  const { words } = useNodeWords();
  const text = useProblemText();
  const readOnly = useEditor((editor) => editor.readOnly);
  const write = useWrite();
  const here = problemsAt(problems, path);
  const worst = here.find(({ severity }) => severity === 'error') ?? here[0];
  const label = words(field.meta.label ?? '');
  return {
    ...{ id, label, readOnly, bare },
    value: valueAt(node.config, path),
    help: field.meta.help === undefined ? null : words(field.meta.help),
    unit: field.meta.unit === undefined ? null : words(field.meta.unit),
    problem: worst === undefined ? null : { text: text(worst), isError: worst.severity === 'error' },
    write: (value: JsonValue | undefined, options?: WriteOptions) => write([[path, value]], options),
  };
}

/** Writes fields of the node that is open; typing in one place is one step of undo. */
export function useWrite() {
  const { id } = useForm();
  const store = useEditorStore();
  const { t } = useTranslation('inspector');
  return (fields: readonly (readonly [Path, JsonValue | undefined])[], { forget = false, step = false }: WriteOptions = {}) => {
    const [first] = fields;
    if (first === undefined) return;
    const change = fields.length === 1 ? writeField(id, first[0], first[1], { forget }) : writeFields(id, fields, { forget });
    const title = nodeOf(store.getState().flow, id)?.title ?? id;
    store.getState().change(t('edit-node', { title }), change, step ? undefined : [id, ...first[0]].join('\n'));
  };
}
