import { MiniMap } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { CanvasNode } from './canvas-parts.ts';

const colours: Readonly<Record<string, string>> = {
  'speak-and-listen': 'speak',
  decide: 'decide',
  data: 'data',
  'wait-and-connect': 'wait',
  'message-ask-end': 'message',
};

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
      nodeColor={(node) =>
        node.type === 'box' ? `color-mix(in srgb, var(--${colours[node.data.card.group]}) 40%, var(--surface))` : 'var(--amber-tint)'
      }
      nodeStrokeWidth={0}
      nodeBorderRadius={12}
      maskColor="color-mix(in srgb, var(--canvas) 60%, transparent)"
      maskStrokeColor="var(--brand)"
      maskStrokeWidth={1.2}
    />
  );
}
