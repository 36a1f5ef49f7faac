import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { freeId, slugOf } from '../model/commands/free-id.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { NodeChoice } from './node-choice.tsx';
import { SettingsPart } from './settings-part.tsx';

/** Ways out that the flow itself has, wherever a call is: reserved keys take them. */
export function FlowExits() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const exits = useEditor(({ flow }) => flow.exits);
  const start = useEditor(({ flow }) => flow.start);
  const readOnly = useEditor((editor) => editor.readOnly);
  const [name, setName] = useState('');
  const set = (next: Readonly<Record<string, string>>) => store.getState().change(t('exits'), setFlow({ exits: next }));
  const add = () => {
    if (name.trim() === '') return;
    set({ ...exits, [freeId(slugOf(name, 'exit'), (taken) => Object.hasOwn(exits, taken))]: start });
    setName('');
  };
  return (
    <SettingsPart title={t('exits')} help={t('exits-help')}>
      <ul className="settings-list">
        {Object.entries(exits).map(([exit, target]) => (
          <li key={exit} className="exit-row">
            <span className="mono ellipsis" title={exit}>
              {exit}
            </span>
            <NodeChoice
              bare
              label={t('exit-leads-to', { exit })}
              value={target}
              readOnly={readOnly}
              choose={(node) => node !== null && set({ ...exits, [exit]: node })}
            />
            <ActionIcon
              size={24}
              aria-label={t('remove', { name: exit })}
              disabled={readOnly}
              onClick={() => set(Object.fromEntries(Object.entries(exits).filter(([other]) => other !== exit)))}
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
