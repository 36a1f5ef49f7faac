import { Menu } from '@mantine/core';
import { IconArrowUpRight, IconFlag, IconLink, IconPencil, IconPlus, IconRowInsertTop, IconTrash, IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../model/editor-context.ts';
import type { OutlineItem } from './outline-items.ts';
import type { OutlineActions } from './use-outline-actions.ts';

interface Choice {
  words: string;
  Icon: typeof IconPlus;
  act(): void;
  keys?: string;
  red?: boolean;
}
interface Props {
  item: OutlineItem;
  at: { x: number; y: number };
  actions: OutlineActions;
  onRename(): void;
  onClose(): void;
}

/** What can be done with a row, at the pointer or at the row. */
export function OutlineMenu({ item, at, actions, onRename, onClose }: Props) {
  const readOnly = useEditor((editor) => editor.readOnly);
  const { t } = useTranslation('outline');
  const choices = useChoices(item, actions, onRename, readOnly);
  return (
    // the key that opens it is pressed outside of it
    <Menu opened onClose={onClose} position="bottom-start" offset={0} clickOutsideEvents={['mousedown', 'touchstart']} trapFocus>
      <Menu.Target>
        <button type="button" tabIndex={-1} className="outline-menu-at" aria-label={t('more')} style={{ left: at.x, top: at.y }} />
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ words, Icon, act, keys, red = false }) => (
          <Menu.Item
            key={words}
            leftSection={<Icon size={14} stroke={1.9} />}
            rightSection={keys === undefined ? null : <kbd className="key-cap">{keys}</kbd>}
            {...(red && { color: 'red' })}
            onClick={() => {
              onClose();
              act();
            }}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useChoices(item: OutlineItem, actions: OutlineActions, rename: () => void, readOnly: boolean): Choice[] {
  const { t } = useTranslation('outline');
  const isStart = useEditor(({ flow }) => item.kind === 'node' && flow.start === item.node);
  const { by } = item;
  const go =
    item.kind === 'link' ? [{ words: t('follow'), Icon: IconArrowUpRight, act: () => actions.follow(item.node), keys: 'Enter' }] : [];
  const edit = item.kind === 'node' ? [{ words: t('edit'), Icon: IconPencil, act: () => actions.edit(item.node), keys: 'Enter' }] : [];
  if (readOnly) return [...edit, ...go];
  if (item.kind === 'note')
    return [
      { words: t('write-note'), Icon: IconPencil, act: () => actions.write(item.index), keys: 'Enter' },
      { words: t('delete'), Icon: IconTrash, act: () => actions.removeNote(item.index), keys: 'Del', red: true },
    ];
  const ways = by === null ? [] : wayChoices(item, { connect: () => actions.connect(by), disconnect: () => actions.disconnect(by) }, t);
  const insert = { words: t('insert'), Icon: IconRowInsertTop, act: () => actions.add(item, 'before') };
  const add = { words: t('add'), Icon: IconPlus, act: () => actions.add(item, 'after'), keys: 'A' };
  if (item.kind !== 'node') return [...go, ...(item.kind === 'open' ? [add] : by === null ? [] : [{ ...insert, keys: 'A' }]), ...ways];
  const { node } = item;
  return [
    ...edit,
    { words: t('rename'), Icon: IconPencil, act: rename, keys: 'F2' },
    add,
    ...(by === null ? [] : [insert]),
    ...ways,
    ...(isStart ? [] : [{ words: t('start'), Icon: IconFlag, act: () => actions.start(node) }]),
    { words: t('delete'), Icon: IconTrash, act: () => actions.remove(node), keys: 'Del', red: true },
  ];
}

function wayChoices(item: OutlineItem, act: { connect(): void; disconnect(): void }, t: (key: string) => string): Choice[] {
  const connect = { words: t(item.kind === 'open' ? 'connect' : 'connect-other'), Icon: IconLink, act: act.connect };
  const key = item.kind === 'node' ? {} : { keys: 'C' };
  return [{ ...connect, ...key }, ...(item.kind === 'open' ? [] : [{ words: t('disconnect'), Icon: IconUnlink, act: act.disconnect }])];
}
