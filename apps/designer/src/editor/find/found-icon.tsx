import { IconBolt, IconMessage, IconNote, IconRouteSquare2, IconSquare, IconTargetArrow, IconVariable } from '@tabler/icons-react';
import { GroupTile } from '../../nodes/group-tile.tsx';
import type { FindEntry, FindGroup } from './find-entry.ts';

const icons: Readonly<Record<FindGroup, typeof IconBolt>> = {
  nodes: IconSquare,
  prompts: IconMessage,
  options: IconTargetArrow,
  variables: IconVariable,
  notes: IconNote,
  actions: IconBolt,
  flows: IconRouteSquare2,
};

/** The tile of a node, or the icon of what else was found. */
export function FoundIcon({ entry: { group, tile } }: { entry: FindEntry }) {
  const Icon = icons[group];
  if (group === 'nodes' && tile !== null) return <GroupTile group={tile.group} icon={tile.icon} />;
  return (
    <span className="found-icon" aria-hidden>
      <Icon size={15} stroke={1.9} />
    </span>
  );
}
