import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { type PropsWithChildren, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CanvasActions, CanvasActionsContext } from '../canvas/canvas-actions.ts';
import { type CanvasNode, createCanvasParts, noteNodes } from '../canvas/canvas-parts.ts';
import { CARD } from '../canvas/card.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import '../canvas/canvas-tools.css';
import { useLayersStore } from '../canvas/layers.ts';
import type { OpenDocument } from '../model/open-document.ts';
import type { MergedView } from './merged-view.ts';

const PAN_MILLISECONDS = 240;
const READABLE = 0.62;

interface Props {
  view: MergedView;
  /** Where the notes of the side that is shown stand. */
  notes: OpenDocument['layout'];
  selected: string | null;
  select(node: string): void;
  goTo: { node: string; at: number } | null;
}

/** Both sides on a sheet that is only looked at. */
export function CompareCanvas({ notes, view: { boxes, ways, differences }, selected, select, goTo, children }: PropsWithChildren<Props>) {
  const layers = useLayersStore();
  const { setCenter, getZoom, fitView } = useReactFlow();
  const parts = useRef<ReturnType<typeof createCanvasParts>>(null);
  parts.current ??= createCanvasParts();
  const { nodes: makeNodes, edges: makeEdges } = parts.current;
  const chosen = useMemo(() => new Set(selected === null ? [] : [selected]), [selected]);
  const nodes = useMemo(
    (): CanvasNode[] => [...makeNodes(boxes, ways, chosen, {}), ...noteNodes({ layout: notes }, chosen, {}, null)],
    [makeNodes, boxes, ways, chosen, notes],
  );
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
  const differing = nodes.filter(({ id }) => (differences.nodes[id]?.how ?? 'same') !== 'same');
  const differs = differing.length > 0 || Object.keys(differences.ways).length > 0;
  useEffect(() => {
    // where nothing differs nothing stands back
    layers.setState({ differences: differs ? differences : null });
    return () => layers.setState({ differences: null });
  }, [layers, differences, differs]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change that is taken moves no view
  useEffect(() => {
    if (goTo !== null) bring(goTo.node);
  }, [goTo]);
  const actions = useMemo((): CanvasActions => ({ goTo: select }), [select]);
  return (
    <CanvasActionsContext value={actions}>
      <FlowCanvas
        nodes={nodes}
        edges={edges}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        onInit={() =>
          // where nothing differs the whole flow is seen
          void fitView(
            differing.length > 0 ? { nodes: differing, padding: 0.15, minZoom: READABLE, maxZoom: 1 } : { padding: 0.1, maxZoom: 1 },
          )
        }
        onNodeClick={(_, { id, type }) => type === 'box' && select(id)}
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
