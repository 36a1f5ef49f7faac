import type { BoxColor } from '@callwright/flow-schema';
import type { Node, NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { GroupTile } from '../../nodes/group-tile.tsx';
import { TemplateText } from '../../nodes/template-text.tsx';
import { Badges } from './badges.tsx';
import { CARD, type Card } from './card.ts';
import { ExitRow } from './exit-row.tsx';
import { useLayer } from './layers.ts';
import { NodeTag } from './node-tag.tsx';
import { Ports } from './ports.tsx';
import { useZoomLevel, type ZoomLevel } from './zoom-level.ts';

type Shown = { card: Card; color: BoxColor | null; jumps: ReadonlySet<string>; targets: Readonly<Record<string, string>> };
export type BoxNode = Node<Shown, 'box'>;

/** A node on the canvas: what it says and where its exits go, in as much detail as the zoom lets one read. */
export const NodeBox = memo(function NodeBox({ id, data, selected }: NodeProps<BoxNode>) {
  const level = useZoomLevel();
  const Box = level === 'dots' ? DotBox : ReadBox;
  return <Box {...{ id, level, selected, ...data }} />;
});

interface Props extends Shown {
  id: string;
  level: ZoomLevel;
  selected: boolean;
}

/** A box that is too small to be read: one element, since thousands are seen at once. */
function DotBox({ id, card, color, selected }: Props) {
  const state = useLayer(({ trial, differences, path, problems, shown }) =>
    `${stateOf(id, trial, differences, path)} ${shown.problems && (problems[id]?.errors ?? 0) > 0 ? 'faulty' : ''}`.trim(),
  );
  const classes = ['box dots', `group-${card.group}`, color !== null && `colored color-${color}`, selected && 'selected', state];
  return <div className={classes.filter(Boolean).join(' ')} style={{ width: CARD.width, height: card.height }} />;
}

function ReadBox({ id, level, selected, card, color, jumps, targets }: Props) {
  const [near, setNear] = useState(false);
  const state = useLayer(({ trial, differences, path }) => stateOf(id, trial, differences, path));
  const classes = ['box', `group-${card.group}`, level, color !== null && `colored color-${color}`, selected && 'selected', state]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      className={classes}
      style={{ width: CARD.width, height: card.height }}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      <NodeTag id={id} />
      <div className="box-head">
        {level !== 'far' && <GroupTile group={card.group} icon={card.icon} />}
        <span className="box-title">{card.title}</span>
        <Badges id={id} />
      </div>
      {level === 'near' && (
        <div className="box-says">
          <TemplateText text={card.summary} />
        </div>
      )}
      {level !== 'far' && !card.lone && card.exits.length > 0 && (
        <div className="box-exits">
          {card.exits.map((exit) => (
            <ExitRow
              key={exit.exit}
              node={id}
              exit={exit}
              jumpTo={jumps.has(exit.exit) ? (targets[exit.exit] ?? null) : null}
              near={level === 'near'}
            />
          ))}
        </div>
      )}
      <Ports card={card} jumps={jumps} grab={near || selected} />
    </div>
  );
}

type LayerState = Parameters<Parameters<typeof useLayer<string>>[0]>[0];

function stateOf(id: string, trial: LayerState['trial'], differences: LayerState['differences'], path: LayerState['path']): string {
  if (differences !== null) return `differs-${differences.nodes[id]?.how ?? 'same'}`;
  if (path !== null) return path.current === id ? 'on-path current-problem' : path.nodes.includes(id) ? 'on-path' : 'dim';
  if (trial === null) return '';
  if (trial.current === id) return 'current';
  return trial.visited.includes(id) ? 'visited' : '';
}
