import type { EffectInput, EffectOutput } from '@callwright/flow-compiler';
import type { Deps } from '../deps.ts';
import type { CallFacts } from './call-facts.ts';
import { WorkFailed } from './work-failed.ts';

/** Whether a schedule is open at the moment of the call. The emergency switch is read anew each time, so it works at once, in every process. */
export async function scheduleState(
  { resources, store }: Deps,
  { schedule, language }: EffectInput<'schedule.state'>,
  { at }: CallFacts,
): Promise<EffectOutput<'schedule.state'>> {
  const turned = await store.findSwitch(schedule);
  const found = await resources.scheduleState(schedule, at, language, turned === null ? undefined : turned.on);
  if (found === null) throw new WorkFailed('not-found', `there is no schedule "${schedule}"`);
  return found;
}
