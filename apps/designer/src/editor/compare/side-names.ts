/** A side of a comparison, as the address of the page names it. */
export type SideName =
  | { what: 'version'; number: number }
  /** An earlier save of the draft. */
  | { what: 'save'; id: number }
  /** What is open here. */
  | { what: 'draft' }
  /** The files on disk, that a developer changed. */
  | { what: 'files' }
  /** The draft that somebody else saved meanwhile. */
  | { what: 'theirs' };

/** Reads a side from the address: `v41`, `save-3`, `draft`, `files`, `theirs`; null for anything else. */
export function sideFrom(text: string | undefined): SideName | null {
  const [, kind, digits] = /^(v|save-)(\d{1,9})$/.exec(text ?? '') ?? [];
  if (kind === 'v') return { what: 'version', number: Number(digits) };
  if (kind === 'save-') return { what: 'save', id: Number(digits) };
  return text === 'draft' || text === 'files' || text === 'theirs' ? { what: text } : null;
}

/** A side as the address names it. */
export function sideText(side: SideName): string {
  if (side.what === 'version') return `v${side.number}`;
  return side.what === 'save' ? `save-${side.id}` : side.what;
}

/** What is compared when nothing is said: the draft with what is live, else the last two versions. */
export function usualSides(versions: readonly { number: number; live: boolean }[], hasDraft: boolean): { from: SideName; to: SideName } {
  const live = versions.find((version) => version.live) ?? versions[0];
  const former = versions.find(({ number }) => live !== undefined && number < live.number);
  if (live === undefined) return { from: { what: 'draft' }, to: { what: 'draft' } };
  if (hasDraft || former === undefined) return { from: { what: 'version', number: live.number }, to: { what: 'draft' } };
  return { from: { what: 'version', number: former.number }, to: { what: 'version', number: live.number } };
}
