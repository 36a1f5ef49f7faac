import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowState } from '../../api/flow-queries.ts';
import { useAnalysis } from '../problems/analysis-context.ts';
import { PublishChecks } from './publish-checks.tsx';
import type { Outcome } from './publish-outcome.ts';
import { PublishRefused } from './publish-refused.tsx';
import { WhatChanged } from './what-changed.tsx';

interface Props {
  live: FlowState['live'];
  outcome: Outcome | null;
  running: boolean;
  publish(reason: string): Promise<void>;
  forget(): void;
  close(): void;
}

/** What changes, what is in the way, and why it is done. */
export function PublishForm({ live, outcome, running, publish, forget, close }: Props) {
  const { t } = useTranslation('publish');
  const { diagnostics, running: looking } = useAnalysis();
  const [reason, setReason] = useState('');
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const isEmpty = reason.trim() === '';
  const why = errors > 0 ? t('errors-forbid', { count: errors }) : isEmpty ? t('reason-wanted') : null;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (why === null && !running) void publish(reason.trim());
  };
  return (
    <form className="publish-form" onSubmit={send}>
      <WhatChanged live={live} close={close} />
      <PublishChecks close={close} />
      <Textarea
        label={t('reason')}
        placeholder={t('reason-example')}
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
          if (outcome !== null) forget();
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
        }}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        required
        data-autofocus
      />
      {outcome !== null && <PublishRefused outcome={outcome} close={close} />}
      <div className="publish-foot">
        <span id="publish-why" className="publish-why" role="status">
          {looking && errors === 0 ? t('looking') : why}
        </span>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={why !== null} loading={running} aria-describedby="publish-why">
          {t('publish')}
        </Button>
      </div>
    </form>
  );
}
