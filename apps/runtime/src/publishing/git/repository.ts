import type { FileChange } from '../../flows/flow-library.ts';
import type { Person } from '../person.ts';

/** A file as it is to be in a commit; without content it is taken away. */
export interface FileToCommit {
  /** An absolute path. */
  file: string;
  content: Uint8Array | null;
}

export interface CommitRequest {
  files: readonly FileToCommit[];
  author: Person;
  message: string;
  /** ISO 8601. The same request at the same moment is the same commit. */
  at: string;
}

/** What became of a commit, in a word and in a sentence. */
export interface CommitOutcome {
  state: 'committed' | 'unchanged' | 'off' | 'no-repository' | 'not-supported' | 'files-changed' | 'failed';
  commit: string | null;
  message: string;
}

/** Where the files of flows are kept with their history. */
export interface Repository {
  /** Commits files as they are given, and nothing else; whatever else somebody has changed or staged stays so. Never rejects. */
  commit(request: CommitRequest): Promise<CommitOutcome>;
  /** Who committed a flow's files last, when they are on disk as they are in that commit; null else. Never rejects. */
  lastChange(files: readonly string[]): Promise<FileChange | null>;
}
