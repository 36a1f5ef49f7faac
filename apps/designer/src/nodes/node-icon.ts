import { IconHelpHexagon, type TablerIcon } from '@tabler/icons-react';
import { nodeIcons } from './node-icons.gen.ts';

/** The icon that a node type names; a question mark for one that is not there. */
export function nodeIcon(name: string): TablerIcon {
  return nodeIcons[name] ?? IconHelpHexagon;
}
