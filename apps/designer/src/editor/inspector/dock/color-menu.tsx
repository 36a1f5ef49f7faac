import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconPalette } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ColorItems } from '../../canvas/menu/color-items.tsx';
import { useEditor } from '../../model/editor-context.ts';

/** Opens the colours that boxes may have. */
export function ColorMenu({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('canvas');
  const readOnly = useEditor((editor) => editor.readOnly);
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Tooltip label={t('color')}>
          <ActionIcon aria-label={t('color')} disabled={readOnly}>
            <IconPalette size={16} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <ColorItems ids={ids} />
      </Menu.Dropdown>
    </Menu>
  );
}
