import type { Variable } from '@callwright/flow-schema';
import { asType } from './as-type.ts';
import type { Answer, CallContext } from './call-context.ts';
import { defineChange } from './define-logic.ts';
import type { ModuleOutput } from './place.ts';
import { renderValue } from './render-template.ts';
import { templateScope } from './speak-prompt.ts';

/** What a module begins with: a template over the calling flow's memory, in the type of the module's variable. */
export interface ModuleInput {
  /** The name in the module. It is not called `variable`, since no variable of the calling flow changes. */
  into: string;
  value: string;
  type: Variable['type'];
}

/** The call goes into a module: what the flow remembered waits until it comes back. */
export const enterModule = defineChange(
  'enter-module',
  ({ context, event }, { node, inputs }: { node: string; inputs: readonly ModuleInput[] }) => {
    const scope = templateScope(context, { confirmedOnly: true });
    const given = inputs.map(({ into, value, type }): [string, Answer] => {
      const text = renderValue(value, scope);
      return [into, { value: asType(type, text), how: 'set', confidence: 1, raw: text, at: event.at, node, complete: true }];
    });
    return {
      frames: [...context.frames, { node, answers: context.answers, counters: context.counters }],
      answers: Object.fromEntries(given),
      counters: {},
    };
  },
);

/** The call leaves a module by one of its exits: what it gives back is kept, all else of it is forgotten. */
export const leaveModule = defineChange('leave-module', ({ context }, { outputs }: { outputs: readonly ModuleOutput[] }) => {
  const frame = context.frames.at(-1);
  if (frame === undefined) return {};
  const given = outputs.flatMap(({ variable, from }): [string, Answer][] => {
    const answer = context.answers[from];
    return answer === undefined ? [] : [[variable, { ...answer, node: frame.node }]];
  });
  return {
    answers: { ...frame.answers, ...Object.fromEntries(given) },
    ...withoutFrames(context, context.frames.length - 1),
  };
});

/** The call leaves modules without an exit of theirs, by a reserved key or a failure: it is at a node that is in so many modules. */
export const unwind = defineChange('unwind', ({ context }, { depth }: { depth: number }) => {
  const frame = context.frames[depth];
  return frame === undefined ? {} : { answers: frame.answers, ...withoutFrames(context, depth) };
});

/** Only so many modules are left: "back" leads into none of the others any more, and their counts are forgotten. */
function withoutFrames({ frames, asked, counters }: CallContext, depth: number): Partial<CallContext> {
  const left = frames[depth];
  if (left === undefined) return { counters };
  return {
    frames: frames.slice(0, depth),
    asked: asked.filter((node) => !node.startsWith(`${left.node}/`)),
    counters: left.counters ?? counters,
  };
}
