import { clockText } from '@callwright/web/time/clock-text.ts';
import { useSince } from '@callwright/web/time/use-now.ts';
import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoneOutgoing, IconStarFilled, IconUserShare } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpans } from '../durations.ts';
import { type Agent, type PlaceInLine, queueActions } from '../queues-api.ts';
import { visibleRows } from './visible-rows.ts';

const ROW = 40;
const HEIGHT = 480;

interface InLineTableProps {
  queue: string;
  places: readonly PlaceInLine[];
  agents: readonly Agent[];
  mayOperate: boolean;
}

/** Who is in line, in the order in which they are served. Only the rows in view are drawn. */
export function InLineTable({ queue, places, agents, mayOperate }: InLineTableProps) {
  const { t } = useTranslation('queues');
  const answers = useQueryClient();
  const [top, setTop] = useState(0);
  const { from, to } = visibleRows({ top, height: HEIGHT, row: ROW, count: places.length });
  const take = useMutation({
    mutationFn: ({ entry, agent }: { entry: string; agent: string }) => queueActions.take(queue, entry, agent),
    onSettled: () => answers.invalidateQueries({ queryKey: ['queues-now'] }),
    onError: (failure) => notifications.show({ color: 'red', message: failure.message }),
  });
  const free = agents.filter(({ status }) => status === 'available');
  return (
    <section className="page-card live-part" aria-label={t('who-waits')}>
      <header>
        <h2>{t('who-waits')}</h2>
        <span className="caption figures">{places.length}</span>
      </header>
      {places.length === 0 ? (
        <p className="empty-rows">{t('nobody-waits')}</p>
      ) : (
        <div
          className="live-scroll"
          style={{ maxHeight: HEIGHT }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
        >
          <table className="rows" aria-rowcount={places.length + 1}>
            <thead>
              <tr>
                <th>{t('rank')}</th>
                <th>{t('who')}</th>
                <th>{t('waits')}</th>
                <th>{t('estimate')}</th>
                <th>{t('does')}</th>
                <th>
                  <span className="visually-hidden">{t('act')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {from > 0 && <tr style={{ height: from * ROW }} />}
              {places.slice(from, to).map((place) => (
                <PlaceRow
                  key={place.id}
                  place={place}
                  free={mayOperate ? free : []}
                  isTaken={take.isPending && take.variables.entry === place.id}
                  onTake={(agent) => take.mutate({ entry: place.id, agent })}
                />
              ))}
              {to < places.length && <tr style={{ height: (places.length - to) * ROW }} />}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface PlaceRowProps {
  place: PlaceInLine;
  free: readonly Agent[];
  isTaken: boolean;
  onTake: (agent: string) => void;
}

function PlaceRow({ place, free, isTaken, onTake }: PlaceRowProps) {
  const { t } = useTranslation('queues');
  const span = useSpans();
  const seconds = useSince(place.since);
  const { who } = place;
  // points grow with each second waited; whole ones are enough to read
  const points = Math.floor(place.priority);
  return (
    <tr aria-rowindex={place.rank + 1}>
      <td className="figure">{place.rank}</td>
      <td>
        <span className="live-who">
          {place.isVip && <IconStarFilled size={12} color="var(--amber-icon)" aria-label={t('vip')} />}
          <span className="ellipsis">{who}</span>
          {points > 0 && <span className="chip">{t('priority', { count: points })}</span>}
          {place.language !== null && <span className="caption">{place.language.slice(0, 2).toUpperCase()}</span>}
        </span>
      </td>
      <td className="figures">{clockText(seconds)}</td>
      <td className="quiet">
        {place.estimateSeconds === null ? t('told-nothing') : t('about', { time: span(roughly(place.estimateSeconds)) })}
      </td>
      <td>
        <span className={place.state === 'waiting' ? 'chip' : 'chip brand'}>{t(`state-${place.state}`)}</span>{' '}
        <span className="caption">{place.node ?? ''}</span>
      </td>
      <td className="figure">
        {free.length > 0 && place.state === 'waiting' && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={t('take-out', { who })} title={t('take-out', { who })} loading={isTaken}>
                <IconUserShare size={15} stroke={1.9} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('give-to')}</Menu.Label>
              {free.map(({ id, name }) => (
                <Menu.Item key={id} leftSection={<IconPhoneOutgoing size={14} aria-hidden />} onClick={() => onTake(id)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  );
}

/** An estimate is no more exact than this. */
function roughly(seconds: number): number {
  return seconds < 60 ? Math.ceil(seconds / 15) * 15 : Math.round(seconds / 60) * 60;
}
