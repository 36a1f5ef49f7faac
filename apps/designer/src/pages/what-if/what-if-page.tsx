import { Select, Skeleton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { useResourceDraft } from '../../page-parts/resource/use-resource-draft.ts';
import { type QueuesValue, readQueue } from '../queues/queue-values.ts';
import { CompareBar } from './compare-bar.tsx';
import { InputPanel } from './inputs/input-panel.tsx';
import { presets, withQueue } from './inputs/presets.ts';
import { ScenarioMenu } from './inputs/scenario-menu.tsx';
import type { WhatIfInputs } from './inputs/what-if-inputs.ts';
import { RunFoot } from './run-foot.tsx';
import { useSimulation } from './simulation/use-simulation.ts';
import './what-if.css';

const route = getRouteApi('/signed-in/shell/what-if');
// charts are large and come after the figures that are typed
const Results = lazy(async () => ({ default: (await import('./results/results.tsx')).Results }));

/** What this browser keeps: what is asked, and what it is compared with. */
interface Kept {
  inputs: WhatIfInputs;
  kept: WhatIfInputs | null;
  /** The queue whose figures they began with. */
  queue?: string;
}

/** What waiting would be like with other callers, agents, times and callbacks. */
export function WhatIfPage() {
  const { t } = useTranslation('what-if');
  const { queue: queueName } = route.useSearch();
  const navigate = useNavigate();
  const editing = useResourceDraft<QueuesValue>('queues');
  const [{ inputs, kept, queue: begunWith }, setBoth] = useLocalStorage<Kept>({
    key: 'callwright.what-if',
    defaultValue: { inputs: presets.service, kept: null },
    getInitialValueInEffect: false,
  });
  const now = useSimulation(inputs);
  const before = useSimulation(kept);
  const change = (next: WhatIfInputs): void => setBoth((both) => ({ ...both, inputs: next }));
  const queues = editing.value ?? {};
  const value = queueName === undefined ? undefined : queues[queueName];
  const queue = value === undefined ? null : readQueue(value).queue;
  const begin = useEffectEvent((): void => {
    if (queue === null || queueName === undefined) return;
    const asItIs = withQueue(inputs, queue);
    setBoth({ inputs: asItIs, kept: asItIs, queue: queueName });
  });
  const isToBegin = queue !== null && queueName !== begunWith;
  // the address says which queue, also when it comes from a link
  useEffect(() => {
    if (isToBegin) begin();
  }, [isToBegin]);
  const nowAt = queue?.callback?.offerWhenEstimateOver ?? null;
  return (
    <div className="what-if">
      <aside className="what-if-panel" aria-label={t('asked')}>
        <div className="what-if-title">
          <h1>{t('title')}</h1>
          <ScenarioMenu inputs={inputs} queue={value === undefined ? undefined : queueName} onChange={change} />
        </div>
        {Object.keys(queues).length > 0 && (
          <Select
            label={t('queue')}
            data={Object.entries(queues).map(([name, { title }]) => ({ value: name, label: title === '' ? name : title }))}
            value={queueName ?? null}
            placeholder={t('no-queue')}
            clearable
            onChange={(name) => void navigate({ to: '/what-if', search: name === null ? {} : { queue: name }, replace: true })}
          />
        )}
        <InputPanel inputs={inputs} nowAt={nowAt} onChange={change}>
          <RunFoot inputs={inputs} simulation={now} queue={queueName} editing={editing} />
        </InputPanel>
      </aside>
      <div className="what-if-results">
        <CompareBar inputs={inputs} kept={kept} onKeep={(next) => setBoth((both) => ({ ...both, kept: next }))} onTake={change} />
        {now.error !== null && <PageError error={now.error} again={now.run} />}
        <Suspense fallback={<Skeleton className="loading-late" height={400} radius={8} />}>
          {now.result === undefined
            ? now.error === null && <Skeleton className="loading-late" height={400} radius={8} />
            : inputs !== null && (
                <Results
                  inputs={inputs}
                  result={now.result}
                  kept={kept === null ? undefined : before.result}
                  nowAt={nowAt}
                  onChange={change}
                />
              )}
        </Suspense>
      </div>
    </div>
  );
}
