import { isSurveyOrder } from '@callwright/flow-compiler';
import type { Turn } from '../calls/take-turn.ts';
import type { Deps } from '../deps.ts';
import type { StepCommit } from '../store/store.ts';
import { applySurveyOrders } from './apply-survey-orders.ts';

/** A commit that also writes down what the turn has ordered of a survey; the same commit when it has ordered nothing of the kind. */
export function withSurveyChanges(deps: Deps, commit: StepCommit, { steps, flow, last }: Turn): StepCommit {
  const orders = steps.flatMap(({ step }) => step.orders.filter((order) => isSurveyOrder(order)));
  if (orders.length === 0) return commit;
  const { callSid, from, to, language, isPrivate } = commit.session;
  const facts = {
    ...{ deps, callSid, from, to, language, isPrivate },
    surveyId: null,
    at: steps.at(-1)?.event.at ?? commit.session.startedAt,
    flowId: flow.flow.id,
    version: flow.hash,
    answers: last.context.answers,
    trail: steps.flatMap(({ step }) => step.trail),
  };
  const { within } = commit;
  return {
    ...commit,
    async within(tx) {
      await within?.(tx);
      await applySurveyOrders(tx, facts, orders);
    },
  };
}
