import type { LineNumber } from '../../../src/control/protocol.ts';

/** The numbers of the line, those that were dialled first, the last one before all; the others as the line lists them. */
export function lastDialledFirst(numbers: readonly LineNumber[], dialled: readonly string[]): LineNumber[] {
  const rank = ({ phoneNumber }: LineNumber): number => {
    const at = dialled.indexOf(phoneNumber);
    return at === -1 ? dialled.length : at;
  };
  return [...numbers].sort((a, b) => rank(a) - rank(b));
}
