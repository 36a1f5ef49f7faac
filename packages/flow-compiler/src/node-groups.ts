import type { NodeGroup } from './define-node.ts';

/** The titles of the node groups, in the order of the palette. */
export const nodeGroups: Readonly<Record<NodeGroup, string>> = {
  'speak-and-listen': 'Speak and listen',
  decide: 'Decide',
  data: 'Data',
  'wait-and-connect': 'Wait and connect',
  'message-ask-end': 'Message, ask, end',
};
