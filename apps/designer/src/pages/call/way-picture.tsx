import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { versionQuery, versionsQuery } from '../../api/flow-queries.ts';
import { pictureOf } from '../../flow-picture/picture.ts';
import { type PlacedNode, placeNodes } from '../../flow-picture/place-nodes.ts';
import { groupOf } from '../../nodes/group-of.ts';
import '../../nodes/group-tile.css';
import type { WayInFlow } from './way-of-call.ts';

/** On the canvas a title has 18 px: on the screen this makes 11. */
const SCALE = 0.62;
const PADDING = 20;

type Drawn = Parameters<typeof pictureOf>[0] & { title?: string; nodes: Record<string, { title?: string }> };

/** The way of a call on the picture of the version that it ran: what it went through is bright, the rest is faint. */
export function WayPicture({ way }: { way: WayInFlow }) {
  const { t } = useTranslation('call');
  const versions = useQuery(versionsQuery(way.flow));
  const number = versions.data?.find(({ hash }) => hash === way.version)?.number;
  const version = useQuery({ ...versionQuery(way.flow, number ?? 0), enabled: number !== undefined });
  if (versions.isPending || (number !== undefined && version.isPending))
    return <Skeleton className="loading-late" height={200} radius={8} />;
  if (version.data === undefined || number === undefined) return <p className="caption">{t('no-picture')}</p>;
  const flow = version.data.flow as unknown as Drawn;
  const places = ((version.data.layout as { nodes?: unknown } | null)?.nodes ?? {}) as Record<string, [number, number]>;
  return (
    <figure className="way">
      <figcaption>
        <strong>{flow.title ?? way.flow}</strong> <span className="caption">{t('version', { number })}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys */}
      <section className="way-scroll" aria-label={t('way-of', { flow: flow.title ?? way.flow })} tabIndex={0}>
        <Drawing flow={flow} places={places} way={way} />
      </section>
      <p className="caption">{t('picture-note')}</p>
    </figure>
  );
}

function Drawing({ flow, places, way }: { flow: Drawn; places: Record<string, [number, number]>; way: WayInFlow }) {
  const picture = useMemo(() => pictureOf(flow, places), [flow, places]);
  const { nodes, edges, bounds } = useMemo(() => placeNodes(picture), [picture]);
  const [width, height] = [bounds.width + 2 * PADDING, bounds.height + 2 * PADDING];
  const last = nodes.find(({ id }) => id === way.last);
  const showLast = useCallback(
    (drawing: SVGSVGElement | null) => {
      const frame = drawing?.parentElement;
      if (frame == null || last === undefined) return;
      const [x, y] = [last.x + last.width / 2 - bounds.x + PADDING, last.y + last.height / 2 - bounds.y + PADDING];
      frame.scrollTo(x * SCALE - frame.clientWidth / 2, y * SCALE - frame.clientHeight / 2);
    },
    [last, bounds],
  );
  return (
    <svg
      ref={showLast}
      width={width * SCALE}
      height={height * SCALE}
      viewBox={`${bounds.x - PADDING} ${bounds.y - PADDING} ${width} ${height}`}
      aria-hidden="true"
    >
      {picture.edges.map(([from, exit, to], index) => {
        const edge = edges[index];
        if (edge === undefined) return null;
        const { from: a, to: b } = edge;
        return (
          <path
            key={`${from} ${exit}`}
            className={way.taken.has(`${from}>${to}`) ? 'way-edge taken' : 'way-edge'}
            d={`M${a.x},${a.y} H${(a.x + b.x) / 2} V${b.y} H${b.x}`}
          />
        );
      })}
      {nodes.map((node) => (
        <Box
          key={node.id}
          node={node}
          title={flow.nodes[node.id]?.title ?? node.id}
          count={way.entered.get(node.id) ?? 0}
          isLast={node.id === way.last}
        />
      ))}
    </svg>
  );
}

function Box({
  node: { type, x, y, width, height },
  title,
  count,
  isLast,
}: {
  node: PlacedNode;
  title: string;
  count: number;
  isLast: boolean;
}) {
  const group = groupOf(type);
  const state = count === 0 ? 'missed' : isLast ? 'visited last' : 'visited';
  return (
    <g className={`way-node ${state} ${group === undefined ? '' : `group-${group}`}`}>
      <rect x={x} y={y} width={width} height={height} rx={8} />
      <foreignObject x={x + 10} y={y + 8} width={width - 20} height={height - 12}>
        <div className="way-title">
          {title}
          {count > 1 && <b> ×{count}</b>}
        </div>
      </foreignObject>
    </g>
  );
}
