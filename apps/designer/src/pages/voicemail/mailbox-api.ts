import { answered, api } from '@callwright/web/api/client.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const PAGE = '50';
const refetchInterval = 30_000;

/** The boxes that have messages. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: () => answered(api.mailboxes.$get()),
  refetchInterval,
});

/** What stands in a box, a page at a time, the newest first. */
export function messagesQuery(name: string) {
  return infiniteQueryOptions({
    queryKey: ['mailboxes', name],
    queryFn: ({ pageParam }) =>
      answered(
        api.mailboxes[':name'].messages.$get({
          param: { name },
          query: { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval,
  });
}

export interface Message {
  id: string;
  mailbox: string;
  callSid: string;
  from: string;
  seconds: number;
  at: string;
  transcription: string | null;
  heardAt: string | null;
  audio: string;
}

/** What is done with a message. Throw `ApiError`. */
export const messageActions = {
  hear: ({ mailbox: name, id }: Message, heard: boolean) =>
    answered(api.mailboxes[':name'].messages[':id'].$patch({ param: { name, id }, json: { heard } })),
  remove: ({ mailbox: name, id }: Message) => answered(api.mailboxes[':name'].messages[':id'].$delete({ param: { name, id } })),
};
