import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';
import { recordOf } from '../../../json/is-record.ts';

export type ResourceName = 'schedules' | 'sms-templates' | 'queues' | 'environment';

/** What flows use by name: the content of one resource. */
export function resourceQuery(name: ResourceName) {
  return queryOptions({
    queryKey: ['resources', name],
    queryFn: async () => recordOf((await answered(api.resources[':name'].$get({ param: { name } }))).value),
    staleTime: 60_000,
  });
}
