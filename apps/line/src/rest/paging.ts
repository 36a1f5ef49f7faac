import type { Context } from 'hono';

const STANDARD_SIZE = 50;
const LARGEST_SIZE = 1_000;

interface Paged<Item> {
  items: Item[];
  fields: Record<string, string | number | null>;
}

/** One page of a list, with Twilio's paging fields. Pages hold together by the last item's sid, so that new items shift nothing. */
export function page<Item extends { sid: string }>(c: Context, list: readonly Item[]): Paged<Item> {
  const query = new URL(c.req.url).searchParams;
  const size = Math.min(Math.max(1, Number(query.get('PageSize') ?? STANDARD_SIZE) || STANDARD_SIZE), LARGEST_SIZE);
  const number = Math.max(0, Number(query.get('Page') ?? 0) || 0);
  const start = startOf(list, number * size, query.get('PageToken'));
  const items = list.slice(start, start + size);
  const last = items.at(-1);
  const uri = (index: number, token?: string): string => pageUri(c, size, index, token);
  return {
    items,
    fields: {
      page: number,
      page_size: size,
      start,
      end: Math.max(start, start + items.length - 1),
      uri: uri(number, query.get('PageToken') ?? undefined),
      first_page_uri: uri(0),
      next_page_uri: last && start + size < list.length ? uri(number + 1, `PA${last.sid}`) : null,
      previous_page_uri: number > 0 ? uri(number - 1) : null,
    },
  };
}

function startOf(list: readonly { sid: string }[], standard: number, token: string | null): number {
  const index = token === null ? -1 : list.findIndex((item) => `PA${item.sid}` === token);
  return index < 0 ? standard : index + 1;
}

function pageUri(c: Context, size: number, number: number, token?: string): string {
  const url = new URL(c.req.url);
  url.searchParams.set('PageSize', String(size));
  url.searchParams.set('Page', String(number));
  url.searchParams.delete('PageToken');
  if (token !== undefined) url.searchParams.set('PageToken', token);
  return url.pathname + url.search;
}
