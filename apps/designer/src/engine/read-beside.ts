import type { KnownNames, Modules, Registry } from '@callwright/flow-compiler';
import { modulesMissing } from '@callwright/flow-compiler';
import {
  asModule,
  type Environment,
  environmentSchema,
  type Flow,
  type JsonValue,
  parseFlowDocument,
  parseQueues,
  parseSchedules,
  parseSmsTemplates,
  type Queues,
  type Schedules,
  type SmsTemplates,
  settleAudio,
} from '@callwright/flow-schema';
import type { BesideFlow } from './beside-flow.ts';

/** Another flow beside this one, with its audio settled; null when there is none that can be read. */
export function neighbourOf({ flows, audio }: BesideFlow, id: string): Flow | null {
  const document = Object.hasOwn(flows, id) ? flows[id] : undefined;
  const flow = document === undefined ? null : parseFlowDocument(document).flow;
  if (flow === null || audio === null) return flow;
  return settleAudio(flow, (file) => Object.hasOwn(audio, file.startsWith('@') ? file : `@${id}/${file}`)).flow;
}

/** The modules that a flow uses, directly or through others. Those that are not there are left out. */
export function modulesOf(flow: Flow, registry: Registry, beside: BesideFlow): Modules {
  const modules: Record<string, Flow> = {};
  const tried = new Set<string>();
  for (let missing = modulesMissing(flow, registry, modules); missing.length > 0; ) {
    for (const id of missing) {
      tried.add(id);
      const found = neighbourOf(beside, id);
      if (found !== null) modules[id] = asModule(found);
    }
    missing = modulesMissing(flow, registry, modules).filter((id) => !tried.has(id));
  }
  return modules;
}

export function environmentOf({ environment }: BesideFlow): Environment | null {
  return environment === null ? null : (environmentSchema.safeParse(environment).data ?? null);
}

export function schedulesOf({ schedules }: BesideFlow): Schedules | null {
  return schedules === null ? null : parseSchedules(textOf(schedules)).schedules;
}

export function smsTemplatesOf({ smsTemplates }: BesideFlow): SmsTemplates | null {
  return smsTemplates === null ? null : parseSmsTemplates(textOf(smsTemplates)).templates;
}

export function queuesOf({ queues }: BesideFlow): Queues | null {
  return queues === null ? null : parseQueues(textOf(queues)).queues;
}

/** The names that a flow may use. Those of what could not be read are not known. */
export function namesBeside(beside: BesideFlow): KnownNames {
  const [schedules, templates, queues, environment] = [
    schedulesOf(beside),
    smsTemplatesOf(beside),
    queuesOf(beside),
    environmentOf(beside),
  ];
  return {
    ...(beside.flowIds.length > 0 && { flows: beside.flowIds }),
    ...(schedules !== null && { schedules: Object.keys(schedules) }),
    ...(templates !== null && { smsTemplates: Object.keys(templates) }),
    ...(queues !== null && { queues: Object.keys(queues) }),
    ...(environment !== null && { phones: Object.keys(environment.phones), endpoints: Object.keys(environment.endpoints) }),
  };
}

function textOf(value: JsonValue): string {
  return JSON.stringify(value);
}
