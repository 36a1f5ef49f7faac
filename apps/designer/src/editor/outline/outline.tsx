import { Suspense, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNodeWords } from '../../i18n/use-node-words.ts';
import { type Card, cardOf } from '../canvas/card.ts';
import { useEditor } from '../model/editor-context.ts';
import { nodeOf } from '../model/open-document.ts';
import { OutlineMenu } from './outline-menu.tsx';
import { OutlineRowView } from './outline-row.tsx';
import { hasBelow, isOpen } from './outline-rows.ts';
import { useOutline } from './use-outline.ts';
import { useOutlineActions } from './use-outline-actions.ts';
import { useOutlineEvents } from './use-outline-events.ts';
import { useOutlineKeys } from './use-outline-keys.ts';
import { ROW_HEIGHT, showRow, useRowWindow } from './use-row-window.ts';
import './outline.css';

/** The flow as a tree that equals the canvas, for reading and for editing without a mouse. */
export function Outline() {
  return (
    // its words come when it is opened first; the page behind stays
    <Suspense fallback={null}>
      <Tree />
    </Suspense>
  );
}

function Tree() {
  const { t } = useTranslation('outline');
  const outline = useOutline();
  const { tree, opened, seen, active } = outline;
  const { scroller, first, last, onScroll } = useRowWindow(seen.length);
  const actions = useOutlineActions(outline);
  const events = useOutlineEvents(outline, actions, scroller);
  const onKeyDown = useOutlineKeys(outline, actions, events, scroller);
  const selected = useEditor((editor) => editor.selected);
  const cardFor = useCards();
  const id = useId();
  const place = seen.indexOf(active);
  const activeKey = tree.rows[active]?.item.key;
  const { menu, renaming } = events;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another row is scrolled to, not the same at another place
  useEffect(() => showRow(scroller.current, place), [activeKey]);

  const drawn = seen.slice(first, last).map((index, offset) => ({ index, at: first + offset }));
  // the active descendant must be there, also when it is scrolled away
  if (place >= 0 && (place < first || place >= last)) drawn.push({ index: active, at: place });
  return (
    <>
      <div
        ref={scroller}
        role="tree"
        tabIndex={0}
        className="outline"
        aria-label={t('outline')}
        aria-multiselectable
        aria-activedescendant={place >= 0 ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div role="none" className="outline-rows" style={{ height: seen.length * ROW_HEIGHT }}>
          {drawn.map(({ index, at }) => {
            const row = tree.rows[index];
            if (row === undefined) return null;
            const { item } = row;
            const isActive = index === active;
            return (
              <OutlineRowView
                key={item.key}
                {...{ row, id: `${id}-${index}`, top: at * ROW_HEIGHT, active: isActive, ...events.rows }}
                card={'node' in item ? cardFor(item.node) : null}
                open={hasBelow(tree, index) ? isOpen(row, opened) : undefined}
                selected={item.kind === 'node' ? selected.includes(item.node) : isActive && (item.by !== null || item.kind === 'note')}
                renaming={item.kind === 'node' && renaming === item.node}
              />
            );
          })}
        </div>
        {tree.rows.length === 0 && <p className="outline-empty">{t('empty')}</p>}
      </div>
      {menu !== null && (
        <OutlineMenu
          {...menu}
          actions={actions}
          onRename={() => events.rename(menu.item.kind === 'node' ? menu.item.node : null)}
          onClose={events.closeMenu}
        />
      )}
    </>
  );
}

function useCards(): (node: string) => Card | null {
  const flow = useEditor((editor) => editor.flow);
  const { words } = useNodeWords();
  return (id) => {
    const node = nodeOf(flow, id);
    return node === undefined ? null : cardOf(id, node, flow.languages[0] ?? 'en-US', words);
  };
}
