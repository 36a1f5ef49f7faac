export { answerChoices } from './answer-choices.ts';
export { apology } from './apology.ts';
export { asType, canBe } from './as-type.ts';
export type { Attempt, Question } from './ask.ts';
export { type Bindings, bindingsOf } from './bindings.ts';
export { blankMemory } from './blank-memory.ts';
export { keysAre, rememberAsked, saidNo, saidOneOf, saidYes, saveChoice, setLanguage } from './built-in-logic.ts';
export type { Answer, CallContext, Moment, Recording } from './call-context.ts';
export type { CallbackFacts, CallEvent, CallHappening, DialStatus } from './call-event.ts';
export { type CallMachine, createCallMachine } from './call-machine.ts';
export type { CardWords } from './card-words.ts';
export { inLanguage } from './card-words.ts';
export { checkDispositions, checkScript } from './check-desk-files.ts';
export { type FlowUse, modulesMissing, modulesUsed, waitFlowsUsed } from './check-modules.ts';
export { checkNames, type KnownNames } from './check-names.ts';
export { type BesideQueues, checkQueues } from './check-queues.ts';
export { checkSmsTemplates } from './check-sms-templates.ts';
export type { CompileContext } from './compile-context.ts';
export { type CompiledFlow, compileFlow } from './compile-flow.ts';
export type { ModuleUse } from './compile-module.ts';
export type { WaitUse } from './compile-wait-flow.ts';
export { type Row, rowHolds, rowSchema, rowWords } from './condition-rows.ts';
export { type Confirmation, confirmState } from './confirm-states.ts';
export { confirmPrompt, yesNoWords } from './confirm-words.ts';
export { defineChange, defineGuard } from './define-logic.ts';
export {
  type CallStage,
  type ConfigProblem,
  defineNode,
  type Exit,
  type NewPlace,
  type NodeDefinition,
  type NodeGroup,
  type NodePlace,
  type Registry,
} from './define-node.ts';
export { answeredWith, failedBecause, hungUp, keepContact, keepHours, keepRecording, keepTaken } from './effects/effect-logic.ts';
export {
  type Announcement,
  announcement as announcementSchema,
  callbackMode,
  type EffectInput,
  type EffectName,
  type EffectOutput,
  effectSources,
  isLineOrder,
  isSurveyOrder,
  type LineOrderName,
  type Order,
  type OrderInput,
  type OrderName,
  offerWhen,
  orderSources,
  type PendingEffect,
  type SurveyOrderName,
  waitManner,
} from './effects/effect-sources.ts';
export { answerPathSchema, endpointFields, endpointInput, endpointProblems, placeOf } from './effects/endpoint-fields.ts';
export { type HttpAnswer, httpAddress, httpOutcome } from './effects/http-answer.ts';
export { type MessageTemplates, messageText } from './effects/message-text.ts';
export { filledJson, filledText, fillInput } from './effects/template-input.ts';
export type { ListenFor, PromptPart, Words } from './emit.ts';
export { type FormField, formFields, formsOf, labelAt, unwrapped } from './form-fields.ts';
export { formTabs } from './form-tabs.ts';
export {
  confirmAnswer,
  dropAnswer,
  forgetHeard,
  isUnderstood,
  keepUnderstood,
  type Meaning,
  needsConfirming,
  refusedFor,
  rememberMeaning,
} from './heard.ts';
export { holdVerbs, PATIENCE_SECONDS } from './hold.ts';
export { HOLD_SILENCE_SECONDS, holdWords } from './hold-words.ts';
export { judgeAnswer, type SureEnough } from './judge-answer.ts';
export { hearMusic, isAnsweredBy, isKnown, joinLine, keepQueue, leaveLine, leftBecause, meetAgent } from './line-logic.ts';
export { leaveReasons } from './lint-nodes.ts';
export { asksOnce, confirmingFields, listeningFields } from './listening-fields.ts';
export { maskValue } from './mask-value.ts';
export { variablesSet } from './node-fields.ts';
export { nodeGroups } from './node-groups.ts';
export { optionProblems } from './option-problems.ts';
export type { TrailEntry } from './perform-actions.ts';
export type { Modules } from './place.ts';
export { privateValuesField } from './private-values.ts';
export { renderKnown } from './render-known.ts';
export { builtInNames, renderTemplate, renderValue } from './render-template.ts';
export { templateScope } from './speak-prompt.ts';
export { spokenLanguage } from './spoken-language.ts';
export type { MachineJson, NamedJson, StateJson, TransitionJson } from './state-json.ts';
export { enterFlow, type Inherited, type Step, startCall, stepCall } from './step-call.ts';
export { inEnglish, type Translate, translateBy } from './translate.ts';
export { chooseSpoken, optionWords, type SpokenOption, understandOption, understoodAs } from './understand-option.ts';
export { valueAtPath } from './value-at-path.ts';
export type {
  ConferenceVerb,
  DialVerb,
  GatherVerb,
  HangupVerb,
  MusicVerb,
  PauseVerb,
  PlayVerb,
  PromptVerb,
  RecordVerb,
  RejectVerb,
  SayVerb,
  Verb,
} from './verb.ts';
export { lintErgonomics } from './verify/ergonomics/lint-ergonomics.ts';
export { type BesideFlow, verifyFlow } from './verify/verify-flow.ts';
export { builtInPrompt, callbackWords, hasWaitWords, minutesOf, placeWords, waitWords } from './waiting/wait-words.ts';
export { isPhoneNumber, isWithheld } from './withheld-number.ts';
