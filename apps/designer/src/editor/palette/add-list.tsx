import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import { IconNote, IconSearch } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { GroupTile } from '../../nodes/group-tile.tsx';
import { cardOf } from '../canvas/card.ts';
import { fold } from '../find/fold.ts';
import { connect } from '../model/commands/connect.ts';
import type { Adding } from '../model/create-editor.ts';
import { useEditor, useEditorStore } from '../model/editor-context.ts';
import { choicesFor, searchChoices } from './node-choices.ts';
import { useAddNode } from './use-add-node.ts';
import { useAddNote } from './use-add-note.ts';
import './add-list.css';

const MOST_NODES = 8;

/** The list of what may be added, where the pointer or the selected node is: type, Enter. */
export function AddList() {
  const adding = useEditor((editor) => editor.adding);
  return adding === null ? null : <OpenList adding={adding} />;
}

function OpenList({ adding }: { adding: Adding }) {
  const { t } = useTranslation('canvas');
  const { words } = useNodeWords();
  const store = useEditorStore();
  const { getViewport, setViewport } = useReactFlow();
  const addNode = useAddNode();
  const addNote = useAddNote();
  const combobox = useCombobox({ opened: true });
  const [text, setText] = useState('');
  const kind = useEditor(({ flow }) => flow.kind);
  const search = useMemo(() => searchChoices(choicesFor(kind, words)), [kind, words]);
  const found = useMemo(() => (adding.existing === true ? [] : search(text)), [search, text, adding]);
  const existing = useExisting(adding, text);
  const notes = adding.existing !== true && isNote(text, t('note'), adding);
  const { left, top } = placeOf(adding.screen);
  const before = useRef(document.activeElement);
  const close = (): void => store.getState().look({ adding: null });
  /** The focus goes back to where it was: to the outline, for who works there. */
  const leave = (): void => {
    close();
    if (before.current instanceof HTMLElement) before.current.focus();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at the top again
  useEffect(() => void combobox.selectFirstOption(), [text]);

  const choose = (value: string): void => {
    const [what, id = ''] = value.split(/:(.*)/s);
    leave();
    if (what === 'node' && adding.from !== undefined) {
      store.getState().change(t('connect'), connect(adding.from.node, adding.from.exit, id));
      return;
    }
    if (what === 'note') {
      addNote(adding.at);
      return;
    }
    addNode(id, adding.at, { ...(adding.from !== undefined && { from: adding.from }), ...(adding.to !== undefined && { to: adding.to }) });
    keepInView(adding, getViewport, setViewport);
  };

  return (
    <div className="add-list floating" style={{ left, top }} role="dialog" aria-label={t('add')}>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            autoFocus
            variant="unstyled"
            className="add-list-search"
            leftSection={<IconSearch size={15} aria-hidden />}
            placeholder={t('add-placeholder')}
            aria-label={t('add-placeholder')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') leave();
              event.stopPropagation();
            }}
            onBlur={({ relatedTarget, currentTarget }) => {
              if (!currentTarget.closest('.add-list')?.contains(relatedTarget)) close();
            }}
            rightSectionWidth="auto"
            rightSection={adding.from === undefined ? null : <AfterExit {...adding.from} />}
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah={300} type="auto" scrollbars="y" viewportProps={{ tabIndex: 0 }}>
          <Combobox.Options className="add-list-options" aria-label={t('add')}>
            {found.map(({ type, title, description, group, icon }) => (
              <Combobox.Option key={type} value={`type:${type}`} onMouseDown={(event) => event.preventDefault()}>
                <GroupTile group={group} icon={icon} />
                <span className="add-title">{title}</span>
                <span className="add-description ellipsis">{description}</span>
              </Combobox.Option>
            ))}
            {notes && (
              <Combobox.Option value="note:" onMouseDown={(event) => event.preventDefault()}>
                <span className="note-tile">
                  <IconNote size={13} stroke={1.9} aria-hidden />
                </span>
                <span className="add-title">{t('note')}</span>
                <span className="add-description ellipsis">{t('note-hint')}</span>
              </Combobox.Option>
            )}
            {existing.length > 0 && (
              <Combobox.Group label={t('connect-existing')}>
                {existing.map(({ id, card }) => (
                  <Combobox.Option key={id} value={`node:${id}`} onMouseDown={(event) => event.preventDefault()}>
                    <GroupTile group={card.group} icon={card.icon} />
                    <span className="add-title">{card.title}</span>
                    <span className="add-description ellipsis">{card.summary}</span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {found.length === 0 && existing.length === 0 && !notes && <Combobox.Empty>{t('nothing-found')}</Combobox.Empty>}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
    </div>
  );
}

function AfterExit({ node, exit }: { node: string; exit: string }) {
  const { t } = useTranslation('canvas');
  const { words } = useNodeWords();
  const label = useEditor(({ flow }) => {
    const from = flow.nodes[node];
    return from === undefined
      ? exit
      : (cardOf(node, from, flow.languages[0] ?? '', words).exits.find((one) => one.exit === exit)?.label ?? exit);
  });
  return <span className="add-after ellipsis">{t('after', { exit: label })}</span>;
}

/** A note is offered by its name, and among all where nothing is to be connected. */
function isNote(text: string, name: string, { from }: Adding): boolean {
  const wanted = fold(text.trim());
  return wanted === '' ? from === undefined : [name, 'note'].some((word) => fold(word).startsWith(wanted));
}

/** Nodes that an exit could lead to instead. */
function useExisting({ from, to }: Adding, text: string) {
  const flow = useEditor((editor) => editor.flow);
  const { words } = useNodeWords();
  return useMemo(() => {
    if (from === undefined || to !== undefined) return [];
    const wanted = text.trim().toLowerCase();
    return Object.entries(flow.nodes)
      .filter(([id]) => id !== from.node)
      .map(([id, node]) => ({ id, card: cardOf(id, node, flow.languages[0] ?? '', words) }))
      .filter(({ id, card }) => `${card.title} ${id}`.toLowerCase().includes(wanted))
      .slice(0, MOST_NODES);
  }, [flow, from, to, text, words]);
}

/** The list stays on the screen. */
function placeOf({ x, y }: { x: number; y: number }): { left: number; top: number } {
  return { left: Math.max(8, Math.min(x, window.innerWidth - 320)), top: Math.max(52, Math.min(y, window.innerHeight - 380)) };
}

type Viewport = { x: number; y: number; zoom: number };

/** A node that was added beyond the edge of the sheet is brought in. */
function keepInView(
  { at: [x, y] }: Adding,
  get: () => Viewport,
  set: (viewport: Viewport, options: { duration: number }) => unknown,
): void {
  const sheet = document.querySelector('.flow-canvas')?.getBoundingClientRect();
  if (sheet === undefined) return;
  const { x: panX, y: panY, zoom } = get();
  const [right, bottom] = [(x + 230) * zoom + panX, (y + 160) * zoom + panY];
  const [dx, dy] = [Math.min(0, sheet.width - right), Math.min(0, sheet.height - bottom)];
  if (dx < 0 || dy < 0) set({ x: panX + dx, y: panY + dy, zoom }, { duration: 240 });
}
