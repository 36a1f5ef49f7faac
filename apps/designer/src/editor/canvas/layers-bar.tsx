import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TrafficMenu } from '../traffic/traffic-menu.tsx';
import { type Layers, useLayer, useLayersStore } from './layers.ts';
import './layers-bar.css';

const layers = ['problems', 'live', 'tests'] as const;

/** What is shown over the boxes: problems, calls that are there now, tests. */
export function LayersBar() {
  const { t } = useTranslation('canvas');
  const shown = useLayer((all) => all.shown);
  const store = useLayersStore();
  const toggle = (layer: keyof Layers['shown']): void => store.setState(({ shown: old }) => ({ shown: { ...old, [layer]: !old[layer] } }));
  return (
    <fieldset className="floating layers-bar">
      <legend className="visually-hidden">{t('show')}</legend>
      <span className="layers-word" aria-hidden>
        {t('show')}
      </span>
      {layers.map((layer) => (
        <UnstyledButton key={layer} className="layer" aria-pressed={shown[layer]} onClick={() => toggle(layer)}>
          {shown[layer] && <IconCheck size={13} stroke={2.2} aria-hidden />}
          {t(`layer-${layer}`)}
        </UnstyledButton>
      ))}
      <TrafficMenu />
    </fieldset>
  );
}
