export {
  type Announcement,
  type AnnounceQuestion,
  announce,
  type RiseReason,
  type SaidBefore,
  saidNow,
  type WaitManner,
} from './announce/announce.ts';
export { roundWait, roundWaitDown } from './announce/round-wait.ts';
export { decide } from './assign/decide.ts';
export type { Decision, DialCode, OfferCode as AssignCode, Passed } from './assign/decision.ts';
export { nextDecisionAt } from './assign/next-decision-at.ts';
export { serves } from './assign/serves.ts';
export { agentsFor } from './estimate/agents-for.ts';
export { estimateWait, type WaitQuestion } from './estimate/estimate-wait.ts';
export type { WaitEstimate, WaitParameters } from './estimate/wait-estimate.ts';
export { type ErlangAFigures, type ErlangFigures, type ErlangLoad, erlangA, erlangB, erlangC } from './formulas/erlang.ts';
export { type EndedWait, patienceOf } from './learning/patience-of.ts';
export {
  dialSecondsOf,
  type HandledCall,
  learnDialled,
  learnHandled,
  learnWaited,
  newLearning,
  parametersOf,
  type QueueLearning,
  type WaitedCall,
} from './learning/queue-learning.ts';
export { type Agent, type AgentStatus, isOnDuty } from './line/agent.ts';
export type { Because } from './line/because.ts';
export { type CallbackMode, type Entry, type EntryState, REFUSAL_SECONDS, type SkillNeed } from './line/entry.ts';
export { DIAL_SECONDS, type LineState, type QueueRules, type QueueState } from './line/line-state.ts';
export { type OfferCode, type OfferQuestion, shouldOffer } from './offer/should-offer.ts';
export { explainOvertake, type OvertakeCode } from './order/explain-overtake.ts';
export { compareEntries, type OrderRules, orderEntries, pointsOf } from './order/order-entries.ts';
export { isToBeServed, type Place, placeOf } from './order/place-of.ts';
export { ESTIMATORS, type Estimator, type ReplayOptions, type ReplayReport, replay } from './replay/replay.ts';
export type { ReplayCall } from './replay/replay-call.ts';
export type { Score } from './replay/score.ts';
export { arrivalsOfDay } from './simulate/arrivals-of-day.ts';
export { type Random, randomStreams } from './simulate/random-streams.ts';
export type { CallbackMeasures, Measure, Measures, SimulationResult, SimulationSeries } from './simulate/result.ts';
export { patienceSampler, type Sampler, samplerOf } from './simulate/sampler.ts';
export {
  type Law,
  lawSchema,
  parseScenario,
  type Scenario,
  type ScenarioInput,
  type ScenarioProblem,
  scenarioSchema,
} from './simulate/scenario.ts';
export { type SimulationProgress, simulate, simulationSteps } from './simulate/simulate.ts';
