import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CallMachine, compileFlow, createCallMachine, modulesMissing, type Registry, verifyFlow } from '@callwright/flow-compiler';
import {
  asModule,
  audioFiles,
  canonicalJson,
  type Diagnostic,
  type Flow,
  hasErrors,
  idDiffers,
  parseFlow,
  placeOfAudio,
  settleAudio,
} from '@callwright/flow-schema';
import type { StoredAudio } from '../store/store.ts';

/** A flow with all it needs to run, under the hash of that content. */
export interface ClosedFlow {
  flow: Flow;
  /** The modules that it uses, as they were when it was made live. Left out where there are none. */
  modules?: Record<string, Flow>;
  /** Audio files by the name that the flow uses: the hash of their bytes. */
  audio: Record<string, string>;
}

export interface ReadFlow {
  diagnostics: Diagnostic[];
  /** The modules that the flow uses, directly or through others. */
  uses: string[];
  /** Null while the files have errors. */
  ready: { hash: string; closed: ClosedFlow; machine: CallMachine; files: Map<string, StoredAudio> } | null;
}

const mediaTypes: Record<string, string> = { '.mp3': 'audio/mpeg', '.wav': 'audio/wav', '.ogg': 'audio/ogg', '.m4a': 'audio/mp4' };

/** Reads a flow folder and compiles it. What is wrong comes as diagnostics; only a folder that cannot be read throws. */
export async function readClosedFlow(folder: string, registry: Registry): Promise<ReadFlow> {
  const parsed = parseFlow(await readFile(path.join(folder, 'flow.json'), 'utf8'));
  if (parsed.flow === null) return { diagnostics: parsed.diagnostics, uses: [], ready: null };
  const own = await readAudio(folder, audioFiles(parsed.flow));
  const { flow, diagnostics } = settleAudio(parsed.flow, (file) => own.has(file));
  const { modules, uses } = await readModules(folder, flow, registry);
  const files = new Map([...own, ...(await readAudio(folder, Object.values(modules).flatMap(audioFiles)))]);
  const compiled = compileFlow(flow, registry, modules);
  const found = [...diagnostics, ...idDiffers(flow, path.basename(folder)), ...compiled.diagnostics];
  if (compiled.machine === null || hasErrors(found)) return { diagnostics: found, uses, ready: null };
  const hashed = new Map([...files.values()].map((file) => [file.hash, file.audio]));
  const audio = Object.fromEntries([...files].map(([name, { hash }]) => [name, hash]));
  const closed: ClosedFlow = { flow, audio, ...(Object.keys(modules).length > 0 && { modules }) };
  const machine = createCallMachine(flow, compiled.machine, registry);
  const traps = verifyFlow(flow, compiled.machine, registry, { modules }).filter(({ severity }) => severity === 'error');
  // a flow that can trap a caller still runs: whoever saved it is told, and the limits on steps let every caller out
  const told = traps.map((trap): Diagnostic => ({ ...trap, severity: 'warning' }));
  return { diagnostics: [...found, ...told], uses, ready: { hash: sha256(canonicalJson(closed)), closed, machine, files: hashed } };
}

/** Where an audio file of a flow or of its modules lies. */
function audioPath(folder: string, name: string): string {
  const { module, file } = placeOfAudio(name);
  return path.join(module === null ? folder : path.join(path.dirname(folder), module), file);
}

async function readModules(folder: string, flow: Flow, registry: Registry): Promise<{ modules: Record<string, Flow>; uses: string[] }> {
  const modules: Record<string, Flow> = {};
  const tried = new Set<string>();
  for (let missing = modulesMissing(flow, registry, modules); missing.length > 0; ) {
    for (const id of missing) {
      tried.add(id);
      const module = await readModule(path.join(path.dirname(folder), id));
      if (module !== null) modules[id] = module;
    }
    missing = modulesMissing(flow, registry, modules).filter((id) => !tried.has(id));
  }
  // also those that cannot be read: once they can, the flow is read again
  return { modules, uses: [...tried] };
}

/** Null when there is none that can be read: compiling says so. */
async function readModule(folder: string): Promise<Flow | null> {
  const text = await readFile(path.join(folder, 'flow.json'), 'utf8').catch(() => null);
  const flow = text === null ? null : parseFlow(text).flow;
  return flow === null ? null : asModule(settleAudio(flow, (file) => existsSync(audioPath(folder, file))).flow);
}

async function readAudio(folder: string, names: readonly string[]): Promise<Map<string, { hash: string; audio: StoredAudio }>> {
  const files = new Map<string, { hash: string; audio: StoredAudio }>();
  for (const name of names) {
    const content = await readFile(audioPath(folder, name)).catch(() => null);
    if (content !== null)
      files.set(name, { hash: sha256(content), audio: { mediaType: mediaTypes[path.extname(name)] ?? 'audio/mpeg', content } });
  }
  return files;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
