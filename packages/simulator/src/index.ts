export { type CallFile, type CallFileStep, callFileSchema, type Ending, type GivenReply, type Phone, parseCallFile } from './call-file.ts';
export type { CallPlace, CallRecord } from './call-record.ts';
export { checkExpected } from './check-expected.ts';
export { type FlowCoverage, flowCoverage } from './flow-coverage.ts';
export { type GivenQueue, givenQueueSchema } from './given-line.ts';
export { playScript } from './play-script.ts';
export { type CallFileRun, runCallFile, type SimulatedFlow } from './run-call-file.ts';
export type { SeenRequest } from './simulated-endpoints.ts';
export type { SimulatedWorld } from './simulated-line.ts';
export { dialSimulated } from './simulated-telephone.ts';
export type { RaisedAlert, ScheduleLookup } from './simulated-work.ts';
export type { Heard, Telephone } from './telephone.ts';
export { type TranscriptEntry, transcriptText } from './transcript.ts';
export { createTrial, type Trial, type TrialAct, type TrialStep } from './trial.ts';
export type {
  LeftBecause,
  TrialLeft,
  TrialLine,
  TrialListening,
  TrialState,
  TrialVariable,
  TrialVisit,
} from './trial-state.ts';
export { trialToCallFile, type WrittenCallFile } from './trial-to-call-file.ts';
