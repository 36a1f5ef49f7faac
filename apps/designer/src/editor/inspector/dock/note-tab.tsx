import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setNodeText } from '../../model/commands/set-node-text.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { useForm } from '../form/form-place.ts';

/** What colleagues should know of a node; callers never hear it. */
export function NoteTab() {
  const { t } = useTranslation('inspector');
  const { id, node } = useForm();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  return (
    <div className="form-pane alone">
      <Textarea
        aria-label={t('note')}
        placeholder={t('note-hint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4000}
        value={node.note ?? ''}
        readOnly={readOnly}
        onChange={({ currentTarget }) => store.getState().change(t('note'), setNodeText(id, 'note', currentTarget.value), `${id}\nnote`)}
      />
    </div>
  );
}
