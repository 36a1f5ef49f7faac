import { type CallMachine, compileFlow, createCallMachine, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, type JsonValue, parseFlowDocument } from '@callwright/flow-schema';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Clock, isoTime } from '../clock.ts';
import { UnexpectedError } from '../errors.ts';
import { isPrivateFlow } from '../privacy/private-variables.ts';
import type { Store } from '../store/store.ts';
import { type ClosedFlow, readClosedFlow } from './read-closed-flow.ts';

/** A machine of 2,000 nodes takes about 10 MB, so only so many stay in memory. */
const MACHINES_KEPT = 50;

/** A version that can run calls. */
export interface ReadyFlow extends ClosedFlow {
  hash: string;
  machine: CallMachine;
  /** Its calls are kept sealed. */
  isPrivate: boolean;
}

/** The versions of flows, and which of them answers new calls. */
export interface FlowLibrary {
  /** The version that answers new calls of a flow; null when there is none. */
  live(flowId: string): Promise<ReadyFlow | null>;
  /** A version by its hash: calls keep the one that they began with. Throws when it is unknown. */
  version(hash: string): Promise<ReadyFlow>;
  /** Makes the flow of a folder live when it has no errors; else nothing changes. `uses` are the modules that it was made of. */
  publishFolder(
    folder: string,
  ): Promise<{ diagnostics: Diagnostic[]; uses: string[]; published: { flowId: string; hash: string; changed: boolean } | null }>;
}

const closedFlowSchema = z.object({
  flow: z.unknown(),
  audio: z.record(z.string(), z.string()),
  modules: z.record(z.string(), z.unknown()).default({}),
});

/** The library over a store; compiled machines are kept in memory. */
export function createFlowLibrary({ store, registry, clock }: { store: Store; registry: Registry; clock: Clock }): FlowLibrary {
  // promises, so that many calls of one version wait for one compilation
  const machines = new LRUCache<string, Promise<ReadyFlow>>({ max: MACHINES_KEPT });
  const publishing = new Map<string, Promise<unknown>>();

  function version(hash: string): Promise<ReadyFlow> {
    const kept = machines.get(hash);
    if (kept !== undefined) return kept;
    const loading = load(hash);
    machines.set(hash, loading);
    loading.catch(() => machines.delete(hash));
    return loading;
  }

  async function load(hash: string): Promise<ReadyFlow> {
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

  async function publish(folder: string): ReturnType<FlowLibrary['publishFolder']> {
    const { diagnostics, uses, ready } = await readClosedFlow(folder, registry);
    if (ready === null) return { diagnostics, uses, published: null };
    const { hash, closed, machine, files } = ready;
    const flowId = closed.flow.id;
    const changed = (await store.findLive(flowId)) !== hash;
    if (changed) {
      for (const [audioHash, audio] of files) await store.saveAudio(audioHash, audio);
      // a closed flow came from JSON and goes to JSON
      await store.saveVersion(hash, flowId, closed as unknown as JsonValue, isoTime(clock));
      await store.setLive(flowId, hash, isoTime(clock));
    }
    machines.set(hash, Promise.resolve({ ...closed, hash, machine, isPrivate: isPrivateFlow(closed) }));
    return { diagnostics, uses, published: { flowId, hash, changed } };
  }

  return {
    version,
    async live(flowId) {
      const hash = await store.findLive(flowId);
      return hash === null ? null : version(hash);
    },
    publishFolder(folder) {
      // one after another, so that what was saved last is what stays
      const turn = (publishing.get(folder) ?? Promise.resolve()).then(() => publish(folder));
      publishing.set(
        folder,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
