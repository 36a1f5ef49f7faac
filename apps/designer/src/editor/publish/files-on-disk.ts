import { type QueryClient, queryOptions, skipToken } from '@tanstack/react-query';
import type { FilesOnDisk } from './publish-outcome.ts';

/** The files of a flow as the server showed them when it refused to replace them. Nothing asks for them: they come with the refusal. */
export function filesOnDisk(id: string) {
  return queryOptions<FilesOnDisk | null>({
    queryKey: ['files-on-disk', id],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 3_600_000,
  });
}

/** Keeps what the server showed, for the page that compares. */
export function keepFilesOnDisk(answers: QueryClient, id: string, files: FilesOnDisk | null): void {
  answers.setQueryData(filesOnDisk(id).queryKey, files);
}
