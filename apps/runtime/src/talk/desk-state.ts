import type { ToldAgent } from '../line/agents.ts';
import type { LegMode, TransferNote } from './talk-tables.ts';

/** How a desk stands, as its page sees it; the durations are seconds. */
export interface DeskState {
  agent: ToldAgent;
  call: DeskCall | null;
  wrapUp: { entry: string; queue: string; queueTitle: string; who: string; number: string; direction: Direction; until: string } | null;
}

export type Direction = 'in' | 'callback' | 'out';

/** The call of an agent: as its agent, as the guest of a colleague, or as a supervisor who listens. */
export interface DeskCall {
  entry: string;
  role: 'agent' | 'guest' | 'supervisor';
  /** Of a guest or a supervisor. */
  leg: string | null;
  direction: Direction;
  state: 'ringing' | 'joining' | 'calling' | 'talking';
  queue: string;
  queueTitle: string;
  number: string;
  who: string;
  isVip: boolean;
  language: string;
  callSid: string | null;
  legSid: string | null;
  since: string;
  offeredAt: string | null;
  answeredAt: string | null;
  connectedAt: string | null;
  again: boolean;
  held: boolean;
  heldSince: string | null;
  heldSeconds: number;
  recording: { allowed: boolean; on: boolean; since: string | null };
  note: TransferNote | null;
  parties: Party[];
  /** Changes with every answer of the caller. */
  caseMark: string;
}

/** Somebody who takes part besides caller and agent. */
export interface Party {
  id: string;
  kind: 'agent' | 'number' | 'supervisor';
  name: string;
  number: string | null;
  state: 'ringing' | 'joined';
  mode: LegMode;
}
