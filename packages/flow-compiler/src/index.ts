export { apology } from './apology.ts';
export type { Attempt, Question } from './ask.ts';
export { type Bindings, bindingsOf } from './bindings.ts';
export { keysAre, saidOneOf, saveChoice, setLanguage } from './built-in-logic.ts';
export type { Answer, CallContext, Moment } from './call-context.ts';
export type { CallEvent, CallHappening, DialStatus } from './call-event.ts';
export { type CallMachine, createCallMachine } from './call-machine.ts';
export type { CompileContext } from './compile-context.ts';
export { type CompiledFlow, compileFlow } from './compile-flow.ts';
export { type Row, rowHolds, rowSchema } from './condition-rows.ts';
export { defineChange, defineGuard } from './define-logic.ts';
export {
  type ConfigProblem,
  defineNode,
  type Exit,
  type NodeDefinition,
  type NodeGroup,
  type NodePlace,
  type Registry,
} from './define-node.ts';
export type { ListenFor, PromptPart, Words } from './emit.ts';
export { listeningFields } from './listening-fields.ts';
export type { TrailEntry } from './perform-actions.ts';
export { renderTemplate } from './render-template.ts';
export { templateScope } from './speak-prompt.ts';
export type { MachineJson, StateJson, TransitionJson } from './state-json.ts';
export { type Step, startCall, stepCall } from './step-call.ts';
export { type SpokenOption, understandOption, understoodAs } from './understand-option.ts';
export type { DialVerb, GatherVerb, HangupVerb, PauseVerb, PlayVerb, PromptVerb, RejectVerb, SayVerb, Verb } from './verb.ts';
export { lintErgonomics } from './verify/ergonomics/lint-ergonomics.ts';
export { verifyFlow } from './verify/verify-flow.ts';
