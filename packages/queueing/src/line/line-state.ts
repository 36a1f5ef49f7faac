import type { CallbackPolicy, Queue } from '@callwright/flow-schema';
import type { Agent } from './agent.ts';
import type { Entry } from './entry.ts';

/** What decisions need of a queue resource; a whole `Queue` fits. */
export type QueueRules = Pick<Queue, 'skills' | 'priority' | 'ring' | 'overflow' | 'wrapUpSeconds'> & {
  lastAgent?: Queue['lastAgent'];
  callback?: Pick<CallbackPolicy, 'agentHoldSeconds' | 'quiet'> | undefined;
};

/** A queue as it stands. */
export interface QueueState {
  rules: QueueRules;
  /** Everybody who is signed in takes its calls, whatever his skills. */
  allHands?: boolean;
  /** Learned mean of talk and wrap-up (`parametersOf`); 240 when left out. */
  handleSeconds?: number;
  /** Mean time from dialling to a caller who pressed 1; `DIAL_SECONDS` when left out. */
  dialSeconds?: number;
}

/** All that decides who is served next: one snapshot, read in one transaction. */
export interface LineState {
  queues: Readonly<Record<string, QueueState>>;
  entries: readonly Entry[];
  agents: readonly Agent[];
  now: number;
}

/** Until dialling has taught better: set-up and ringing. */
export const DIAL_SECONDS = 14;
