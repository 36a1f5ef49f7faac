import type { Flow } from '@callwright/flow-schema';
import { ActionIcon, MultiSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { AddExit } from './add-exit.tsx';
import { SettingsPart } from './settings-part.tsx';

type Module = NonNullable<Flow['module']>;

/** What a module takes, gives back and ends with. */
export function ModuleSettings({ module }: { module: Module }) {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const variables = useEditor(({ flow }) => flow.variables);
  const readOnly = useEditor((editor) => editor.readOnly);
  const set = (fields: Partial<Module>, key?: string) =>
    store.getState().change(t('module'), setFlow({ module: { ...module, ...fields } }), key);
  const { inputs, outputs, exits } = module;
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
      <AddExit
        readOnly={readOnly}
        isTaken={(taken) => exits.some(({ exit }) => exit === taken)}
        add={(exit, label) => set({ exits: [...exits, { exit, label }] })}
      />
    </SettingsPart>
  );
}
