// React Flow's own stress example, with as many nodes as the flow that it is compared with: https://reactflow.dev/examples/nodes/stress
import '@xyflow/react/dist/style.css';
import { Background, Controls, type Edge, MiniMap, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

const count = Number(new URLSearchParams(window.location.search).get('nodes'));
const columns = Math.ceil(Math.sqrt(count));
const nodes: Node[] = Array.from({ length: count }, (_, index) => ({
  id: `${index}`,
  position: { x: (index % columns) * 200, y: Math.floor(index / columns) * 100 },
  data: { label: `Node ${index}` },
}));
const edges: Edge[] = nodes.slice(1).map(({ id }, index) => ({ id: `e${index}`, source: `${index}`, target: id }));

function Stress() {
  const [shown, , onNodesChange] = useNodesState(nodes);
  const [ways, , onEdgesChange] = useEdgesState(edges);
  return h(
    'div',
    { style: { width: '100vw', height: '100vh' } },
    h(
      ReactFlow,
      { nodes: shown, edges: ways, onNodesChange, onEdgesChange, fitView: true, minZoom: 0 },
      h(MiniMap),
      h(Controls),
      h(Background),
    ),
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(h(Stress));
