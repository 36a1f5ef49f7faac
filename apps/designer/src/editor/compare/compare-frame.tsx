import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type PropsWithChildren, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../../api/flow-queries.ts';
import { useOpened } from '../opened-context.ts';
import { placeOf } from '../problems/place-of.ts';
import { type ProblemActions, ProblemActionsContext } from '../problems/problems-context.ts';
import { SavingBanner } from '../saving/saving-banner.tsx';
import { useSaving } from '../saving/saving-context.ts';
import { CompareBar } from './compare-bar.tsx';
import { CompareBody } from './compare-body.tsx';
import type { Side } from './merged-view.ts';
import { type SideName, sideFrom, sideText, usualSides } from './side-names.ts';
import { useSide } from './use-side.ts';
import './compare.css';

/** The page that compares: which sides, the canvas, the changes. */
export function CompareFrame() {
  const { t } = useTranslation('compare');
  const { id } = useOpened();
  const search = useSearch({ from: '/signed-in/flows/$id/compare' });
  const navigate = useNavigate();
  const { data: versions } = useQuery(versionsQuery(id));
  const usual = useUsualSides(versions ?? null);
  const from = sideFrom(search.from) ?? usual.from;
  const to = sideFrom(search.to) ?? usual.to;
  const [shown, setShown] = useState<Side>('both');
  const before = useSide(from);
  const after = useSide(to);
  const choose = (next: { from?: SideName; to?: SideName }): void =>
    void navigate({
      to: '/flows/$id/compare',
      params: { id },
      search: { from: sideText(next.from ?? from), to: sideText(next.to ?? to) },
      replace: true,
    });
  const error = before.error ?? after.error;
  return (
    <InEditor>
      <div className="editor-frame compare">
        <CompareBar from={from} to={to} choose={choose} shown={shown} show={setShown} />
        {from.what !== 'theirs' && <SavingBanner />}
        {before.document !== null && after.document !== null ? (
          <CompareBody
            key={`${sideText(from)} ${sideText(to)}`}
            from={from}
            to={to}
            before={before.document}
            after={after.document}
            shown={shown}
          />
        ) : (
          <p className="compare-none" role={error === null ? 'status' : 'alert'}>
            {error === null ? (from.what === 'theirs' ? t('settled') : t('reading')) : t('not-read', { reason: error.message })}
          </p>
        )}
      </div>
    </InEditor>
  );
}

/** What is compared when the address does not say; it stays so while the page is shown, also when the draft is published meanwhile. */
function useUsualSides(versions: Parameters<typeof usualSides>[0] | null): ReturnType<typeof usualSides> {
  const { state } = useOpened();
  const changes = useSaving((saving) => saving.changes);
  const [settled, settle] = useState<ReturnType<typeof usualSides> | null>(null);
  if (settled !== null) return settled;
  const usual = usualSides(versions ?? (state.live === null ? [] : [state.live]), (changes ?? 0) > 0);
  if (versions !== null) settle(usual);
  return usual;
}

/** Problems are repaired in the editor: whoever goes to one leaves this page. */
function InEditor({ children }: PropsWithChildren) {
  const { id } = useOpened();
  const navigate = useNavigate();
  const actions = useMemo((): ProblemActions => {
    const open = (node: string | null): void => void navigate({ to: '/flows/$id', params: { id }, search: node === null ? {} : { node } });
    return {
      show: (problem) => open(placeOf(problem).node),
      trace: (problem) => problem !== null && open(placeOf(problem).node),
      next: () => open(null),
      previous: () => open(null),
      openPanel: () => open(null),
    };
  }, [navigate, id]);
  return <ProblemActionsContext value={actions}>{children}</ProblemActionsContext>;
}
