import { type FlowAt, filesHash } from './flow-at.ts';
import { Refused } from './refused.ts';

/** The files are not what the draft was made from: with both sides. */
export function filesHaveChanged(at: FlowAt): Refused {
  const { draft, disk } = at;
  const theirs = { flow: disk?.flow ?? null, layout: disk?.layout ?? null, hash: filesHash(at) };
  const base = draft?.base == null ? null : { ...draft.base };
  return new Refused(409, 'files-changed', 'The files of this flow were changed since this draft was begun.', { base, theirs });
}
