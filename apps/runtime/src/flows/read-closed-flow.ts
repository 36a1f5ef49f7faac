import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CallMachine, compileFlow, createCallMachine, type Registry, verifyFlow } from '@callwright/flow-compiler';
import {
  audioFiles,
  canonicalJson,
  type Diagnostic,
  type Flow,
  hasErrors,
  idDiffers,
  parseFlow,
  settleAudio,
} from '@callwright/flow-schema';
import type { StoredAudio } from '../store/store.ts';

/** A flow with all it needs to run, under the hash of that content. */
export interface ClosedFlow {
  flow: Flow;
  /** Audio files by the name that the flow uses: the hash of their bytes. */
  audio: Record<string, string>;
}

export interface ReadFlow {
  diagnostics: Diagnostic[];
  /** Null while the files have errors. */
  ready: { hash: string; closed: ClosedFlow; machine: CallMachine; files: Map<string, StoredAudio> } | null;
}

const mediaTypes: Record<string, string> = { '.mp3': 'audio/mpeg', '.wav': 'audio/wav', '.ogg': 'audio/ogg', '.m4a': 'audio/mp4' };

/** Reads a flow folder and compiles it. What is wrong comes as diagnostics; only a folder that cannot be read throws. */
export async function readClosedFlow(folder: string, registry: Registry): Promise<ReadFlow> {
  const parsed = parseFlow(await readFile(path.join(folder, 'flow.json'), 'utf8'));
  if (parsed.flow === null) return { diagnostics: parsed.diagnostics, ready: null };
  const files = await readAudio(folder, parsed.flow);
  const { flow, diagnostics } = settleAudio(parsed.flow, (file) => files.has(file));
  const compiled = compileFlow(flow, registry);
  const found = [...diagnostics, ...idDiffers(flow, path.basename(folder)), ...compiled.diagnostics];
  if (compiled.machine === null || hasErrors(found)) return { diagnostics: found, ready: null };
  const hashed = new Map([...files.values()].map((file) => [file.hash, file.audio]));
  const closed: ClosedFlow = { flow, audio: Object.fromEntries([...files].map(([name, { hash }]) => [name, hash])) };
  const machine = createCallMachine(flow, compiled.machine, registry);
  const traps = verifyFlow(flow, compiled.machine, registry).filter(({ severity }) => severity === 'error');
  // a flow that can trap a caller still runs: whoever saved it is told, and the limits on steps let every caller out
  const told = traps.map((trap): Diagnostic => ({ ...trap, severity: 'warning' }));
  return { diagnostics: [...found, ...told], ready: { hash: sha256(canonicalJson(closed)), closed, machine, files: hashed } };
}

async function readAudio(folder: string, flow: Flow): Promise<Map<string, { hash: string; audio: StoredAudio }>> {
  const files = new Map<string, { hash: string; audio: StoredAudio }>();
  for (const file of audioFiles(flow)) {
    const content = await readFile(path.join(folder, file)).catch(() => null);
    if (content !== null)
      files.set(file, { hash: sha256(content), audio: { mediaType: mediaTypes[path.extname(file)] ?? 'audio/mpeg', content } });
  }
  return files;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
