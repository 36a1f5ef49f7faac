import { MiniMap } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { CanvasNode } from './canvas-parts.ts';

/** The whole flow in the corner; dragging in it moves the view. */
export function CanvasMap() {
  const { t } = useTranslation('canvas');
  return (
    <MiniMap<CanvasNode>
      className="canvas-minimap"
      style={{ width: 166, height: 92 }}
      pannable
      zoomable
      ariaLabel={t('minimap')}
      nodeClassName={(node) => (node.type === 'box' ? `map-box group-${node.data.card.group}` : 'map-note')}
      nodeStrokeWidth={0}
      nodeBorderRadius={12}
      maskColor="color-mix(in srgb, var(--canvas) 60%, transparent)"
      maskStrokeColor="var(--brand)"
      maskStrokeWidth={1.2}
    />
  );
}
