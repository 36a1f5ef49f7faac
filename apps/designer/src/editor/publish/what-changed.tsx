import { diffFlows } from '@callwright/flow-schema';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FlowState, versionQuery } from '../../api/flow-queries.ts';
import { groupChanges } from '../compare/change-groups.ts';
import { GroupLine } from '../compare/group-line.tsx';
import { useTold } from '../compare/use-told.ts';
import { asDocument } from '../model/as-document.ts';
import { useDocument } from '../model/editor-context.ts';
import { useOpened } from '../opened-context.ts';

/** What callers will notice: the draft against what is live, node by node. */
export function WhatChanged({ live, close }: { live: FlowState['live']; close(): void }) {
  const { t } = useTranslation('publish');
  if (live === null) return <p className="publish-first">{t('first-time-what')}</p>;
  return <Changes number={live.number} close={close} />;
}

function Changes({ number, close }: { number: number; close(): void }) {
  const { t } = useTranslation('publish');
  const { id } = useOpened();
  const { flow } = useDocument();
  const { data, isPending } = useQuery(versionQuery(id, number));
  const former = useMemo(() => (data === undefined ? null : asDocument(data.flow, data.layout).flow), [data]);
  const groups = useMemo(() => (former === null ? [] : groupChanges(diffFlows(former, flow))), [former, flow]);
  const told = useTold(former, flow);
  return (
    <section className="publish-changes" aria-label={t('changes')}>
      <header>
        <h3>{t('changes')}</h3>
        <Link to="/flows/$id/compare" params={{ id }} search={{ from: `v${number}`, to: 'draft' }} onClick={close}>
          {t('compare-with', { number })}
        </Link>
      </header>
      {isPending ? (
        <Skeleton height={60} />
      ) : groups.length === 0 ? (
        <p className="publish-none">{former === null ? t('changes-unknown') : t('no-changes')}</p>
      ) : (
        <ul>
          {groups.map((group) => (
            <li key={group.key}>
              <GroupLine group={group} told={told} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
