import type { TrialState, TrialVisit } from '@callwright/simulator';
import type { TrialOnCanvas } from '../canvas/layers.ts';

/** A trial call as the canvas shows it: nodes inside of a module are the node that uses it, those of another flow are not here. */
export function trialOnCanvas({ path, place, ended }: TrialState, tag: string | null): TrialOnCanvas {
  const here = path.filter(({ flow }) => flow === null);
  const current = ended !== null || place.flow !== null || place.node === '' ? null : ownNode(place.node);
  return {
    current,
    tag: current === null ? null : tag,
    visited: [...new Set(here.map(({ node }) => ownNode(node)))],
    taken: here.flatMap(({ node, left }) => (left === null || node.includes('/') ? [] : [{ node, exit: left.exit, label: labelOf(left) }])),
  };
}

/** The key, or how sure the words were. */
function labelOf({ because }: NonNullable<TrialVisit['left']>): string | null {
  if (because.by === 'keys') return because.keys;
  return because.by === 'speech' && because.confidence !== null ? `${Math.round(because.confidence * 100)}%` : null;
}

export function ownNode(node: string): string {
  return node.split('/')[0] ?? node;
}
