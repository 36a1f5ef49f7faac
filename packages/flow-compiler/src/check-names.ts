import { type Diagnostic, diagnostic, type Flow, type Severity } from '@callwright/flow-schema';
import type { Registry } from './define-node.ts';
import type { FoundField } from './find-fields.ts';
import { nodeFields } from './node-fields.ts';

/** The names that mean something beside a flow: in its resources, in its folder of flows, in an environment. What is left out is not looked at. */
export interface KnownNames {
  schedules?: readonly string[];
  queues?: readonly string[];
  smsTemplates?: readonly string[];
  flows?: readonly string[];
  phones?: readonly string[];
  endpoints?: readonly string[];
}

interface Naming {
  severity?: Severity;
  known: keyof KnownNames;
  code: string;
  says(name: string): string;
}

const namings: Partial<Record<FoundField['control'], Naming>> = {
  'schedule-name': {
    known: 'schedules',
    code: 'unknown-schedule',
    says: (name) => `There is no schedule "${name}" in resources/schedules.json.`,
  },
  // where work would fail there is an exit for it; a line that is not there lets nobody in
  'queue-name': {
    known: 'queues',
    code: 'unknown-queue',
    severity: 'error',
    says: (name) => `There is no queue "${name}" in resources/queues.json.`,
  },
  'sms-template-name': {
    known: 'smsTemplates',
    code: 'unknown-template',
    says: (name) => `There is no template "${name}" in resources/sms-templates.json.`,
  },
  'flow-name': { known: 'flows', code: 'unknown-flow', says: (name) => `There is no flow "${name}" beside this one to go to.` },
  'phone-name': { known: 'phones', code: 'unknown-phone', says: (name) => `The environment binds no phone of the name "${name}".` },
  'endpoint-name': {
    known: 'endpoints',
    code: 'unknown-endpoint',
    says: (name) => `The environment binds no endpoint of the name "${name}".`,
  },
};

/** Finds the names in a flow that mean nothing: a call that comes there would go on as if the work had failed. */
export function checkNames(flow: Flow, registry: Registry, known: KnownNames): Diagnostic[] {
  return nodeFields(flow, registry).flatMap(({ fields }) => fields.flatMap((field) => checkField(field, known)));
}

function checkField({ control, value, path }: FoundField, known: KnownNames): Diagnostic[] {
  const naming = namings[control];
  const names = naming && known[naming.known];
  if (naming === undefined || names === undefined) return [];
  // a field has a name or several; a number stands for itself
  const named = Array.isArray(value)
    ? value.map((item: unknown, index) => ({ name: item, at: [...path, index] }))
    : [{ name: value, at: path }];
  return named.flatMap(({ name, at }) =>
    typeof name !== 'string' || name.startsWith('+') || names.includes(name)
      ? []
      : [diagnostic(naming.code, at, naming.says(name), naming.severity ?? 'warning')],
  );
}
