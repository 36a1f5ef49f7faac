import { type Diagnostic, diagnostic, type Flow, hasErrors } from '@callwright/flow-schema';
import { checkFlow } from './check-flow.ts';
import { checkWaitFlow } from './check-wait-flow.ts';
import type { Registry } from './define-node.ts';
import { fieldsOfNode } from './node-fields.ts';
import type { Modules } from './place.ts';
import { prepareNodes } from './prepare-nodes.ts';

/** A flow that a node of another one uses as a part of it. */
export interface FlowUse {
  module: string;
  as: 'module' | 'wait';
  path: (string | number)[];
}

/** The modules and wait flows that the nodes of a flow use, by what their schemas say of their fields, each with its place. */
export function modulesUsed(flow: Flow, registry: Registry): FlowUse[] {
  return Object.entries(flow.nodes).flatMap(([id, { type, config }]) => {
    const schema = registry[type]?.config;
    const fields = schema === undefined ? [] : fieldsOfNode(schema, id, config);
    return fields.flatMap(({ control, value, path }): FlowUse[] => {
      if (typeof value !== 'string') return [];
      if (control === 'module-name') return [{ module: value, as: 'module', path }];
      return control === 'wait-flow-name' ? [{ module: value, as: 'wait', path }] : [];
    });
  });
}

/** The nodes of a flow that hold a wait flow, each with its id. */
export function waitFlowsUsed(flow: Flow, registry: Registry): Map<string, string> {
  const waits = modulesUsed(flow, registry).filter(({ as }) => as === 'wait');
  return new Map(waits.map(({ path, module }) => [String(path[1]), module]));
}

/** The modules and wait flows that a flow needs, directly or through others, and that are not among those at hand: read them and ask again. */
export function modulesMissing(flow: Flow, registry: Registry, modules: Modules): string[] {
  const used = [flow, ...Object.values(modules)].flatMap((one) => modulesUsed(one, registry).map(({ module }) => module));
  return [...new Set(used)].filter((id) => !Object.hasOwn(modules, id));
}

/** Parts are there, are of the right kind, have no errors of their own, are not inside themselves, fit where they stand and speak the flow's languages. */
export function checkModules(flow: Flow, registry: Registry, modules: Modules): Diagnostic[] {
  if ((flow.kind === 'module') !== (flow.module !== undefined)) return [notDeclared(flow)];
  const checked = new Map<string, string | null>();
  return modulesUsed(flow, registry).flatMap((use) => {
    const { module, path, as } = use;
    const used = Object.hasOwn(modules, module) ? modules[module] : undefined;
    if (used === undefined) return [unusable(use, `There is no flow "${module}" beside this one.`)];
    if (used.kind !== as) return [unusable(use, `"${module}" is a flow of kind "${used.kind}", not ${kindWords[as]}.`)];
    if (isInside(flow.id, module, registry, modules))
      return [diagnostic('module-in-itself', path, `"${module}" leads back into "${flow.id}", for ever.`)];
    if (!checked.has(module)) checked.set(module, firstError(used, registry, modules));
    const error = checked.get(module);
    if (error != null) return [faulty(use, error)];
    if (as === 'wait') return checkWaitFlow(flow, used, path);
    return [...foreignNodes(flow, used, registry, modules, path), ...missingLanguages(flow, used, path)];
  });
}

const kindWords = { module: 'a module', wait: 'of kind "wait"' } as const;

function unusable({ as, path }: FlowUse, message: string): Diagnostic {
  return as === 'wait' ? diagnostic('unknown-wait-flow', path, message) : diagnostic('unknown-module', path, message);
}

function faulty({ as, module, path }: FlowUse, error: string): Diagnostic {
  const message = `"${module}" has errors: ${error}`;
  return as === 'wait' ? diagnostic('wait-flow-has-errors', path, message) : diagnostic('module-has-errors', path, message);
}

/** A module takes the restrictions of where it is used; so do those inside it. */
function foreignNodes(flow: Flow, module: Flow, registry: Registry, modules: Modules, path: (string | number)[]): Diagnostic[] {
  if (flow.kind === 'module') return [];
  const found = foreignNode(flow, module, registry, modules);
  if (found === undefined) return [];
  const message = `"${module.id}" has a "${found}" node in it, which cannot stand in a flow of kind "${flow.kind}".`;
  return [diagnostic('kind-not-allowed', path, message)];
}

function foreignNode(flow: Flow, module: Flow, registry: Registry, modules: Modules, seen = new Set<string>()): string | undefined {
  if (seen.has(module.id)) return undefined;
  seen.add(module.id);
  const types = Object.values(module.nodes).flatMap(({ type }) => registry[type] ?? []);
  const foreign = types.find(({ kinds }) => !kinds.includes(flow.kind) && kinds.some((kind) => kind !== 'module'));
  if (foreign !== undefined) return foreign.title;
  for (const { module: id } of modulesUsed(module, registry)) {
    const inner = Object.hasOwn(modules, id) ? modules[id] : undefined;
    const found = inner === undefined ? undefined : foreignNode(flow, inner, registry, modules, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isInside(wanted: string, module: string, registry: Registry, modules: Modules, seen = new Set<string>()): boolean {
  if (module === wanted || seen.has(module)) return true;
  const flow = Object.hasOwn(modules, module) ? modules[module] : undefined;
  if (flow === undefined) return false;
  const within = new Set([...seen, module]);
  return modulesUsed(flow, registry).some((use) => isInside(wanted, use.module, registry, modules, within));
}

function firstError(flow: Flow, registry: Registry, modules: Modules): string | null {
  const { nodes, diagnostics } = prepareNodes(flow, registry);
  const found = [...diagnostics, ...checkFlow(flow, registry, nodes, modules), ...checkModules(flow, registry, modules)];
  return hasErrors(found) ? (found.find(({ severity }) => severity === 'error')?.message ?? null) : null;
}

function missingLanguages(flow: Flow, module: Flow, path: (string | number)[]): Diagnostic[] {
  const missing = flow.languages.filter((language) => !module.languages.includes(language));
  if (missing.length === 0) return [];
  const message = `"${module.id}" does not speak ${missing.join(', ')}: callers of this language would hear another.`;
  return [diagnostic('module-language-missing', path, message, 'warning')];
}

function notDeclared({ kind }: Flow): Diagnostic {
  const message =
    kind === 'module'
      ? 'A module says under "module" what it takes, gives back and by which exits it ends.'
      : 'Only a flow of kind "module" has inputs, outputs and exits of a module.';
  return diagnostic('invalid-field', ['module'], message);
}
