import path from 'node:path';
import { type CallMachine, compileFlow, createCallMachine, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, type JsonValue, parseFlowDocument } from '@callwright/flow-schema';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Clock, isoTime } from '../clock.ts';
import { UnexpectedError } from '../errors.ts';
import { isPrivateFlow } from '../privacy/private-variables.ts';
import { type FlowFiles, readFlowFiles } from '../publishing/flow-content.ts';
import type { Store } from '../store/store.ts';
import { type ClosedFlow, closeFlow, type RunnableFlow } from './close-flow.ts';
import { folderSource } from './flow-source.ts';
import { createTurns } from './turns.ts';

/** A machine of 2,000 nodes takes about 10 MB, so only so many stay in memory. */
const MACHINES_KEPT = 50;

/** A version that can run calls. */
export interface ReadyFlow extends ClosedFlow {
  hash: string;
  machine: CallMachine;
  /** Its calls are kept sealed. */
  isPrivate: boolean;
}

/** Who changed files, and why, as far as that is known. */
export interface FileChange {
  by: string;
  reason: string;
  commit: string | null;
}

/** The versions of flows, and which of them answers new calls. */
export interface FlowLibrary {
  /** The version that answers new calls of a flow; null when there is none. */
  live(flowId: string): Promise<ReadyFlow | null>;
  /** A version by its hash: calls keep the one that they began with. Throws when it is unknown. */
  version(hash: string): Promise<ReadyFlow>;
  /** Keeps a version without making it live. */
  keep(flow: RunnableFlow): Promise<ReadyFlow>;
  /** Makes the flow of a folder live when it has no errors; else nothing changes. `uses` are the modules that it was made of. */
  publishFolder(
    folder: string,
  ): Promise<{ diagnostics: Diagnostic[]; uses: string[]; published: { flowId: string; hash: string; changed: boolean } | null }>;
  /** Does something to a flow's folder while nobody else does: one after another, so that what was saved last is what stays. */
  inTurn<Result>(folder: string, work: () => Promise<Result>): Promise<Result>;
}

const closedFlowSchema = z.object({
  flow: z.unknown(),
  audio: z.record(z.string(), z.string()),
  modules: z.record(z.string(), z.unknown()).default({}),
});

interface Options {
  store: Store;
  registry: Registry;
  clock: Clock;
  /** Who changed the files of a folder last. */
  whoChanged?(folder: string): Promise<FileChange>;
  /** Told when files became live, or are no longer what they were. */
  onFiles?(flowId: string, change: { published: boolean }): Promise<void>;
}

/** The library over a store; compiled machines are kept in memory. */
export function createFlowLibrary({ store, registry, clock, whoChanged = nobodyKnown, onFiles }: Options): FlowLibrary {
  // promises, so that many calls of one version wait for one compilation
  const machines = new LRUCache<string, Promise<ReadyFlow>>({ max: MACHINES_KEPT });
  const turns = createTurns();
  const inTurn: FlowLibrary['inTurn'] = (folder, work) => turns.take(path.resolve(folder), work);

  function version(hash: string): Promise<ReadyFlow> {
    const kept = machines.get(hash);
    if (kept !== undefined) return kept;
    const loading = loadVersion(store, registry, hash);
    machines.set(hash, loading);
    loading.catch(() => machines.delete(hash));
    return loading;
  }

  async function keep({ hash, closed, machine, files }: RunnableFlow): Promise<ReadyFlow> {
    for (const [audioHash, audio] of files) await store.saveAudio(audioHash, audio);
    // a closed flow came from JSON and goes to JSON
    await store.saveVersion(hash, closed.flow.id, closed as unknown as JsonValue, isoTime(clock));
    const ready = { ...closed, hash, machine, isPrivate: isPrivateFlow(closed) };
    machines.set(hash, Promise.resolve(ready));
    return ready;
  }

  async function publish(folder: string): ReturnType<FlowLibrary['publishFolder']> {
    const { diagnostics: found, traps, uses, ready } = await closeFlow(folderSource(folder), registry);
    const content = await readFlowFiles(folder);
    if (ready === null || content === null) {
      await onFiles?.(path.basename(folder), { published: false });
      return { diagnostics: found, uses, published: null };
    }
    const { hash, closed } = ready;
    const changed = await goLive(folder, ready, content);
    if (!changed) machines.set(hash, Promise.resolve({ ...closed, hash, machine: ready.machine, isPrivate: isPrivateFlow(closed) }));
    // a flow that can trap a caller still runs: whoever saved it is told, and the limits on steps let every caller out
    const told = traps.filter(({ severity }) => severity === 'error').map((trap): Diagnostic => ({ ...trap, severity: 'warning' }));
    return { diagnostics: [...found, ...told], uses, published: { flowId: closed.flow.id, hash, changed } };
  }

  /** False when callers get what they got before. */
  async function goLive(folder: string, ready: RunnableFlow, { flow, layout, hash: contentHash }: FlowFiles): Promise<boolean> {
    const flowId = ready.closed.flow.id;
    const live = await store.findLivePublication(flowId);
    if (live?.hash === ready.hash && live.contentHash === contentHash) return false;
    // another runtime that shares this folder is about to say who published this
    if ((await store.findPending(flowId))?.publication.contentHash === contentHash) return false;
    const isNew = live?.hash !== ready.hash;
    if (isNew) await keep(ready);
    const change = live?.contentHash === contentHash ? aPartChanged : await (isNew ? whoChanged(folder) : nobodyKnown());
    const content = { flow, layout, contentHash, files: [] };
    const recorded = await store.recordPublication({ flowId, hash: ready.hash, ...content, ...change, at: isoTime(clock) });
    await onFiles?.(flowId, { published: recorded.isNew });
    return recorded.isNew;
  }

  return {
    version,
    keep,
    async live(flowId) {
      const hash = await store.findLive(flowId);
      return hash === null ? null : version(hash);
    },
    publishFolder: (folder) => inTurn(folder, () => publish(folder)),
    inTurn,
  };
}

const aPartChanged: FileChange = { by: 'files', reason: 'A recording or module that it uses was changed.', commit: null };

function nobodyKnown(): Promise<FileChange> {
  return Promise.resolve({ by: 'files', reason: 'The files were changed.', commit: null });
}

async function loadVersion(store: Store, registry: Registry, hash: string): Promise<ReadyFlow> {
  const row = await store.findVersion(hash);
  const stored = closedFlowSchema.safeParse(row?.document);
  // a version may have been written by an older Callwright
  const { flow, diagnostics } = stored.success ? parseFlowDocument(stored.data.flow) : { flow: null, diagnostics: [] };
  if (!stored.success || flow === null)
    throw new UnexpectedError(`Version ${hash} is missing or cannot be read. ${diagnostics[0]?.message ?? ''}`);
  const modules = Object.entries(stored.data.modules).flatMap(([id, module]) => {
    const read = parseFlowDocument(module).flow;
    return read === null ? [] : [[id, read] as const];
  });
  const compiled = compileFlow(flow, registry, Object.fromEntries(modules));
  if (compiled.machine === null)
    throw new UnexpectedError(`Version ${hash} does not compile any more: ${compiled.diagnostics[0]?.message}`);
  const closed = { flow, audio: stored.data.audio, modules: Object.fromEntries(modules) };
  return { ...closed, hash, machine: createCallMachine(flow, compiled.machine, registry), isPrivate: isPrivateFlow(closed) };
}
