import type { ReservedAction } from '@callwright/flow-schema';
import { ActionIcon, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { SettingsPart } from './settings-part.tsx';

const KEYS = [...'0123456789*#'];

/** Keys that do the same wherever the flow listens. */
export function ReservedKeysForm() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const keys = useEditor(({ flow }) => flow.reservedKeys);
  const exits = useEditor(({ flow }) => flow.exits);
  const readOnly = useEditor((editor) => editor.readOnly);
  const set = (next: Readonly<Record<string, ReservedAction>>) =>
    store.getState().change(t('reserved-keys'), setFlow({ reservedKeys: next }));
  const without = (key: string) => Object.fromEntries(Object.entries(keys).filter(([other]) => other !== key));
  const named = [
    ...new Set([...Object.keys(exits), ...Object.values(keys).flatMap((action) => (typeof action === 'string' ? [] : [action.exit]))]),
  ];
  const actions = [
    { value: 'repeat', label: t('key-repeat') },
    { value: 'back', label: t('key-back') },
    ...named.map((exit) => ({ value: `>${exit}`, label: t('key-exit', { exit }) })),
  ];
  const free = KEYS.filter((key) => !Object.hasOwn(keys, key));
  return (
    <SettingsPart title={t('reserved-keys')} help={t('reserved-keys-help')}>
      <ul className="settings-list">
        {Object.entries(keys).map(([key, action]) => (
          <li key={key} className="key-row">
            <kbd className="key-cap">{key}</kbd>
            <Select
              aria-label={t('key-does', { key })}
              data={actions}
              value={typeof action === 'string' ? action : `>${action.exit}`}
              error={typeof action !== 'string' && !Object.hasOwn(exits, action.exit)}
              readOnly={readOnly}
              allowDeselect={false}
              onChange={(next) => next !== null && set({ ...keys, [key]: asAction(next) })}
            />
            <ActionIcon size={24} aria-label={t('remove', { name: key })} disabled={readOnly} onClick={() => set(without(key))}>
              <IconTrash size={14} stroke={1.9} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Select
        aria-label={t('add-key')}
        placeholder={t('add-key')}
        data={free}
        value={null}
        readOnly={readOnly}
        onChange={(key) => key !== null && set({ ...keys, [key]: 'repeat' })}
      />
    </SettingsPart>
  );
}

function asAction(value: string): ReservedAction {
  return value === 'repeat' || value === 'back' ? value : { exit: value.slice(1) };
}
