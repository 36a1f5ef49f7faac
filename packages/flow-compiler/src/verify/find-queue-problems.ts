import { type Diagnostic, diagnostic, type Flow, type Queues } from '@callwright/flow-schema';
import { z } from 'zod';
import { modulesUsed } from '../check-modules.ts';
import type { Registry } from '../define-node.ts';
import type { FoundField } from '../find-fields.ts';
import { fieldsBeside, nodeFields } from '../node-fields.ts';
import type { Modules } from '../place.ts';

/** Finds nodes that need a callback policy of a queue that has none: there, and in the wait flows that callers of a queue hear. */
export function findQueueProblems(flow: Flow, registry: Registry, modules: Modules, queues: Queues): Diagnostic[] {
  if (Object.keys(queues).length === 0) return [];
  const fields = nodeFields(flow, registry).flatMap((node) => node.fields);
  return [...namedHere(fields, queues), ...inWaitFlows(fields, modulesUsed(flow, registry), { registry, modules, queues })];
}

function namedHere(fields: readonly FoundField[], queues: Queues): Diagnostic[] {
  return fields.flatMap(({ needs, value, path }) =>
    needs === 'callback-policy' && typeof value === 'string' && hasNoPolicy(queues, value)
      ? [diagnostic('no-callback-policy', path, `The queue "${value}" has no callback policy, so it can offer no callback.`)]
      : [],
  );
}

interface Beside {
  registry: Registry;
  modules: Modules;
  queues: Queues;
}

function inWaitFlows(
  fields: readonly FoundField[],
  used: ReturnType<typeof modulesUsed>,
  { registry, modules, queues }: Beside,
): Diagnostic[] {
  return used.flatMap(({ as, module, path }) => {
    const wait = Object.hasOwn(modules, module) ? modules[module] : undefined;
    const field = fields.find((one) => one.path.join() === path.join());
    const queue = field && fieldsBeside(field, fields).find(({ control }) => control === 'queue-name')?.value;
    if (as !== 'wait' || wait === undefined || typeof queue !== 'string' || !hasNoPolicy(queues, queue)) return [];
    const message = `"${module}" offers callbacks, and the queue "${queue}" has no callback policy.`;
    return offersCallbacks(wait, registry) ? [diagnostic('no-callback-policy', path, message)] : [];
  });
}

/** A field that is left empty means the queue in which the caller waits. */
function offersCallbacks(wait: Flow, registry: Registry): boolean {
  return Object.values(wait.nodes).some(({ type, config }) => {
    const shape = registry[type]?.config.shape ?? {};
    return Object.entries(shape).some(([name, schema]) => needsPolicy(schema) && !Object.hasOwn(config, name));
  });
}

function needsPolicy(schema: z.core.$ZodType): boolean {
  return z.globalRegistry.get(schema)?.needs === 'callback-policy';
}

/** A queue that is not there is another finding. */
function hasNoPolicy(queues: Queues, name: string): boolean {
  return Object.hasOwn(queues, name) && queues[name]?.callback === undefined;
}
