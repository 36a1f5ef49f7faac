import type { CallContext } from '../call-context.ts';

/** The memory of a call that has just begun, for trying out guards and changes. */
export const blankMemory: CallContext = {
  call: { sid: '', from: '', to: '', startedAt: '1970-01-01T00:00:00Z' },
  language: '',
  answers: {},
  nodesEntered: 0,
  asked: [],
  counters: {},
};
