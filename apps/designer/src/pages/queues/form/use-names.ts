import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../../../api/flow-queries.ts';
import { isRecord, recordOf } from '../../../json/is-record.ts';
import { type ResourceName, resourceStateQuery } from '../../../page-parts/resource/resource-query.ts';
import type { QueueField } from './queue-fields.ts';

/** A name that a field may have, with what people call it. */
export interface Named {
  name: string;
  title: string;
}

/** The kind of flow that a field names, by its place. */
const flowKinds: Readonly<Record<string, string>> = { waitFlow: 'wait', 'callback.flow': 'callback' };

/** The names that a field may have; null while that is not known, so that nobody is warned for nothing. */
export function useNames({ path, meta }: QueueField): readonly Named[] | null {
  const { control } = meta;
  const resource: ResourceName =
    control === 'schedule-name' ? 'schedules' : control === 'sms-template-name' ? 'sms-templates' : 'environment';
  const flows = useQuery({ ...flowsQuery, enabled: control === 'flow-name' });
  const state = useQuery({ ...resourceStateQuery<unknown>(resource), enabled: control !== 'flow-name' });
  if (control === 'flow-name') {
    const kind = flowKinds[path.join('.')];
    return flows.data?.filter((flow) => flow.kind === kind).map(({ id, title }) => ({ name: id, title })) ?? null;
  }
  if (state.data === undefined) return null;
  const all = recordOf(state.data.value);
  const named = control === 'caller-id-name' ? recordOf(all['callerIds']) : all;
  return Object.entries(named).map(([name, value]) => ({
    name,
    title: isRecord(value) ? String(value['title'] ?? '') : String(value),
  }));
}
