import type { Flow } from '@callwright/flow-schema';
import { ActionIcon, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { freeId, slugOf } from '../model/commands/free-id.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { SettingsPart } from './settings-part.tsx';

type Module = NonNullable<Flow['module']>;

/** What a module takes, gives back and ends with. */
export function ModuleSettings({ module }: { module: Module }) {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const variables = useEditor(({ flow }) => flow.variables);
  const readOnly = useEditor((editor) => editor.readOnly);
  const [name, setName] = useState('');
  const set = (fields: Partial<Module>, key?: string) =>
    store.getState().change(t('module'), setFlow({ module: { ...module, ...fields } }), key);
  const { inputs, outputs, exits } = module;
  const add = () => {
    if (name.trim() === '') return;
    const exit = freeId(slugOf(name, 'exit'), (taken) => exits.some((one) => one.exit === taken));
    set({ exits: [...exits, { exit, label: name.trim() }] });
    setName('');
  };
  const relabelled = (exit: string, label: string) =>
    exits.map((one) => (one.exit === exit ? { exit, ...(label !== '' && { label }) } : one));
  return (
    <SettingsPart title={t('module')}>
      {(['inputs', 'outputs'] as const).map((side) => (
        <MultiSelect
          key={side}
          size="xs"
          label={t(side)}
          data={[...new Set([...Object.keys(variables), ...(side === 'inputs' ? inputs : outputs)])]}
          value={[...(side === 'inputs' ? inputs : outputs)]}
          readOnly={readOnly}
          searchable
          onChange={(names) => set({ [side]: names })}
        />
      ))}
      <span className="block-label">{t('module-exits')}</span>
      <ul className="settings-list">
        {exits.map(({ exit, label }) => (
          <li key={exit} className="exit-row">
            <span className="mono ellipsis" title={exit}>
              {exit}
            </span>
            <TextInput
              aria-label={t('exit-label', { exit })}
              value={label ?? ''}
              placeholder={exit}
              maxLength={200}
              readOnly={readOnly}
              onChange={({ currentTarget }) => set({ exits: relabelled(exit, currentTarget.value) }, `flow\nmodule\n${exit}`)}
            />
            <ActionIcon
              size={24}
              aria-label={t('remove', { name: exit })}
              disabled={readOnly || exits.length === 1}
              onClick={() => set({ exits: exits.filter((one) => one.exit !== exit) })}
            >
              <IconTrash size={14} stroke={1.9} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <TextInput
        aria-label={t('add-exit')}
        placeholder={t('add-exit')}
        value={name}
        readOnly={readOnly}
        rightSection={
          <ActionIcon size={22} aria-label={t('add-exit')} disabled={readOnly || name.trim() === ''} onClick={add}>
            <IconPlus size={14} />
          </ActionIcon>
        }
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && add()}
      />
    </SettingsPart>
  );
}
