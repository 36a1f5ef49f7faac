export { checkTwiml } from './check-twiml.ts';
export type { TwimlProblem } from './twiml-problem.ts';
export { type ElementGrammar, voiceGrammar } from './voice-grammar.ts';
