import { readYesNo } from '@callwright/speech';
import type { Answer } from './call-context.ts';
import { type ChangeLogic, defineChange, defineGuard, type GuardLogic } from './define-logic.ts';
import { answeredWith, failedBecause, hungUp, keepContact, keepHours, keepRecording, keepTaken } from './effects/effect-logic.ts';
import {
  confirmAnswer,
  dropAnswer,
  forgetHeard,
  isUnderstood,
  keepUnderstood,
  needsConfirming,
  nothingHeard,
  refuseUnderstood,
} from './heard.ts';
import { hearMusic, isAnsweredBy, isKnown, joinLine, keepQueue, leaveLine, leftBecause, meetAgent } from './line-logic.ts';
import { matchesPhrase } from './match-phrase.ts';
import { enterModule, leaveModule, unwind } from './module-logic.ts';
import { understandOption, understoodAs } from './understand-option.ts';

const LONGEST_HISTORY = 50;

/** The keys that came are exactly these. */
export const keysAre = defineGuard(
  'keys-are',
  ({ event }, { keys }: { keys: string }) => event.type === 'call.digits' && event.digits === keys,
);

/** What was said is one of the phrases of the call's language. */
export const saidOneOf = defineGuard('said-one-of', ({ context, event }, { phrases }: { phrases: Record<string, string[]> }) => {
  return event.type === 'call.speech' && (phrases[context.language] ?? []).some((phrase) => matchesPhrase(event.text, phrase));
});

/** The caller agreed in words of the call's language. */
export const saidYes = defineGuard('said-yes', ({ context, event }, _: Record<string, never>) => {
  return event.type === 'call.speech' && readYesNo(event.text, context.language) === 'yes';
});

/** The caller refused in words of the call's language. */
export const saidNo = defineGuard('said-no', ({ context, event }, _: Record<string, never>) => {
  return event.type === 'call.speech' && readYesNo(event.text, context.language) === 'no';
});

/** "Back" leads to this node. */
export const cameFrom = defineGuard('came-from', ({ context }, { node }: { node: string }) => context.asked.at(-1) === node);

/** The call begins: who calls whom. */
export const beginCall = defineChange('begin-call', ({ event }, _: Record<string, never>) =>
  event.type === 'call.started'
    ? {
        call: {
          sid: event.callSid,
          from: event.from,
          to: event.to,
          startedAt: event.at,
          ...(event.channel !== undefined && { channel: event.channel }),
        },
        callback: event.callback === undefined ? null : { ...event.callback },
      }
    : {},
);

/** A node was entered; the count ends endless loops. */
export const countNode = defineChange('count-node', ({ context }, _: Record<string, never>) => ({
  nodesEntered: context.nodesEntered + 1,
}));

/** After a failure the call gets a fresh allowance, so that the way out is not cut off too. */
export const forgiveCount = defineChange('forgive-count', (_moment, _: Record<string, never>) => ({ nodesEntered: 0 }));

/** A node asked the caller something; what was heard before is over. */
export const rememberAsked = defineChange('remember-asked', ({ context }, { node }: { node: string }) => ({
  ...nothingHeard(context),
  asked: context.asked.at(-1) === node ? context.asked : [...context.asked, node].slice(-LONGEST_HISTORY),
}));

/** Going back forgets the node that is left. */
export const forgetAsked = defineChange('forget-asked', ({ context }, _: Record<string, never>) => ({ asked: context.asked.slice(0, -1) }));

/** The call goes on in another language. */
export const setLanguage = defineChange('set-language', (_moment, { language }: { language: string }) => ({ language }));

/** Keeps a value that the caller chose; how it came is read from the event. */
export const saveChoice = defineChange(
  'save-choice',
  ({ context, event }, { variable, value, node }: { variable: string; value: string; node: string }) => {
    const given: Answer = { value, how: 'dtmf', confidence: 1, raw: '', at: event.at, node, complete: true };
    if (event.type === 'call.digits') return { answers: { ...context.answers, [variable]: { ...given, raw: event.digits } } };
    if (event.type !== 'call.speech') return {};
    return {
      answers: {
        ...context.answers,
        [variable]: { ...given, how: 'speech', confidence: context.understood?.confidence ?? event.confidence ?? null, raw: event.text },
      },
    };
  },
);

export const builtInGuards: readonly GuardLogic[] = [
  keysAre,
  saidOneOf,
  saidYes,
  saidNo,
  understoodAs,
  isUnderstood,
  needsConfirming,
  cameFrom,
  failedBecause,
  answeredWith,
  hungUp,
  leftBecause,
  isKnown,
  isAnsweredBy,
];
export const builtInChanges: readonly ChangeLogic[] = [
  beginCall,
  countNode,
  forgiveCount,
  rememberAsked,
  forgetAsked,
  setLanguage,
  saveChoice,
  understandOption,
  keepUnderstood,
  confirmAnswer,
  dropAnswer,
  refuseUnderstood,
  forgetHeard,
  keepTaken,
  keepContact,
  keepHours,
  keepRecording,
  enterModule,
  leaveModule,
  unwind,
  keepQueue,
  joinLine,
  meetAgent,
  leaveLine,
  hearMusic,
];
