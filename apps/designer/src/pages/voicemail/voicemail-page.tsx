import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageError } from '../../page-parts/page-error.tsx';
import '../../page-parts/page-parts.css';
import { Segments } from '../../page-parts/segments.tsx';
import { mailboxesQuery, messagesQuery } from './mailbox-api.ts';
import { MessageList } from './message-list.tsx';
import './voicemail.css';

const route = getRouteApi('/signed-in/shell/voicemail');

/** What callers left after the beep, by box. */
export function VoicemailPage() {
  const { t } = useTranslation('voicemail');
  const { box } = route.useSearch();
  const navigate = useNavigate();
  const { data: boxes, error, refetch } = useQuery(mailboxesQuery);
  const shown = boxes?.find(({ name }) => name === box)?.name ?? boxes?.[0]?.name;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {boxes !== undefined && shown !== undefined && (
          <Segments
            label={t('boxes')}
            value={shown}
            choices={boxes.map(({ name, new: fresh }) => ({ value: name, label: name, ...(fresh > 0 && { count: fresh }) }))}
            onChange={(name) => void navigate({ to: '/voicemail', search: { box: name }, replace: true })}
          />
        )}
      </div>
      {error !== null && <PageError error={error} again={() => void refetch()} />}
      {boxes === undefined && error === null && <Skeleton className="loading-late" height={280} radius={8} />}
      {boxes?.length === 0 && (
        <div className="page-empty">
          <h2>{t('no-boxes')}</h2>
          <p>{t('no-boxes-what')}</p>
        </div>
      )}
      {shown !== undefined && <Box key={shown} name={shown} />}
    </div>
  );
}

function Box({ name }: { name: string }) {
  const { t } = useTranslation('voicemail');
  const query = useInfiniteQuery(messagesQuery(name));
  const messages = query.data?.pages.flatMap((page) => page.messages);
  if (query.error !== null) return <PageError error={query.error} again={() => void query.refetch()} />;
  if (messages === undefined) return <Skeleton className="loading-late" height={280} radius={8} />;
  if (messages.length === 0) return <p className="empty-rows">{t('no-messages')}</p>;
  return (
    <>
      <MessageList messages={messages} />
      {query.hasNextPage && (
        <div className="messages-more">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
