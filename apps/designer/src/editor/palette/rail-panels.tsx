import { ActionIcon, Tooltip } from '@mantine/core';
import { IconHelp, IconListTree, IconSettings2, IconTestPipe, IconVariable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openKeyHelp } from '../keys/key-help.ts';
import type { Panel } from '../model/create-editor.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';

const panels: readonly { panel: Panel; Icon: typeof IconListTree; key: string }[] = [
  { panel: 'outline', Icon: IconListTree, key: 'O' },
  { panel: 'variables', Icon: IconVariable, key: 'V' },
  { panel: 'tests', Icon: IconTestPipe, key: 'Y' },
  { panel: 'flow', Icon: IconSettings2, key: 'F' },
];

/** Opens the panels of the flow as a whole: outline, variables, tests, settings. */
export function RailPanels({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const open = useEditor(({ panel }) => panel);
  const help = `${t('keys')} · ?`;
  return (
    <div className={wide ? 'rail-panels wide' : 'rail-panels'}>
      {panels.map(({ panel, Icon, key }) => {
        const name = `${t(`panel-${panel}`)} · ${key}`;
        return (
          <Tooltip key={panel} label={name} position={wide ? 'top' : 'right'}>
            <ActionIcon
              aria-label={name}
              aria-pressed={open === panel}
              variant={open === panel ? 'light' : 'subtle'}
              color={open === panel ? 'brand' : 'gray'}
              onClick={() => store.getState().look({ panel: open === panel ? null : panel })}
            >
              <Icon size={17} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <Tooltip label={help} position={wide ? 'top' : 'right'}>
        <ActionIcon aria-label={help} variant="subtle" color="gray" onClick={openKeyHelp}>
          <IconHelp size={17} stroke={1.9} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
