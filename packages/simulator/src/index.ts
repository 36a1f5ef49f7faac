export { type CallFile, type CallFileStep, callFileSchema, type Ending, type GivenReply, type Phone, parseCallFile } from './call-file.ts';
export { checkExpected } from './check-expected.ts';
export { playScript } from './play-script.ts';
export { type CallFileRun, runCallFile, type SimulatedFlow } from './run-call-file.ts';
export type { SimulatedWorld } from './simulated-line.ts';
export { dialSimulated } from './simulated-telephone.ts';
export { createSimulatedWork, type ScheduleLookup, type SimulatedWork } from './simulated-work.ts';
export type { Heard, Telephone } from './telephone.ts';
export { type TranscriptEntry, transcriptText } from './transcript.ts';
