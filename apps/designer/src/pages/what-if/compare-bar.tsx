import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconBookmark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSpans } from '../queues/durations.ts';
import type { WhatIfInputs } from './inputs/what-if-inputs.ts';
import { type Difference, differences } from './name-of.ts';

interface CompareBarProps {
  inputs: WhatIfInputs;
  kept: WhatIfInputs | null;
  onKeep: (kept: WhatIfInputs | null) => void;
  /** The kept figures become the ones that are asked. */
  onTake: (inputs: WhatIfInputs) => void;
}

/** Which figures are now, which were kept, and in what they differ. */
export function CompareBar({ inputs, kept, onKeep, onTake }: CompareBarProps) {
  const { t, i18n } = useTranslation('what-if');
  const span = useSpans();
  const text = ({ key, value = 0, unit }: Difference): string =>
    t(key, {
      value: unit === 'seconds' ? span(value) : new Intl.NumberFormat(i18n.resolvedLanguage).format(value),
    });
  const name = (one: WhatIfInputs, other: WhatIfInputs): string => differences(one, other).map(text).join(', ') || t('the-same');
  return (
    <div className="compare-bar">
      {kept === null ? (
        <span className="caption">{t('keep-what')}</span>
      ) : (
        <>
          <span className="compare-name">
            <i className="compare-mark" aria-hidden="true" />
            <span className="visually-hidden">{t('now')}: </span>
            {name(inputs, kept)}
          </span>
          <span className="compare-name">
            <i className="compare-mark kept" aria-hidden="true" />
            <span className="visually-hidden">{t('kept')}: </span>
            {name(kept, inputs)}
          </span>
          <Tooltip label={t('take-kept')}>
            <ActionIcon size={24} aria-label={t('take-kept')} onClick={() => onTake(kept)}>
              <IconArrowBackUp size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('forget-kept')}>
            <ActionIcon size={24} aria-label={t('forget-kept')} onClick={() => onKeep(null)}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      <span className="page-space" />
      <span className="caption">{t('interval')}</span>
      <Button variant="default" leftSection={<IconBookmark size={15} stroke={1.9} aria-hidden />} onClick={() => onKeep(inputs)}>
        {t('keep')}
      </Button>
    </div>
  );
}
