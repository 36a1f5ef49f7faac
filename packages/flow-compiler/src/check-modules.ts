import { type Diagnostic, diagnostic, type Flow, hasErrors } from '@callwright/flow-schema';
import { checkFlow } from './check-flow.ts';
import type { Registry } from './define-node.ts';
import { findFields } from './find-fields.ts';
import type { Modules } from './place.ts';
import { prepareNodes } from './prepare-nodes.ts';

/** The modules that the nodes of a flow use, by what their schemas say of their fields, each with its place. */
export function modulesUsed(flow: Flow, registry: Registry): { module: string; path: (string | number)[] }[] {
  return Object.entries(flow.nodes).flatMap(([id, { type, config }]) => {
    const schema = registry[type]?.config;
    const fields = schema === undefined ? [] : findFields(schema, config, ['nodes', id, 'config']);
    return fields.flatMap(({ control, value, path }) =>
      control === 'module-name' && typeof value === 'string' ? [{ module: value, path }] : [],
    );
  });
}

/** The modules that a flow needs, directly or through others, and that are not among those at hand: read them and ask again. */
export function modulesMissing(flow: Flow, registry: Registry, modules: Modules): string[] {
  const used = [flow, ...Object.values(modules)].flatMap((one) => modulesUsed(one, registry).map(({ module }) => module));
  return [...new Set(used)].filter((id) => !Object.hasOwn(modules, id));
}

/** Modules are there, are modules, have no errors of their own, are not inside themselves, and speak the flow's languages. */
export function checkModules(flow: Flow, registry: Registry, modules: Modules): Diagnostic[] {
  if ((flow.kind === 'module') !== (flow.module !== undefined)) return [notDeclared(flow)];
  const checked = new Map<string, string | null>();
  return modulesUsed(flow, registry).flatMap(({ module, path }) => {
    const used = Object.hasOwn(modules, module) ? modules[module] : undefined;
    if (used === undefined) return [diagnostic('unknown-module', path, `There is no flow "${module}" beside this one.`)];
    if (used.kind !== 'module') return [diagnostic('unknown-module', path, `"${module}" is a flow of kind "${used.kind}", not a module.`)];
    if (isInside(flow.id, module, registry, modules))
      return [diagnostic('module-in-itself', path, `"${module}" leads back into "${flow.id}", for ever.`)];
    if (!checked.has(module)) checked.set(module, firstError(used, registry, modules));
    const error = checked.get(module);
    if (error !== null) return [diagnostic('module-has-errors', path, `"${module}" has errors: ${error}`)];
    return missingLanguages(flow, used, path);
  });
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
