import { type Pieces, readPieces } from '../model/commands/pieces.ts';
import { isWholeFlow } from './whole-flow.ts';

/** More than this is no part of a flow. */
const MOST_LETTERS = 4_000_000;

/** What a text on the clipboard is, for a flow that is open. */
export type Pasted = { what: 'nodes'; pieces: Pieces } | { what: 'flow' } | { what: 'too-long' } | { what: 'no-nodes' };

export function readPasted(text: string): Pasted {
  if (text.length > MOST_LETTERS) return { what: 'too-long' };
  const pieces = readPieces(text);
  if (pieces !== null) return { what: 'nodes', pieces };
  return { what: isWholeFlow(text) ? 'flow' : 'no-nodes' };
}
