import type { FieldMeta } from '@callwright/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../../../api/flow-queries.ts';
import { recordOf } from '../../../json/is-record.ts';
import { textAt } from '../form/field.ts';
import { type ResourceName, resourceQuery } from './resource-query.ts';

/** A name that a field may have, with what people call it. */
export interface Named {
  name: string;
  title: string;
}

type Control = NonNullable<FieldMeta['control']>;

/** Where the names of a control come from: a resource, and a part of it. */
const sources: Partial<Record<Control, { resource: ResourceName; part?: string }>> = {
  'endpoint-name': { resource: 'environment', part: 'endpoints' },
  'phone-name': { resource: 'environment', part: 'phones' },
  'caller-id-name': { resource: 'environment', part: 'callerIds' },
  'schedule-name': { resource: 'schedules' },
  'sms-template-name': { resource: 'sms-templates' },
  'queue-name': { resource: 'queues' },
};

/** Which flows a control names: those that calls go to, or parts of one kind. */
const flowKinds: Partial<Record<Control, (kind: string) => boolean>> = {
  'flow-name': (kind) => kind !== 'module' && kind !== 'wait',
  'module-name': (kind) => kind === 'module',
  'wait-flow-name': (kind) => kind === 'wait',
};

/** Whether a control asks for a name that lives outside of the flow. */
export function asksForName(control: FieldMeta['control']): boolean {
  return control !== undefined && (flowKinds[control] !== undefined || sources[control] !== undefined);
}

/** The names that there are; null while that is not known, so that nobody is warned for nothing. */
export function useKnownNames(control: FieldMeta['control'], own: string): readonly Named[] | null {
  const source = control === undefined ? undefined : sources[control];
  const resource = useQuery({ ...resourceQuery(source?.resource ?? 'environment'), enabled: source !== undefined });
  const isWanted = control === undefined ? undefined : flowKinds[control];
  const flows = useQuery({ ...flowsQuery, enabled: isWanted !== undefined });
  if (source === undefined) {
    const wanted = flows.data?.filter(({ id, kind }) => id !== own && isWanted?.(kind) === true);
    return wanted?.map(({ id, title }) => ({ name: id, title })) ?? null;
  }
  if (resource.data === undefined) return null;
  const named = source.part === undefined ? resource.data : recordOf(resource.data[source.part]);
  return Object.entries(named).map(([name, value]) => ({ name, title: textAt(recordOf(value)['title']) || textAt(value) }));
}
