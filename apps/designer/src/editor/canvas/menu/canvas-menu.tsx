import { Menu } from '@mantine/core';
import { IconPalette } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CanvasMenu as Opened } from '../../model/create-editor.ts';
import { useEditor, useEditorStore } from '../../model/editor-context.ts';
import { noteIndex } from '../../model/note-id.ts';
import { ColorItems } from './color-items.tsx';
import { type MenuChoice, useMenuChoices } from './use-menu-choices.ts';

/** What can be done with what is selected, or with the sheet, at the pointer. */
export function CanvasMenu() {
  const menu = useEditor((editor) => editor.menu);
  return menu === null ? null : <OpenMenu menu={menu} />;
}

function OpenMenu({ menu }: { menu: Opened }) {
  const { t } = useTranslation('canvas');
  const store = useEditorStore();
  const selected = useEditor((editor) => editor.selected);
  const readOnly = useEditor((editor) => editor.readOnly);
  const choices = useMenuChoices(menu);
  const { x, y } = menu.screen;
  const nodes = selected.filter((id) => noteIndex(id) === null);
  return (
    <Menu opened onClose={() => store.getState().look({ menu: null })} position="bottom-start" offset={0} width={240} trapFocus>
      <Menu.Target>
        <button type="button" tabIndex={-1} className="menu-at" aria-label={t('menu')} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('menu')}>
        {choices.filter(({ red }) => red !== true).map(itemOf)}
        {menu.on === 'nodes' && !readOnly && (
          <Menu.Sub position="right-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconPalette size={14} stroke={1.9} aria-hidden />}>{t('color')}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              <ColorItems ids={nodes} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
        {choices.filter(({ red }) => red === true).map(itemOf)}
      </Menu.Dropdown>
    </Menu>
  );
}

function itemOf({ name, Icon, keys, red = false, act }: MenuChoice) {
  return (
    <Menu.Item
      key={name}
      leftSection={<Icon size={14} stroke={1.9} aria-hidden />}
      rightSection={keys === undefined ? null : <kbd className="key-cap">{keys}</kbd>}
      {...(red && { color: 'red' })}
      onClick={act}
    >
      {name}
    </Menu.Item>
  );
}
