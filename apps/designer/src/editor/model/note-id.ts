/** Notes have no names; in a selection and on the canvas they go by their number. No node id has a colon. */
export function noteId(index: number): string {
  return `note:${index}`;
}

/** The number of a note; null for a node. */
export function noteIndex(id: string): number | null {
  return id.startsWith('note:') ? Number(id.slice(5)) : null;
}
