import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { GroupTile } from '../../nodes/group-tile.tsx';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { dragType } from './dragged-type.ts';
import { choicesFor, GROUPS, type NodeChoice, searchChoices } from './node-choices.ts';
import { NoteItem } from './note-item.tsx';
import { RailPanels } from './rail-panels.tsx';
import { useAddNode } from './use-add-node.ts';
import './palette.css';

const WIDE = '(min-width: 1500px)';

/** Every node type that this flow may have: to be dragged, clicked, or searched. A rail on narrow screens. */
export function Palette() {
  const { words } = useNodeWords();
  const kind = useEditor(({ flow }) => flow.kind);
  const choices = useMemo(() => choicesFor(kind, words), [kind, words]);
  return useMediaQuery(WIDE, false) ? <WidePalette choices={choices} /> : <Rail choices={choices} />;
}

function WidePalette({ choices }: { choices: readonly NodeChoice[] }) {
  const { t } = useTranslation('canvas');
  const { words } = useNodeWords();
  const [text, setText] = useState('');
  const search = useMemo(() => searchChoices(choices), [choices]);
  const found = search(text);
  return (
    <nav className="palette wide" aria-label={t('palette')}>
      <TextInput
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        placeholder={t('add')}
        aria-label={t('add')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<kbd className="key-cap">A</kbd>}
      />
      <div className="palette-groups">
        {GROUPS.map(({ group, title }) => {
          const members = found.filter((choice) => choice.group === group);
          return members.length === 0 ? null : (
            <section key={group}>
              <h3>{words(title)}</h3>
              {members.map((choice) => (
                <PaletteItem key={choice.type} choice={choice} />
              ))}
            </section>
          );
        })}
        {text === '' && (
          <section>
            <h3>{t('on-sheet')}</h3>
            <NoteItem wide />
          </section>
        )}
        {found.length === 0 && <p className="palette-none">{t('nothing-found')}</p>}
      </div>
      <RailPanels wide />
    </nav>
  );
}

function Rail({ choices }: { choices: readonly NodeChoice[] }) {
  const { t } = useTranslation('canvas');
  const { words } = useNodeWords();
  const store = useEditorStore();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { screenToFlowPosition } = useReactFlow();
  return (
    <nav className="palette rail" aria-label={t('palette')}>
      <Tooltip label={t('add')} position="right">
        <ActionIcon
          variant="filled"
          className="rail-add"
          aria-label={t('add')}
          disabled={readOnly}
          onClick={({ currentTarget }) => {
            const { right, top } = currentTarget.getBoundingClientRect();
            const { x, y } = screenToFlowPosition({ x: window.innerWidth / 2 - 120, y: window.innerHeight / 3 });
            store.getState().look({ adding: { at: [x, y], screen: { x: right + 8, y: top } } });
          }}
        >
          <IconPlus size={16} stroke={2} />
        </ActionIcon>
      </Tooltip>
      <kbd className="key-cap" aria-hidden>
        A
      </kbd>
      {GROUPS.map(({ group, title }) => {
        const members = choices.filter((choice) => choice.group === group);
        const [first] = members;
        return first === undefined ? null : (
          <Menu key={group} position="right-start" trigger="click" withinPortal>
            <Menu.Target>
              <ActionIcon aria-label={words(title)} title={words(title)}>
                <GroupTile group={group} icon={first.icon} size={26} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown className="rail-menu">
              <Menu.Label>{words(title)}</Menu.Label>
              {members.map((choice) => (
                <PaletteItem key={choice.type} choice={choice} />
              ))}
            </Menu.Dropdown>
          </Menu>
        );
      })}
      <NoteItem />
      <RailPanels />
    </nav>
  );
}

function PaletteItem({ choice: { type, title, description, group, icon } }: { choice: NodeChoice }) {
  const addNode = useAddNode();
  const readOnly = useEditor((editor) => editor.readOnly);
  const { screenToFlowPosition } = useReactFlow();
  return (
    <button
      type="button"
      className="palette-item"
      title={description}
      disabled={readOnly}
      draggable
      onDragStart={({ dataTransfer }) => dragType(dataTransfer, type)}
      onClick={() => {
        const { x, y } = screenToFlowPosition({ x: window.innerWidth / 2 - 120, y: window.innerHeight / 3 });
        addNode(type, [x, y]);
      }}
    >
      <GroupTile group={group} icon={icon} />
      <span className="ellipsis">{title}</span>
    </button>
  );
}
