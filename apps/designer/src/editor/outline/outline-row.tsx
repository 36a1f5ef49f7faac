import { IconArrowUpRight, IconChevronRight, IconCircle, IconDots, IconNote } from '@tabler/icons-react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { GroupTile } from '../../nodes/group-tile.tsx';
import { Badges } from '../canvas/badges.tsx';
import type { Card } from '../canvas/card.ts';
import type { OutlineRow } from './outline-rows.ts';
import { OutlineTitle } from './outline-title.tsx';
import { ROW_HEIGHT } from './use-row-window.ts';

/** Deeper rows are not moved further in: the words need the room. */
const DEEPEST = 9;
const INDENT = 14;

interface Props {
  id: string;
  row: OutlineRow;
  /** The box of the node that it shows or links to. */
  card: Card | null;
  top: number;
  /** Undefined for one with nothing below it. */
  open: boolean | undefined;
  active: boolean;
  selected: boolean;
  renaming: boolean;
  onClick(event: MouseEvent, row: OutlineRow): void;
  onToggle(row: OutlineRow): void;
  onMenu(event: MouseEvent, row: OutlineRow): void;
  onRenamed(title: string | null): void;
}

/** One row of the outline: the exit by which one comes, and the node that it leads to. */
export const OutlineRowView = memo(function OutlineRowView({ id, row, card, top, open, active, selected, renaming, ...on }: Props) {
  const { t } = useTranslation('outline');
  const { item, level, position, siblings } = row;
  const indent = 4 + Math.min(level - 1, DEEPEST) * INDENT;
  const exit = item.by === null || item.inSequence ? null : item.by.exit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the tree, whose active descendant this is
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open}
      aria-selected={selected}
      className={['outline-row', item.kind, active && 'active', selected && 'selected'].filter(Boolean).join(' ')}
      style={{ top, height: ROW_HEIGHT, paddingLeft: indent }}
      onClick={(event) => on.onClick(event, row)}
      onContextMenu={(event) => on.onMenu(event, row)}
    >
      {open === undefined ? (
        <span className="outline-chevron" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className={open ? 'outline-chevron open' : 'outline-chevron'}
          onClick={(event) => {
            event.stopPropagation();
            on.onToggle(row);
          }}
        >
          <IconChevronRight size={13} stroke={2} />
        </button>
      )}
      {exit !== null && exit.key !== null && <kbd className="key-cap">{exit.key}</kbd>}
      {exit !== null && (
        <span className={exit.quiet ? 'outline-exit ellipsis quiet' : 'outline-exit ellipsis'} title={exit.label}>
          {exit.label}
        </span>
      )}
      {item.flowExit !== null && <span className="outline-exit mono ellipsis">{item.flowExit}</span>}
      {(exit !== null || item.flowExit !== null) && <span className="visually-hidden">: </span>}
      {item.kind === 'group' && <span className="outline-group">{t(`group-${item.group}`)}</span>}
      {item.kind === 'open' && (
        <span className="outline-nowhere">
          <IconCircle size={9} stroke={3} aria-hidden />
          {t('nowhere')}
        </span>
      )}
      {item.kind === 'note' && (
        <>
          <span className="note-tile">
            <IconNote size={12} stroke={1.9} aria-hidden />
          </span>
          <span className={item.text === '' ? 'outline-nowhere' : 'ellipsis'}>{item.text || t('empty-note')}</span>
        </>
      )}
      {card !== null && item.kind === 'node' && (
        <>
          <GroupTile group={card.group} icon={card.icon} size={18} />
          {renaming ? (
            <OutlineTitle title={card.title} onDone={on.onRenamed} />
          ) : (
            <span className="outline-title ellipsis">{card.title}</span>
          )}
          <Badges id={item.node} />
        </>
      )}
      {card !== null && item.kind === 'link' && (
        <span className="outline-link">
          <span className="ellipsis">{card.title}</span>
          <IconArrowUpRight size={12} stroke={2} role="img" aria-label={t('elsewhere')} />
        </span>
      )}
      {item.kind !== 'group' && (
        <button type="button" tabIndex={-1} className="outline-more" aria-label={t('more')} onClick={(event) => on.onMenu(event, row)}>
          <IconDots size={15} stroke={1.9} aria-hidden />
        </button>
      )}
    </div>
  );
});
