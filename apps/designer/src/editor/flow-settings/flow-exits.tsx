import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setFlow } from '../model/commands/edit-flow.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { AddExit } from './add-exit.tsx';
import { NodeChoice } from './node-choice.tsx';
import { SettingsPart } from './settings-part.tsx';

/** Ways out that the flow itself has, wherever a call is: reserved keys take them. */
export function FlowExits() {
  const { t } = useTranslation('flow-settings');
  const store = useEditorStore();
  const exits = useEditor(({ flow }) => flow.exits);
  const start = useEditor(({ flow }) => flow.start);
  const readOnly = useEditor((editor) => editor.readOnly);
  const set = (next: Readonly<Record<string, string>>) => store.getState().change(t('exits'), setFlow({ exits: next }));
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
      <AddExit readOnly={readOnly} isTaken={(taken) => Object.hasOwn(exits, taken)} add={(exit) => set({ ...exits, [exit]: start })} />
    </SettingsPart>
  );
}
