import type { JsonValue } from '@callwright/flow-schema';
import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';

const PAGE = 50;

/** Contacts that a search finds, a page at a time; those that were changed last first. */
export function contactsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ['contacts', search],
    queryFn: ({ pageParam }) =>
      answered(api.contacts.$get({ query: { search, limit: String(PAGE), ...(pageParam !== null && { cursor: pageParam }) } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

export interface Contact {
  id: string;
  phone: string | null;
  data: Record<string, JsonValue>;
  updatedAt: string;
}

export interface WrittenContact {
  phone: string | null;
  data: Record<string, JsonValue>;
}

/** Writes a new contact, or changes one. Throws `ApiError`: 400 `bad-phone`, 409 `phone-taken`. */
export async function writeContact(id: string | null, contact: WrittenContact): Promise<void> {
  if (id === null) await answered(api.contacts.$post({ json: contact }));
  else await answered(api.contacts[':id'].$put({ param: { id }, json: contact }));
}

/** Forgets a contact. Throws `ApiError`. */
export async function deleteContact(id: string): Promise<void> {
  await answered(api.contacts[':id'].$delete({ param: { id } }));
}

export interface ImportResult {
  saved: number;
  refused: { line: number; problem: string }[];
  fields: { column: string; field: string }[];
}

/** Sends a CSV text. Throws `ApiError` with what is wrong with the whole, `ConnectionLost`. */
export async function importContacts(
  text: string,
  { mode, country }: { mode: 'replace' | 'add'; country: string | null },
): Promise<ImportResult> {
  const query = new URLSearchParams({ mode, ...(country !== null && { country }) });
  const answer = await fetch(`/api/contacts/import?${query}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: text,
  }).catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  const body: unknown = await answer.json().catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  if (answer.ok) return body as ImportResult;
  const { error } = body as { error?: { code?: string; message?: string } };
  throw new ApiError(answer.status, error?.code ?? 'unknown', error?.message ?? `The server answered ${answer.status}.`);
}
