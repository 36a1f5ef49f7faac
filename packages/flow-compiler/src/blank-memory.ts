import type { CallContext } from './call-context.ts';

/** The memory of a call that has just begun. */
export const blankMemory: CallContext = {
  call: { sid: '', from: '', to: '', startedAt: '' },
  language: '',
  answers: {},
  nodesEntered: 0,
  asked: [],
  counters: {},
  contact: null,
  hours: null,
  recording: null,
  queue: null,
  line: null,
  callback: null,
  agent: null,
  frames: [],
  understood: null,
  heard: null,
};
