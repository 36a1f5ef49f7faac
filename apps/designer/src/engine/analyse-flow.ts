import {
  checkNames,
  compileFlow,
  lintErgonomics,
  type MachineJson,
  type Modules,
  type Registry,
  verifyFlow,
} from '@callwright/flow-compiler';
import { type Diagnostic, type Flow, parseFlowDocument, settleAudio } from '@callwright/flow-schema';
import type { BesideFlow } from './beside-flow.ts';
import { modulesOf, namesBeside, queuesOf, smsTemplatesOf } from './read-beside.ts';

/** A draft as far as it can be read and compiled. */
export interface ReadDraft {
  flow: Flow | null;
  /** Null while the flow has errors. */
  machine: MachineJson | null;
  modules: Modules;
  diagnostics: Diagnostic[];
}

/** Reads a draft, which need not be a valid flow, and compiles it. */
export function readDraftFlow(document: unknown, registry: Registry, beside: BesideFlow): ReadDraft {
  const parsed = parseFlowDocument(document);
  if (parsed.flow === null) return { flow: null, machine: null, modules: {}, diagnostics: parsed.diagnostics };
  const { audio } = beside;
  const { flow, diagnostics } = audio === null ? parsed : settleAudio(parsed.flow, (file) => Object.hasOwn(audio, file));
  if (flow === null) return { flow, machine: null, modules: {}, diagnostics };
  const modules = modulesOf(flow, registry, beside);
  const compiled = compileFlow(flow, registry, modules);
  return { flow, machine: compiled.machine, modules, diagnostics: [...diagnostics, ...compiled.diagnostics] };
}

/** All that is wrong in a draft: what publishing would refuse, what proofs find, what makes it hard to use, names that mean nothing. */
export function analyseFlow(document: unknown, registry: Registry, beside: BesideFlow): Diagnostic[] {
  const { flow, machine, modules, diagnostics } = readDraftFlow(document, registry, beside);
  if (flow === null) return diagnostics;
  const names = checkNames(flow, registry, namesBeside(beside));
  if (machine === null) return [...diagnostics, ...names];
  const smsTemplates = smsTemplatesOf(beside) ?? {};
  return [
    ...diagnostics,
    ...verifyFlow(flow, machine, registry, { modules, smsTemplates, queues: queuesOf(beside) ?? {} }),
    ...lintErgonomics(flow, machine, registry),
    ...names,
  ];
}
