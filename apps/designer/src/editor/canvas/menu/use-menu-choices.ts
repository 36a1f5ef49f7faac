import {
  IconArrowsMaximize,
  IconCopyPlus,
  IconFlag,
  IconLayoutDistributeHorizontal,
  IconLink,
  IconNote,
  IconPackage,
  IconPencil,
  IconPlus,
  IconSelectAll,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { editorKeys } from '../../keys/key-table.ts';
import { useKeyContext } from '../../keys/use-key-context.ts';
import { startAt } from '../../model/commands/connect.ts';
import type { CanvasMenu } from '../../model/create-editor.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { useAddNote } from '../../palette/use-add-note.ts';

/** An item of the menu; `red` takes something away. */
export interface MenuChoice {
  name: string;
  Icon: typeof IconPlus;
  keys?: string;
  red?: boolean;
  act(): void;
}

/** What the menu of the canvas offers: most of it has a key, and does what the key does. */
export function useMenuChoices({ on, screen, at }: CanvasMenu): MenuChoice[] {
  const { t } = useTranslation('canvas');
  const { t: keyWords } = useTranslation('keys');
  const store = useEditorStore();
  const context = useKeyContext();
  const addNote = useAddNote();
  const readOnly = useEditor((editor) => editor.readOnly);
  const many = useEditor(({ selected }) => selected.length > 1);
  const isStart = useEditor(({ selected, flow }) => selected[0] === flow.start);
  const byKey = (id: string, Icon: typeof IconPlus, name?: string): MenuChoice => {
    const key = editorKeys.find((one) => one.id === id);
    return { name: name ?? keyWords(`key-${id}`), Icon, keys: key?.shown ?? '', act: () => key?.act(context) };
  };
  const remove = { ...byKey('remove', IconTrash, t('delete-selected')), red: true };
  if (on === 'sheet') {
    const look = [byKey('select-all', IconSelectAll), byKey('fit', IconArrowsMaximize)];
    if (readOnly) return look;
    return [
      { name: t('add-here'), Icon: IconPlus, act: () => store.getState().look({ adding: { at, screen } }) },
      { name: t('add-note-here'), Icon: IconNote, act: () => addNote(at) },
      byKey('tidy', IconLayoutDistributeHorizontal),
      ...look,
    ];
  }
  const edit = byKey('edit', IconPencil, t(on === 'note' ? 'write-note' : 'edit'));
  if (readOnly) return on === 'nodes' && !many ? [edit] : [];
  if (on === 'exit')
    return [
      byKey('add', IconPlus, t('insert-here')),
      byKey('connect', IconLink),
      { ...byKey('remove', IconUnlink, t('disconnect')), red: true },
    ];
  const duplicate = byKey('duplicate', IconCopyPlus);
  if (on === 'note') return [...(many ? [] : [edit]), duplicate, remove];
  if (many) return [byKey('group', IconPackage, t('make-module')), byKey('tidy', IconLayoutDistributeHorizontal), duplicate, remove];
  const [id] = store.getState().selected;
  const start = {
    name: t('start-here'),
    Icon: IconFlag,
    act: () => id !== undefined && store.getState().change(t('start-here'), startAt(id)),
  };
  return [
    edit,
    byKey('add', IconPlus, t('add-next')),
    ...(isStart ? [] : [start]),
    byKey('group', IconPackage, t('make-module')),
    duplicate,
    remove,
  ];
}
