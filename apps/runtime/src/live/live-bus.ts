import type { JsonValue } from '@callwright/flow-schema';
import type { LiveEvent } from '../store/publishing-store.ts';

/** A topic that pages follow. */
export type Topic = 'flows' | 'queues' | 'agents' | 'floor' | `flow:${string}` | `queue:${string}` | `desk:${string}`;

/** Tells pages in browsers what has changed, whichever runtime they are connected to. */
export interface LiveBus {
  /** Tells all who follow a topic. Never rejects: who was not told reads it when he looks. */
  tell(topic: Topic, event: string, data: JsonValue): Promise<void>;
  /** Something about calls or agents has changed in this runtime: who follows them looks now, not at the next tick. */
  nudge(): void;
  onNudge(look: () => void): () => void;
  /** Calls back with each event from now on; the answer ends that. */
  onEvent(hear: (event: LiveEvent) => void): () => void;
  /** Calls back with each flow whose visitors have changed. */
  onPresence(hear: (flowId: string) => void): () => void;
  /** A notice, of this runtime or another: what it is about is read from the database. */
  notice(text: string): void;
  /** Notices may have been lost: what was told since the last one is read. */
  catchUp(): Promise<void>;
}
