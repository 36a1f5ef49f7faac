/** What stands for a note among node types: no type has a colon. */
export const NOTE = ':note';
const KIND = 'application/x-callwright-node';

/** Puts a node type onto the pointer. */
export function dragType(transfer: DataTransfer, type: string): void {
  transfer.setData(KIND, type);
  transfer.effectAllowed = 'copy';
}

/** The node type that was dropped, or a note; null for anything else. */
export function droppedType(transfer: DataTransfer): string | null {
  return transfer.getData(KIND) || null;
}
