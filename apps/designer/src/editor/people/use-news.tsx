import { useLive } from '@callwright/web/api/live.ts';
import { meQuery } from '@callwright/web/api/me-query.ts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../../api/flow-queries.ts';
import { useOpened } from '../opened-context.ts';
import { newsOf } from './news-of.ts';
import { useLoadTheirs } from './use-load-theirs.ts';

/** Tells at once that somebody else saved or published what is open here; nothing is taken over unasked. */
export function useNews(): void {
  const { t } = useTranslation('presence');
  const { id, autosave } = useOpened();
  const { data: me } = useQuery(meQuery);
  const answers = useQueryClient();
  const navigate = useNavigate();
  const load = useLoadTheirs();
  const news = `news-${id}`;

  const compare = (from: string) => void navigate({ to: '/flows/$id/compare', params: { id }, search: { from, to: 'draft' } });
  const act = (words: string, run: () => void) => (
    <Button
      size="xs"
      variant="default"
      onClick={() => {
        notifications.hide(news);
        run();
      }}
    >
      {words}
    </Button>
  );

  useLive(`flow:${id}`, (event) => {
    if (event.event === 'published' || event.event === 'files-changed' || event.event === 'missed')
      void answers.invalidateQueries({ queryKey: versionsQuery(id).queryKey, exact: true });
    const said = newsOf(event, { me: me?.user.name ?? '', ...autosave.status.getState() });
    if (said === null) return;
    const { words, name, number, offers } = said;
    const note = {
      id: news,
      autoClose: false,
      color: 'yellow',
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('close') },
      message: (
        <span className="news">
          {t(words, { name, number })}
          {offers === 'load' && act(t('load'), () => void load(t('loaded')))}
          {(offers === 'compare' || offers === 'compare-files') &&
            act(t('compare'), () => compare(offers === 'compare' ? `v${number}` : 'files'))}
        </span>
      ),
    };
    notifications.show(note);
    // what was said before is replaced by what is new
    notifications.update(note);
  });
}
