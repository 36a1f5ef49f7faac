import type { JsonValue } from '@callwright/flow-schema';
import { useLive } from '@callwright/web/api/live.ts';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { del, get, set } from 'idb-keyval';
import { changedFields, type FieldPath } from './merge-sides.ts';
import { type ResourceName, type ResourceState, resourceStateQuery } from './resource-query.ts';

/** What was changed here and not published, with what it was made on. The browser keeps it over a reload. */
export interface ResourceDraft<Value> {
  base: ResourceState<Value>;
  value: Value;
}

export interface ResourceEditing<Value> {
  name: ResourceName;
  /** Undefined until it has been read. */
  value: Value | undefined;
  base: ResourceState<Value> | undefined;
  changes: readonly FieldPath[];
  error: Error | null;
  readAgain: () => void;
  edit: (change: (value: Value) => Value) => void;
  /** Replaces what the changes stand on, and the changes. */
  rebase: (base: ResourceState<Value>, value: Value) => void;
  discard: () => void;
}

/** A resource that is being changed here. */
export function useResourceDraft<Value>(name: ResourceName): ResourceEditing<Value> {
  const answers = useQueryClient();
  const { data: state, error, refetch } = useQuery(resourceStateQuery<Value>(name));
  const { data: draft, isPending } = useQuery(draftQuery<Value>(name));
  useLive('flows', ({ event }) => {
    if (event === 'resource-changed') void answers.invalidateQueries({ queryKey: ['resources'] });
  });
  const base = draft?.base ?? state;
  const value = isPending ? undefined : (draft?.value ?? state?.value);
  const rebase = (newBase: ResourceState<Value>, newValue: Value): void => {
    const isChanged = changedFields(newBase.value as JsonValue, newValue as JsonValue).length > 0;
    keep(answers, name, isChanged ? { base: newBase, value: newValue } : null);
  };
  return {
    name,
    value,
    base,
    changes: base === undefined || value === undefined ? [] : changedFields(base.value as JsonValue, value as JsonValue),
    error,
    readAgain: () => void refetch(),
    edit: (change) => {
      const latest = answers.getQueryData<ResourceDraft<Value> | null>(draftQuery<Value>(name).queryKey);
      const on = latest?.base ?? state;
      if (on !== undefined) rebase(on, change(latest?.value ?? on.value));
    },
    rebase,
    discard: () => keep(answers, name, null),
  };
}

const keyOf = (name: ResourceName): string => `resource:${name}`;

function draftQuery<Value>(name: ResourceName) {
  return queryOptions({
    queryKey: ['resource-drafts', name],
    queryFn: async () => (await get<ResourceDraft<Value>>(keyOf(name)).catch(() => undefined)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** A browser that keeps nothing is no reason to stop. */
function keep<Value>(answers: QueryClient, name: ResourceName, draft: ResourceDraft<Value> | null): void {
  answers.setQueryData(draftQuery<Value>(name).queryKey, draft);
  void (draft === null ? del(keyOf(name)) : set(keyOf(name), draft)).catch(() => undefined);
}
