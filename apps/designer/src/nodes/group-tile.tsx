import type { NodeGroup } from '@callwright/flow-compiler';
import { memo } from 'react';
import { nodeIcon } from './node-icon.ts';
import './group-tile.css';

/** The tile of a node: its icon in the colour of its group. */
export const GroupTile = memo(function GroupTile({ group, icon, size = 20 }: { group: NodeGroup; icon: string; size?: number }) {
  const Icon = nodeIcon(icon);
  return (
    <span className={`group-tile group-${group}`} style={{ width: size, height: size }} aria-hidden>
      <Icon size={size * 0.7} stroke={1.9} />
    </span>
  );
});
