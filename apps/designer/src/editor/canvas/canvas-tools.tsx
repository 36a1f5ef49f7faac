import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutDistributeHorizontal, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useTidy } from '../tidy/use-tidy.ts';
import './canvas-tools.css';

/** Zoom, fit and tidy. */
export function CanvasTools() {
  const { t } = useTranslation('canvas');
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { tidy, tidying } = useTidy();
  const tools = [
    { name: t('zoom-out'), Icon: IconMinus, act: () => zoomOut({ duration: 120 }) },
    { name: t('zoom-in'), Icon: IconPlus, act: () => zoomIn({ duration: 120 }) },
    { name: `${t('fit')} · Shift 1`, Icon: IconMaximize, act: () => fitView({ duration: 240, padding: 0.1, maxZoom: 1 }) },
    { name: `${t('tidy')} · L`, Icon: IconLayoutDistributeHorizontal, act: tidy, loading: tidying },
  ];
  return (
    <div className="floating canvas-tools" role="toolbar" aria-label={t('tools')}>
      {tools.map(({ name, Icon, act, loading = false }) => (
        <Tooltip key={name} label={name}>
          <ActionIcon aria-label={name} onClick={() => void act()} loading={loading}>
            <Icon size={16} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
