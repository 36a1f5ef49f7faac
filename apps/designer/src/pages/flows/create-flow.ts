import type { JsonValue } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';

type JsonObject = Record<string, JsonValue>;

export interface NewFlow {
  flow: JsonObject;
  layout?: JsonObject;
  tests: Record<string, JsonValue>;
}

/** Makes a flow that is not live yet. Throws `ApiError` (409 `id-taken`) and `ConnectionLost`. */
export function createFlow({ flow, layout, tests }: NewFlow) {
  return answered(api.flows.$post({ json: { flow, ...(layout !== undefined && { layout }), tests: tests as Record<string, JsonObject> } }));
}
