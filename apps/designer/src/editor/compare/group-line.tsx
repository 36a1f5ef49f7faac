import { IconMinus, IconPencil, IconPlus, IconSettings2 } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../nodes/definition-of.ts';
import { GroupTile } from '../../nodes/group-tile.tsx';
import type { ChangeGroup } from './change-groups.ts';
import { rowOf, type Shown, type Told } from './change-words.ts';
import './group-line.css';

const LONGEST_SIDE = 24;
const signs = {
  added: { Icon: IconPlus, colour: 'var(--green)' },
  removed: { Icon: IconMinus, colour: 'var(--red)' },
  changed: { Icon: IconPencil, colour: 'var(--amber)' },
};

/** What changed of a node, or of a part of the flow, in one line. */
export function GroupLine({ group, told }: { group: ChangeGroup; told: Told }) {
  const { t } = useTranslation('compare');
  const { Icon, colour } = signs[group.how];
  const definition = group.node === null ? undefined : definitionOf(told.node(group.node)?.type ?? '');
  return (
    <span className={`group-line ${group.how}`}>
      <Icon size={14} stroke={2.2} color={colour} role="img" aria-label={t(group.how)} />
      {definition === undefined ? (
        <span className="group-tile group-data" style={{ width: 20, height: 20 }} aria-hidden>
          <IconSettings2 size={14} stroke={1.9} />
        </span>
      ) : (
        <GroupTile group={definition.group} icon={definition.icon} />
      )}
      <span className="group-title ellipsis">{titleOf(group, t)}</span>
      <span className="group-what ellipsis">{briefly(group, told, t)}</span>
    </span>
  );
}

/** What a group is called: its node, or the part of the flow. */
export function titleOf({ title, key }: ChangeGroup, t: TFunction<'compare'>): string {
  return title === '' ? t(`part-${key}`) : title;
}

/** One change in full where it is short, else how many there are. */
function briefly({ how, changes }: ChangeGroup, told: Told, t: TFunction<'compare'>): string {
  const rows = changes.map((change) => rowOf(change, told));
  const [row] = rows;
  if (how !== 'changed' && row !== undefined) return plain(how === 'added' ? row.after : row.before);
  if (rows.length !== 1 || row === undefined) return t('fields', { count: changes.length });
  const [before, after] = [plain(row.before) || t('nothing'), plain(row.after) || t('nothing')];
  const isShort = before.length <= LONGEST_SIDE && after.length <= LONGEST_SIDE;
  return isShort ? `${row.field}: ${before} → ${after}` : row.field;
}

function plain(shown: Shown): string {
  if (shown.what === 'nothing') return '';
  return shown.what === 'text' ? shown.text : shown.title;
}
