import { createHash } from 'node:crypto';
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
  type Queues,
  type SmsTemplates,
  settleAudio,
} from '@callwright/flow-schema';
import type { StoredAudio } from '../store/store.ts';
import type { FlowSource } from './flow-source.ts';

/** A flow with all it needs to run, under the hash of that content. */
export interface ClosedFlow {
  flow: Flow;
  /** The modules that it uses, as they were when it was made live. Left out where there are none. */
  modules?: Record<string, Flow>;
  /** Audio files by the name that the flow uses: the hash of their bytes. */
  audio: Record<string, string>;
}

/** What a closed flow is run with. */
export interface RunnableFlow {
  hash: string;
  closed: ClosedFlow;
  machine: CallMachine;
  files: Map<string, StoredAudio>;
}

export interface ReadFlow {
  /** What keeps the flow from running, if any of it is an error. */
  diagnostics: Diagnostic[];
  /** What was proved of it: traps for callers. Empty while it cannot run. */
  traps: Diagnostic[];
  /** The modules that the flow uses, directly or through others. */
  uses: string[];
  /** Null while there are errors. */
  ready: RunnableFlow | null;
}

const mediaTypes: Record<string, string> = { '.mp3': 'audio/mpeg', '.wav': 'audio/wav', '.ogg': 'audio/ogg', '.m4a': 'audio/mp4' };

/** The media type of a recording, by the name of its file. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[path.extname(name)] ?? 'audio/mpeg';
}

/** Reads and compiles a flow with all that it needs. What is wrong comes as diagnostics; only a source that cannot be read throws. */
export async function closeFlow(
  source: FlowSource,
  registry: Registry,
  { smsTemplates = {}, queues = {} }: { smsTemplates?: SmsTemplates; queues?: Queues } = {},
): Promise<ReadFlow> {
  const parsed = parseFlow(await source.flow());
  if (parsed.flow === null) return { diagnostics: parsed.diagnostics, traps: [], uses: [], ready: null };
  const own = await readAudio(source, audioFiles(parsed.flow));
  const { flow, diagnostics } = settleAudio(parsed.flow, (file) => own.has(file));
  const { modules, uses } = await readModules(source, flow, registry);
  const files = new Map([...own, ...(await readAudio(source, Object.values(modules).flatMap(audioFiles)))]);
  const compiled = compileFlow(flow, registry, modules);
  const found = [...diagnostics, ...idDiffers(flow, source.folderName), ...compiled.diagnostics];
  if (compiled.machine === null || hasErrors(found)) return { diagnostics: found, traps: [], uses, ready: null };
  const hashed = new Map([...files.values()].map((file) => [file.hash, file.audio]));
  const audio = Object.fromEntries([...files].map(([name, { hash }]) => [name, hash]));
  const closed: ClosedFlow = { flow, audio, ...(Object.keys(modules).length > 0 && { modules }) };
  const machine = createCallMachine(flow, compiled.machine, registry);
  const traps = verifyFlow(flow, compiled.machine, registry, { modules, smsTemplates, queues });
  return { diagnostics: found, traps, uses, ready: { hash: sha256(canonicalJson(closed)), closed, machine, files: hashed } };
}

async function readModules(source: FlowSource, flow: Flow, registry: Registry): Promise<{ modules: Record<string, Flow>; uses: string[] }> {
  const modules: Record<string, Flow> = {};
  const tried = new Set<string>();
  for (let missing = modulesMissing(flow, registry, modules); missing.length > 0; ) {
    for (const id of missing) {
      tried.add(id);
      const module = await readModule(source, id);
      if (module !== null) modules[id] = module;
    }
    missing = modulesMissing(flow, registry, modules).filter((id) => !tried.has(id));
  }
  // also those that cannot be read: once they can, the flow is read again
  return { modules, uses: [...tried] };
}

/** Null when there is none that can be read: compiling says so. */
async function readModule(source: FlowSource, id: string): Promise<Flow | null> {
  const text = await source.module(id);
  const flow = text === null ? null : parseFlow(text).flow;
  if (flow === null) return null;
  const there = await readAudio(source, audioFiles(asModule(flow)));
  return asModule(settleAudio(flow, (file) => there.has(file.startsWith('@') ? file : `@${flow.id}/${file}`)).flow);
}

async function readAudio(source: FlowSource, names: readonly string[]): Promise<Map<string, { hash: string; audio: StoredAudio }>> {
  const files = new Map<string, { hash: string; audio: StoredAudio }>();
  for (const name of names) {
    const content = await source.audio(name);
    if (content !== null) files.set(name, { hash: sha256(content), audio: { mediaType: mediaTypeOf(name), content } });
  }
  return files;
}

/** The hash of texts and files, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
