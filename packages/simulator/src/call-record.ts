import type { CallContext } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';

/** Where a call stands: a node by its name in the call's path, in the flow that was called (null) or in another that it was handed over to. */
export interface CallPlace {
  flow: string | null;
  node: string;
}

/** What the caller gave in one act. */
export interface GivenInput {
  text: string;
  /** Keys with a wait between them are pressed part by part. */
  parts: number;
  /** Where the call stood at each part that something listened to. */
  at: CallPlace[];
}

/** All that a call has known and was told, for those who must not show some of it. */
export interface CallRecord {
  given: readonly GivenInput[];
  /** Each value that a variable has had, with the keys or words it came from; also those that were dropped again. */
  kept: { flow: string | null; variable: string; value: JsonValue; raw: string }[];
  /** The words in which the caller was asked whether he had meant this. */
  understood: { words: string; at: CallPlace }[];
}

/** Writes down what is in a call's memory at a moment. */
export function createMemoryRecord(): Pick<CallRecord, 'kept' | 'understood'> & { see(memory: CallContext, at: CallPlace): void } {
  const kept = new Map<string, CallRecord['kept'][number]>();
  const understood = new Map<string, CallRecord['understood'][number]>();
  return {
    get kept() {
      return [...kept.values()];
    },
    get understood() {
      return [...understood.values()];
    },
    see({ answers, frames, call }, at) {
      for (const known of [answers, ...frames.map((frame) => frame.answers)])
        for (const [variable, { value, raw }] of Object.entries(known)) {
          const one = { flow: at.flow, variable, value, raw };
          kept.set(JSON.stringify(one), one);
        }
      if (call.understood !== undefined) understood.set(`${at.node} ${call.understood}`, { words: call.understood, at });
    },
  };
}
