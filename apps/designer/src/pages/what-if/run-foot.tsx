import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replaced } from '../../page-parts/replaced.ts';
import { useMayChange } from '../../page-parts/resource/use-may-change.ts';
import type { ResourceEditing } from '../../page-parts/resource/use-resource-draft.ts';
import type { QueuesValue, QueueValue } from '../queues/queue-values.ts';
import type { WhatIfInputs } from './inputs/what-if-inputs.ts';
import type { Simulation } from './simulation/use-simulation.ts';

interface RunFootProps {
  inputs: WhatIfInputs;
  simulation: Simulation;
  /** The queue that is asked about. */
  queue: string | undefined;
  editing: ResourceEditing<QueuesValue>;
}

/** How far the simulation is, and what can be done with what it showed. */
export function RunFoot({ inputs, simulation, queue, editing }: RunFootProps) {
  const { t } = useTranslation('what-if');
  const { isRunning, done, isCancelled, seconds, cancel, run } = simulation;
  const days = inputs.days * inputs.replications;
  return (
    <div className="what-if-foot">
      {queue !== undefined && <UseInDraft inputs={inputs} queue={queue} editing={editing} />}
      {isRunning && (
        <div className="what-if-progress">
          <Progress value={done * 100} size="sm" aria-label={t('progress')} transitionDuration={0} />
          <Button size="xs" variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
        </div>
      )}
      {!isRunning && isCancelled && (
        <Button size="xs" variant="default" onClick={run}>
          {t('run')}
        </Button>
      )}
      <p className="caption figures" role="status">
        {isRunning
          ? t('running', { percent: Math.round(done * 100) })
          : isCancelled
            ? t('cancelled')
            : seconds !== undefined && t('ran', { count: days, seconds: seconds.toFixed(1), seed: inputs.seed })}
      </p>
    </div>
  );
}

/** Writes the callback policy into the draft of the queue; nothing is published. */
function UseInDraft({ inputs, queue, editing }: { inputs: WhatIfInputs; queue: string; editing: ResourceEditing<QueuesValue> }) {
  const { t } = useTranslation('what-if');
  const mayChange = useMayChange();
  const [written, setWritten] = useState<WhatIfInputs | null>(null);
  const value = editing.value?.[queue];
  if (!mayChange || value === undefined) return null;
  const write = (): void => {
    editing.edit((before) => replaced<QueueValue>(before, queue, withPolicy(before[queue] ?? value, inputs)));
    setWritten(inputs);
  };
  return (
    <>
      <Button onClick={write}>{t('use-in-draft')}</Button>
      {written === inputs && (
        <p className="caption" role="status">
          <Link to="/queues/$name" params={{ name: queue }} search={{ tab: 'callback' }}>
            {t('is-in-draft')}
          </Link>
        </p>
      )}
    </>
  );
}

/** The queue with the threshold and the manner that were tried. */
function withPolicy(value: QueueValue, { callback }: WhatIfInputs): QueueValue {
  if (callback === null) {
    const { callback: _, ...rest } = value;
    return rest;
  }
  const { offerWhenEstimateOver, mode = 'keep-place', agentHoldSeconds = 5, retries = 0 } = callback;
  return {
    ...value,
    callback: { flow: '', ...value.callback, offerWhenEstimateOver, mode, agentHoldSeconds, attempts: retries + 1 },
  };
}
