import type { CallsNow } from './use-calls-now.ts';

/** Calls that are not on the live version; the number is theirs where they are all on one version. Drafts that are tried by phone count too. */
export function callsOnFormer({ byVersion }: CallsNow, live: number | null): { calls: number; number: number | null } {
  const others = byVersion.filter(({ number }) => number !== live);
  const [only] = others;
  return {
    calls: others.reduce((sum, { calls }) => sum + calls, 0),
    number: others.length === 1 && only !== undefined ? only.number : null,
  };
}
