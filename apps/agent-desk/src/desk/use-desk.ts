import { answered } from '@callwright/web/api/client.ts';
import { useLive } from '@callwright/web/api/live.ts';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Desk, deskQuery } from './desk-query.ts';

type Answer = Parameters<typeof answered>[0];

/** The desk, kept up to date, and a way to act upon it: every command answers how it stands afterwards. */
export function useDesk() {
  const queries = useQueryClient();
  const { data: desk, error } = useQuery(deskQuery);
  const command = useMutation({
    mutationFn: (request: Answer) => answered(request) as Promise<Partial<Desk>>,
    onSuccess: (told) => keep(told),
    onError: (failure) => {
      notifications.show({ color: 'red', message: failure.message });
      void queries.invalidateQueries({ queryKey: deskQuery.queryKey });
    },
  });
  const keep = (told: object): void => {
    // the server's own shape
    if ('agent' in told) queries.setQueryData<Desk>(deskQuery.queryKey, (before) => before && { ...before, ...(told as Partial<Desk>) });
  };
  return { desk, error, keep, act: command.mutateAsync, isActing: command.isPending };
}

/** Hears how an agent's desk stands, and whether this tab is his phone. */
export function useDeskNews(agentId: string, keep: (told: object) => void, tab: (isPhone: boolean) => void): void {
  useLive(`desk:${agentId}`, ({ event, data }) => {
    if (typeof data !== 'object' || data === null) return;
    if (event === 'desk-now') keep(data);
    if (event === 'tab' && 'isPhone' in data) tab(data['isPhone'] === true);
  });
}
