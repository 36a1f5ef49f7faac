import { BOX_COLORS, type BoxColor } from '@callwright/flow-schema';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../../model/editor-context.ts';
import { useColorBoxes } from './use-color-boxes.ts';

/** The colours that boxes may have, as items of a menu; the first is that of their group. */
export function ColorItems({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('canvas');
  const paint = useColorBoxes();
  const current = useEditor(({ layout }) => sharedColor(ids.map((id) => layout.colors?.[id] ?? null)));
  return [null, ...BOX_COLORS].map((color) => (
    <Menu.Item
      key={color ?? 'none'}
      leftSection={<i className={color === null ? 'color-dot' : `color-dot color-${color}`} />}
      rightSection={current === color ? <IconCheck size={14} aria-hidden /> : null}
      {...(current === color && { 'aria-current': true })}
      onClick={() => paint(ids, color)}
    >
      {t(`color-${color ?? 'none'}`)}
    </Menu.Item>
  ));
}

/** The colour that all of them have; undefined where they differ. */
function sharedColor([first = null, ...others]: readonly (BoxColor | null)[]): BoxColor | null | undefined {
  return others.every((color) => color === first) ? first : undefined;
}
