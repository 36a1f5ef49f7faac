import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { type PropsWithChildren, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CanvasActions, CanvasActionsContext } from '../canvas/canvas-actions.ts';
import { createCanvasParts } from '../canvas/canvas-parts.ts';
import { CARD } from '../canvas/card.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import '../canvas/canvas-tools.css';
import { useLayersStore } from '../canvas/layers.ts';
import type { MergedView } from './merged-view.ts';

const PAN_MILLISECONDS = 240;
const READABLE = 0.62;

interface Props {
  view: MergedView;
  selected: string | null;
  select(node: string): void;
  goTo: { node: string; at: number } | null;
}

/** Both sides on a sheet that is only looked at. */
export function CompareCanvas({ view: { boxes, ways, differences }, selected, select, goTo, children }: PropsWithChildren<Props>) {
  const layers = useLayersStore();
  const { setCenter, getZoom, fitView } = useReactFlow();
  const parts = useRef<ReturnType<typeof createCanvasParts>>(null);
  parts.current ??= createCanvasParts();
  const { nodes: makeNodes, edges: makeEdges } = parts.current;
  const chosen = useMemo(() => new Set(selected === null ? [] : [selected]), [selected]);
  const nodes = useMemo(() => makeNodes(boxes, ways, chosen, {}), [makeNodes, boxes, ways, chosen]);
  const edges = useMemo(() => makeEdges(ways, null), [makeEdges, ways]);
  const bring = useCallback(
    (node: string): void => {
      const [x, y] = boxes.get(node)?.at ?? [0, 0];
      const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      void setCenter(x + CARD.width / 2, y + 60, {
        zoom: Math.max(getZoom(), READABLE),
        duration: isStill ? 0 : PAN_MILLISECONDS,
        interpolate: 'linear',
      });
    },
    [boxes, setCenter, getZoom],
  );
  useEffect(() => {
    layers.setState({ differences });
    return () => layers.setState({ differences: null });
  }, [layers, differences]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change that is taken moves no view
  useEffect(() => {
    if (goTo !== null) bring(goTo.node);
  }, [goTo]);
  const actions = useMemo((): CanvasActions => ({ goTo: select }), [select]);
  const differing = nodes.filter(({ id }) => differences.nodes[id]?.how !== 'same');
  return (
    <CanvasActionsContext value={actions}>
      <FlowCanvas
        nodes={nodes}
        edges={edges}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        onInit={() => void fitView({ nodes: differing.length > 0 ? differing : nodes, padding: 0.15, minZoom: READABLE, maxZoom: 1 })}
        onNodeClick={(_, { id }) => select(id)}
      >
        {children}
        <Zoom />
      </FlowCanvas>
    </CanvasActionsContext>
  );
}

function Zoom() {
  const { t } = useTranslation('canvas');
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const tools = [
    { name: t('zoom-out'), Icon: IconMinus, act: () => zoomOut({ duration: 120 }) },
    { name: t('zoom-in'), Icon: IconPlus, act: () => zoomIn({ duration: 120 }) },
    { name: t('fit'), Icon: IconMaximize, act: () => fitView({ duration: 240, padding: 0.1, maxZoom: 1 }) },
  ];
  return (
    <Panel position="top-right" className="canvas-panel">
      <div className="floating canvas-tools" role="toolbar" aria-label={t('tools')}>
        {tools.map(({ name, Icon, act }) => (
          <Tooltip key={name} label={name}>
            <ActionIcon aria-label={name} onClick={() => void act()}>
              <Icon size={16} stroke={1.9} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
    </Panel>
  );
}
