import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

const LOOK_AGAIN_MILLISECONDS = 30_000;
const tags: Readonly<Record<string, string>> = { en: 'en-US', ru: 'ru-RU', ro: 'ro-RO' };

/** Schedules as the next caller meets them, in words of a language of the page. */
export function statesQuery(surface: string) {
  const language = tags[surface] ?? 'en-US';
  return queryOptions({
    queryKey: ['schedules', language],
    queryFn: () => answered(api.schedules.$get({ query: { language } })),
    refetchInterval: LOOK_AGAIN_MILLISECONDS,
  });
}

export type NamedState = Awaited<ReturnType<NonNullable<ReturnType<typeof statesQuery>['queryFn']>>>[number];
