import { useTests } from './use-tests.ts';

/** How the flow's tests stand. */
export function useTestSummary(): { total: number; failed: number; coverage: number | null } {
  const { files, results, coverage } = useTests().view;
  const failed = [...results.values()].filter(({ failures }) => failures.length > 0).length;
  return { total: files?.length ?? 0, failed, coverage: coverage?.percent ?? null };
}
