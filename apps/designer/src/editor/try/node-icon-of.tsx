import type { CallPlace } from '@callwright/simulator';
import { nodeIcon } from '../../nodes/node-icon.ts';
import { useTrialWords } from './use-trial-words.ts';

/** The icon of the node where something happened. */
export function NodeIcon({ place }: { place: CallPlace }) {
  const Icon = nodeIcon(useTrialWords().definitionAt(place)?.icon ?? '');
  return <Icon size={12} stroke={1.9} />;
}
