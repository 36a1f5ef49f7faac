import type { JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

export type ResourceName = 'schedules' | 'sms-templates' | 'queues' | 'environment';

/** A resource as the server has it now; `hash` is what a change stands on. */
export interface ResourceState<Value> {
  value: Value;
  hash: string;
  version: number;
}

/** What flows use by name, with its version. The server has checked its shape. */
export function resourceStateQuery<Value>(name: ResourceName) {
  return queryOptions({
    queryKey: ['resources', name, 'state'],
    queryFn: async (): Promise<ResourceState<Value>> => asState<Value>(await answered(api.resources[':name'].$get({ param: { name } }))),
  });
}

/** The versions of a resource, the newest first. */
export function resourceVersionsQuery(name: ResourceName) {
  return queryOptions({
    queryKey: ['resources', name, 'versions'],
    queryFn: () => answered(api.resources[':name'].versions.$get({ param: { name } })),
  });
}

/** Publishes a resource. Throws `ApiError`: 409 `stale` with what holds now, 422 with what is wrong. */
export async function putResource<Value>(
  name: ResourceName,
  change: { value: Value; baseHash: string; reason: string },
): Promise<ResourceState<Value>> {
  const json = { ...change, value: change.value as { [key: string]: JsonValue } };
  return asState<Value>(await answered(api.resources[':name'].$put({ param: { name }, json })));
}

/** Makes a former version the current one. Throws `ApiError` as `putResource` does. */
export async function restoreVersion(name: ResourceName, change: { version: number; baseHash: string; reason: string }): Promise<void> {
  await answered(api.resources[':name'].restore.$post({ param: { name }, json: change }));
}

function asState<Value>({ value, hash, version }: { value: unknown; hash: string; version: number }): ResourceState<Value> {
  return { value: value as Value, hash, version };
}
