export { asModule, audioFiles, placeOfAudio, settleAudio } from './audio-files.ts';
export { canonicalJson } from './canonical-json.ts';
export { type Diagnostic, describeDiagnostic, diagnostic, hasErrors, type Severity } from './diagnostic.ts';
export type { Change } from './diff/change.ts';
export { describeChanges } from './diff/describe-changes.ts';
export { diffFlows } from './diff/diff-flows.ts';
export { type DispositionRules, type Dispositions, parseDispositions } from './dispositions.ts';
export { type BrowserCalls, type Environment, environmentSchema, parseEnvironment } from './environment.ts';
export type { FieldMeta } from './field-meta.ts';
export {
  type Flow,
  type FlowKind,
  type FlowNode,
  FORMAT_VERSION,
  flowKindSchema,
  flowSchema,
  nodeSchema,
  type ReservedAction,
  type Variable,
} from './flow-document.ts';
export { idDiffers } from './id-differs.ts';
export { issuesToDiagnostics } from './issues-to-diagnostics.ts';
export type { JsonValue } from './json-value.ts';
export { BOX_COLORS, type BoxColor, type Layout, layoutSchema } from './layout.ts';
export { keysSchema, languageSchema, type Privacy, phoneNumberSchema, slugSchema, variableNameSchema } from './names.ts';
export { MAX_FLOW_LENGTH, type ParsedFlow, parseFlow, parseFlowDocument } from './parse-flow.ts';
export { parseJsonAs } from './parse-json-as.ts';
export { audioNameSchema, type Prompt, promptSchema, type Wording, wordingSchema } from './prompt.ts';
export {
  type CallbackPolicy,
  callbackPolicySchema,
  type OrderACall,
  orderACallSchema,
  type PriorityRules,
  parseQueues,
  type Queue,
  type Queues,
  queueSchema,
  queuesSchema,
} from './queues.ts';
export { readJson } from './read-json.ts';
export { type Hours, isOverMidnight, type Span, WEEKDAYS, type Weekday } from './schedule-hours.ts';
export {
  type HolidayKind,
  type HolidayRules,
  parseSchedules,
  type Schedule,
  type ScheduleException,
  type Schedules,
  scheduleSchema,
  schedulesSchema,
  zoneSchema,
} from './schedules.ts';
export { parseScript, type Script } from './scripts.ts';
export { parseSmsTemplates, type SmsTemplates } from './sms-templates.ts';
export {
  measureOfKind,
  type SurveyKind,
  type SurveyMeasure,
  type SurveyScale,
  scaleOfKind,
  surveyKinds,
  surveyMeasures,
} from './survey-kinds.ts';
export { type SurveyPolicy, surveyPolicySchema } from './survey-policy.ts';
