import { bindingsOf, type CallMachine, compileFlow, createCallMachine, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, environmentSchema, type Flow, hasErrors, type Schedules } from '@callwright/flow-schema';
import { hoursForCall, loadHolidays } from '@callwright/schedules';
import type { ScheduleLookup, SimulatedFlow } from '@callwright/simulator';
import { readDraftFlow } from './analyse-flow.ts';
import type { BesideFlow } from './beside-flow.ts';
import { environmentOf, modulesOf, neighbourOf, schedulesOf, smsTemplatesOf } from './read-beside.ts';

/** A draft that calls can be simulated on; null with the errors that stand against it. */
export async function simulatedFlow(
  document: unknown,
  registry: Registry,
  beside: BesideFlow,
): Promise<{ flow: Flow; simulated: SimulatedFlow } | { flow: null; errors: Diagnostic[] }> {
  const { flow, machine, diagnostics } = readDraftFlow(document, registry, beside);
  if (flow === null || machine === null || hasErrors(diagnostics))
    return { flow: null, errors: diagnostics.filter(({ severity }) => severity === 'error') };
  const environment = environmentOf(beside) ?? environmentSchema.parse({});
  const templates = smsTemplatesOf(beside) ?? {};
  const simulated: SimulatedFlow = {
    machine: createCallMachine(flow, machine, registry),
    bindings: bindingsOf(() => environment),
    audioSeconds: (file) => beside.audio?.[file] ?? 0,
    schedules: await scheduleLookup(schedulesOf(beside) ?? {}),
    smsTemplates: (name) => (Object.hasOwn(templates, name) ? templates[name]?.texts : undefined),
    otherFlow: (id) => otherFlow(id, registry, beside),
  };
  return { flow, simulated };
}

function otherFlow(id: string, registry: Registry, beside: BesideFlow): CallMachine | null {
  const flow = neighbourOf(beside, id);
  if (flow === null || flow.kind === 'module' || flow.kind === 'wait') return null;
  const { machine } = compileFlow(flow, registry, modulesOf(flow, registry, beside));
  return machine === null ? null : createCallMachine(flow, machine, registry);
}

/** The holidays of the world are some hundred kilobytes: they are loaded only where a schedule keeps any. */
async function scheduleLookup(schedules: Schedules): Promise<ScheduleLookup> {
  const keepsHolidays = Object.values(schedules).some(({ holidays }) => holidays !== undefined);
  const holidays = keepsHolidays ? await loadHolidays() : { holidayOn: () => null, regionsOf: () => null, hasHoliday: () => false };
  return (name, at, language, emergency) => {
    const schedule = Object.hasOwn(schedules, name) ? schedules[name] : undefined;
    return schedule === undefined ? null : hoursForCall(schedule, at, language, holidays, emergency || undefined);
  };
}
