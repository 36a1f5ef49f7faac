import path from 'node:path';
import type { Logger } from 'pino';
import { commitFiles } from './commit-files.ts';
import { findRepository, type GitPlace } from './find-repository.ts';
import { lastChange } from './last-change.ts';
import type { CommitOutcome, Repository } from './repository.ts';

const REMEMBERED_MILLISECONDS = 3000;

interface Options {
  /** The folder of flows: its repository is meant. */
  folder: string;
  /** A branch's short name; without it the one that is checked out. */
  branch?: string;
  /** False: files are written, and nothing is committed. */
  commits: boolean;
  log: Pick<Logger, 'error'>;
}

/** The git repository above a folder, where there is one. Hooks are never run. */
export function createRepository({ folder, branch, commits, log }: Options): Repository {
  // one commit of ours at a time: they would only get in each other's way
  let turn: Promise<unknown> = Promise.resolve();
  const failed = (error: unknown): CommitOutcome => {
    log.error({ err: error }, 'files could not be committed');
    const why = error instanceof Error ? error.message : String(error);
    return { state: 'failed', commit: null, message: `Not committed: ${why}` };
  };
  // many flows are asked about one after the other when a runtime starts; what was read is remembered for that while
  const recent = new Map<string, Promise<GitPlace | null>>();
  const placeFor = (at: string) => {
    const place = recent.get(path.dirname(at)) ?? findRepository(at);
    recent.set(path.dirname(at), place);
    setTimeout(() => recent.delete(path.dirname(at)), REMEMBERED_MILLISECONDS).unref();
    return place;
  };
  return {
    commit(request) {
      if (!commits) return Promise.resolve({ state: 'off', commit: null, message: 'Not committed: GIT_COMMIT is off.' });
      const committing = turn.then(async (): Promise<CommitOutcome> => {
        const [first] = request.files;
        // a folder that was deleted lies where the others do
        const place = (first && (await findRepository(path.dirname(first.file)))) ?? (await findRepository(folder));
        if (place === null) return { state: 'no-repository', commit: null, message: 'Not committed: the flows lie in no git repository.' };
        return commitFiles(place, branch, request);
      });
      const settled = committing.catch(failed);
      turn = settled;
      return settled;
    },
    async lastChange(files) {
      try {
        const place = await placeFor(path.dirname(files[0] ?? folder));
        return place === null ? null : await lastChange(place, files);
      } catch (error) {
        log.error({ err: error }, 'it could not be read who committed files');
        return null;
      }
    },
  };
}
