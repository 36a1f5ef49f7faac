import { type CallEvent, type CallHappening, isSurveyOrder, type Step, stepCall } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import { type Parties, type Turn, takeTurn } from '../calls/take-turn.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { Database } from '../store/database.ts';
import type { Command } from '../store/store.ts';
import { outbox } from '../store/tables.ts';
import { performEffect } from '../work/perform-effect.ts';
import { applySurveyOrders } from './apply-survey-orders.ts';
import type { surveys } from './survey-tables.ts';
import { wordsOfVerbs } from './words-of-verbs.ts';

type SurveyRow = typeof surveys.$inferSelect;
/** A survey by text messages waits for nothing but its person; more work than this is a circle. */
const MOST_WORK = 20;

/** What came of a message: all steps of it, with the work outside that they led to. */
export interface TextTurn {
  turn: Turn;
  words: string;
  isOver: boolean;
}

/** Goes on from a step until the person is waited for, or the survey is over. Writes nothing. */
export async function takeTextTurn(deps: Deps, parties: Parties, flow: ReadyFlow, event: CallEvent, first: Step): Promise<TextTurn> {
  let turn = await takeTurn(deps, parties, flow, event, first);
  for (let count = 0; turn.last.effect !== null && count < MOST_WORK; count += 1) {
    const at = isoTime(deps.clock);
    const happening: CallHappening = await performEffect(deps, turn.last.effect, { ...parties, at, isRepeated: false });
    const next = { ...happening, at };
    const step = stepCall(turn.flow.machine, turn.last.snapshot, next, deps.environment.bindings, turn.last.verbs);
    const more = await takeTurn(deps, parties, turn.flow, next, step);
    turn = { ...more, isPrivate: more.isPrivate || turn.isPrivate, steps: [...turn.steps, ...more.steps] };
  }
  return { turn, words: wordsOfVerbs(turn.last.verbs), isOver: turn.last.ended };
}

/** The memory of a survey as it is stored. */
export function storedSnapshot({ codec }: Pick<Deps, 'codec'>, { turn }: TextTurn): JsonValue {
  return turn.isPrivate ? codec.seal(turn.last.snapshot) : turn.last.snapshot;
}

/** Writes what the turn has ordered, and the words that are sent for it. */
export async function writeTextTurn(
  tx: Database,
  deps: Deps,
  survey: SurveyRow,
  { turn, words }: TextTurn,
  parties: Parties,
  at: string,
): Promise<void> {
  const { flow, isPrivate, steps, last } = turn;
  const orders = steps.flatMap(({ step }) => step.orders);
  const facts = {
    ...{ deps, at, isPrivate, from: parties.from, to: parties.to },
    surveyId: survey.id,
    callSid: parties.callSid,
    language: last.context.language,
    flowId: flow.flow.id,
    version: flow.hash,
    answers: last.context.answers,
    trail: [],
  };
  await applySurveyOrders(tx, facts, orders);
  const others = orders.filter((order) => !isSurveyOrder(order));
  // who is told of a low score looks at the talk that it is about
  const callSid = survey.callSid ?? survey.id;
  const commands: Command[] = others.map((order) => {
    return { command: 'order', callSid, at, order: isPrivate ? deps.codec.seal(order) : order };
  });
  const body: JsonValue = isPrivate ? deps.codec.seal<JsonValue>(words) : words;
  if (words !== '') commands.push({ command: 'survey-text', survey: survey.id, to: parties.from, from: parties.to, body, at });
  if (commands.length > 0) await tx.insert(outbox).values(commands.map((command) => ({ command, notBefore: at })));
}
