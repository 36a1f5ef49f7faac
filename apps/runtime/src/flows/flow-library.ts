import { type CallMachine, compileFlow, createCallMachine, type Registry } from '@callwright/flow-compiler';
import { type Diagnostic, flowSchema, type JsonValue } from '@callwright/flow-schema';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Clock, isoTime } from '../clock.ts';
import { UnexpectedError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { type ClosedFlow, readClosedFlow } from './read-closed-flow.ts';

/** A machine of 2,000 nodes takes about 10 MB, so only so many stay in memory. */
const MACHINES_KEPT = 50;

/** A version that can run calls. */
export interface ReadyFlow extends ClosedFlow {
  hash: string;
  machine: CallMachine;
}

/** The versions of flows, and which of them answers new calls. */
export interface FlowLibrary {
  /** The version that answers new calls of a flow; null when there is none. */
  live(flowId: string): Promise<ReadyFlow | null>;
  /** A version by its hash: calls keep the one that they began with. Throws when it is unknown. */
  version(hash: string): Promise<ReadyFlow>;
  /** Makes the flow of a folder live when it has no errors; else nothing changes. */
  publishFolder(
    folder: string,
  ): Promise<{ diagnostics: Diagnostic[]; published: { flowId: string; hash: string; changed: boolean } | null }>;
}

const closedFlowSchema = z.object({ flow: flowSchema, audio: z.record(z.string(), z.string()) });

/** The library over a store; compiled machines are kept in memory. */
export function createFlowLibrary({ store, registry, clock }: { store: Store; registry: Registry; clock: Clock }): FlowLibrary {
  const machines = new LRUCache<string, ReadyFlow>({ max: MACHINES_KEPT });

  async function version(hash: string): Promise<ReadyFlow> {
    const kept = machines.get(hash) ?? (await load(hash));
    machines.set(hash, kept);
    return kept;
  }

  async function load(hash: string): Promise<ReadyFlow> {
    const row = await store.findVersion(hash);
    const closed = closedFlowSchema.safeParse(row?.document);
    if (!closed.success) throw new UnexpectedError(`Version ${hash} is not in the database, or cannot be read.`, { cause: closed.error });
    const { machine, diagnostics } = compileFlow(closed.data.flow, registry);
    if (machine === null) throw new UnexpectedError(`Version ${hash} does not compile any more: ${diagnostics[0]?.message}`);
    return { ...closed.data, hash, machine: createCallMachine(closed.data.flow, machine, registry) };
  }

  return {
    version,
    async live(flowId) {
      const hash = await store.findLive(flowId);
      return hash === null ? null : version(hash);
    },
    async publishFolder(folder) {
      const { diagnostics, ready } = await readClosedFlow(folder, registry);
      if (ready === null) return { diagnostics, published: null };
      const { hash, closed, machine, files } = ready;
      const flowId = closed.flow.id;
      const changed = (await store.findLive(flowId)) !== hash;
      for (const [audioHash, audio] of files) await store.saveAudio(audioHash, audio);
      // a closed flow came from JSON and goes to JSON
      await store.saveVersion(hash, flowId, closed as unknown as JsonValue, isoTime(clock));
      if (changed) await store.setLive(flowId, hash, isoTime(clock));
      machines.set(hash, { ...closed, hash, machine });
      return { diagnostics, published: { flowId, hash, changed } };
    },
  };
}
