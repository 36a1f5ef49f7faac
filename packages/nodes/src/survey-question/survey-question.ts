import { type CompileContext, defineNode, keysAre, type ListenFor, type StateJson, yesNoWords } from '@callwright/flow-compiler';
import { scaleOfKind } from '@callwright/flow-schema';
import { answerWays, exitsOfQuestion } from './answer-ways.ts';
import { commentStates } from './comment-states.ts';
import type { Wanted } from './read-survey-answer.ts';
import { type SurveyConfig, surveyConfigSchema } from './survey-config.ts';
import { hasWords, isOneOf, keepAnswer, keepComment } from './survey-logic.ts';
import { answered, asked, tell, unanswered } from './survey-orders.ts';
import { surveyProblems } from './survey-problems.ts';

/** After a 1 it is waited so long for the 0 of a 10. */
const SECOND_KEY_SECONDS = 3;

export const surveyQuestion = defineNode({
  type: 'survey-question',
  title: 'Survey question',
  icon: 'star-half',
  description: 'Asks for a rating, a choice or a comment, and counts it',
  keywords: ['csat', 'nps', 'ces', 'rating', 'feedback', 'score', 'stars', 'satisfaction'],
  group: 'message-ask-end',
  kinds: ['survey'],
  config: surveyConfigSchema,
  initial: () => ({ kind: 'stars' as const, prompt: {}, skipKey: '*' }),
  summary: ({ prompt }, { spoken }) => spoken(prompt),
  exits: exitsOfQuestion,
  compile: (config, context) => (config.kind === 'comment' ? commentStates(config, context) : questionStates(config, context)),
  guards: [isOneOf, hasWords],
  changes: [keepAnswer, keepComment],
  lint: surveyProblems,
});

function questionStates(config: SurveyConfig, context: CompileContext): StateJson {
  const wanted = wantedOf(config);
  const ways = answerWays(config).map(({ exit, values, isLow, label }) =>
    context.leave(exit, {
      guard: isOneOf({ wanted, values }),
      actions: [
        keepAnswer({ wanted, variable: config.saveAs, node: context.node }),
        answered(config, context, label),
        ...(isLow ? tell(config, context) : []),
      ],
    }),
  );
  const nothing = [unanswered(config, context)];
  const skip =
    config.skipKey === undefined ? [] : [context.leave('no-answer', { guard: keysAre({ keys: config.skipKey }), actions: nothing })];
  const question = context.ask({
    ...config,
    listenFor: listenFor(config, context.languages),
    onDigits: () => [...skip, ...ways],
    onSpeech: () => ways,
    noInput: context.leave('no-answer', { actions: nothing }),
    noMatch: context.leave('no-answer', { actions: nothing }),
    onReserved: nothing,
  });
  return { ...question, entry: [...(question.entry ?? []), asked(config, context)] };
}

function wantedOf({ kind, options }: SurveyConfig): Wanted {
  return {
    kind,
    options: options.map(({ exit, label, key, phrases }) => ({
      option: exit,
      phrases,
      ...(label !== undefined && { label }),
      ...(key !== undefined && { key }),
    })),
  };
}

/** 10 has two keys, so both are waited for, but not long; any other scale ends with its key. */
function listenFor({ kind, input, firstInputSeconds, options }: SurveyConfig, languages: readonly string[]): ListenFor {
  const isTwoKeys = scaleOfKind(kind)?.high === 10;
  return {
    input,
    numDigits: isTwoKeys ? 2 : 1,
    finishOnKey: isTwoKeys ? '#' : '',
    timeoutSeconds: isTwoKeys ? Math.min(firstInputSeconds, SECOND_KEY_SECONDS) : firstInputSeconds,
    hints: hintsOf(kind, options, languages),
  };
}

function hintsOf(kind: SurveyConfig['kind'], options: SurveyConfig['options'], languages: readonly string[]): Record<string, string[]> {
  const yesNo = kind === 'yes-no' ? yesNoWords(languages) : {};
  const all = languages.map((language): [string, string[]] => {
    const { yes = [], no = [] } = yesNo[language] ?? {};
    return [language, [...yes, ...no, ...options.flatMap(({ phrases }) => phrases[language] ?? [])]];
  });
  return Object.fromEntries(all.filter(([, words]) => words.length > 0));
}
