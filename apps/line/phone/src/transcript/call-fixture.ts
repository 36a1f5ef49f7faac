import type { HeardEntry, LineCall } from '../../../src/control/protocol.ts';

/** `seconds` after the call began, as the line writes times. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds)).toISOString();

/** A call in progress of one caller, for tests. */
export const callOf = (changes: Partial<LineCall> = {}): LineCall => ({
  callSid: 'CA1',
  direction: 'inbound',
  from: '+37360000001',
  to: '+37322800800',
  status: 'in-progress',
  startedAt: at(0),
  answeredAt: at(1),
  endedAt: null,
  connectedTo: [],
  conference: null,
  listening: null,
  heard: [],
  webhooks: [],
  warnings: [],
  acts: [],
  ...changes,
});

export const heard = (kind: HeardEntry['kind'], from: number, to: number | null, more: Partial<HeardEntry> = {}): HeardEntry => ({
  at: at(from),
  endedAt: to === null ? null : at(to),
  interrupted: false,
  kind,
  ...more,
});
