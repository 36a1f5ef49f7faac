import type { callStory } from '../calls/call-story.ts';
import { nodeTitle } from '../calls/node-title.ts';
import type { ReadyFlow } from '../flows/flow-library.ts';
import type { lineStory } from './line-story.ts';

type Answers = ReturnType<typeof callStory>['answers'];
type Partial = NonNullable<Awaited<ReturnType<typeof lineStory>>['entry']>['partial'];

/** The answers of a call with what its caller was saying when he was taken out of line, unless that question was answered after it. */
export function withPartial(answers: Answers, partial: Partial, flow: ReadyFlow): Answers {
  if (partial === null || answers.some(({ node, at }) => node === partial.node && at >= partial.at)) return answers;
  const { node, text, at } = partial;
  const said = { variable: '', title: nodeTitle(flow, node), value: text, how: 'speech' as const, confidence: null, node, at };
  return [...answers, { ...said, complete: false }];
}
