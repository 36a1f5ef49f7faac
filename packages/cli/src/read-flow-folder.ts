import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type CompiledFlow, compileFlow, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, type Flow, idDiffers, layoutSchema, parseFlow, parseJsonAs, settleAudio } from '@callwright/flow-schema';
import { type CallFile, parseCallFile } from '@callwright/simulator';
import { audioFile, readModules } from './read-neighbours.ts';

/** A flow as it lies on disk, checked. Problems carry the file they are in. */
export interface FlowFolder {
  folder: string;
  flow: Flow | null;
  /** The modules that it uses. */
  modules: Record<string, Flow>;
  machine: CompiledFlow['machine'];
  calls: { file: string; callFile: CallFile }[];
  problems: { file: string; diagnostic: Diagnostic }[];
}

/** Reads `flow.json`, `layout.json` and the call files beside it. Nothing is thrown for what is wrong in them. */
export function readFlowFolder(folder: string, registry: Registry): FlowFolder {
  const flowFile = path.join(folder, 'flow.json');
  const parsed = parseFlow(readFileSync(flowFile, 'utf8'));
  const { flow, diagnostics } = parsed.flow === null ? parsed : settleAudio(parsed.flow, (file) => existsSync(audioFile(folder, file)));
  const modules = flow === null ? {} : readModules(folder, flow, registry);
  const compiled = flow === null ? { machine: null, diagnostics: [] } : compileFlow(flow, registry, modules);
  const calls = callFilesIn(folder).map((file) => ({ file, ...parseCallFile(readFileSync(file, 'utf8')) }));
  return {
    folder,
    flow,
    modules,
    machine: compiled.machine,
    calls: calls.flatMap(({ file, callFile }) => (callFile === null ? [] : [{ file, callFile }])),
    problems: [
      ...[...diagnostics, ...compiled.diagnostics, ...misnamed(folder, flow)].map((found) => ({
        file: flowFile,
        diagnostic: found,
      })),
      ...layoutProblems(path.join(folder, 'layout.json')),
      ...calls.flatMap(({ file, diagnostics: found }) => found.map((one) => ({ file, diagnostic: one }))),
    ],
  };
}

function callFilesIn(folder: string): string[] {
  return [folder, path.join(folder, 'calls')]
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => path.join(place, name)))
    .filter((file) => file.endsWith('.call.json'))
    .sort();
}

function layoutProblems(file: string): FlowFolder['problems'] {
  if (!existsSync(file)) return [];
  return parseJsonAs(layoutSchema, readFileSync(file, 'utf8')).diagnostics.map((diagnostic) => ({ file, diagnostic }));
}

/** The flow of a node's scripted calls lies beside them, in a folder of that name. */
function misnamed(folder: string, flow: Flow | null): Diagnostic[] {
  const name = path.basename(folder);
  return flow === null || name === 'calls' ? [] : idDiffers(flow, name);
}
