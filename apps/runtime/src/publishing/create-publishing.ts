import path from 'node:path';
import { nodeRegistry } from '@callwright/nodes';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { createFlowLibrary, type FileChange } from '../flows/flow-library.ts';
import { createLiveBus } from '../live/create-live-bus.ts';
import type { Settings } from '../read-settings.ts';
import type { Store } from '../store/store.ts';
import { createRepository } from './git/create-repository.ts';

interface Options {
  store: Store;
  clock: Clock;
  log: Logger;
  flowsDir: string;
  /** False: nothing is committed. */
  commits: boolean;
  /** The branch to commit to; without it the one that is checked out. */
  branch?: string;
}

/** The parts that keep flows, their history in git, and what pages are told of them. */
export function createPublishing({ store, clock, log, flowsDir, commits, branch }: Options) {
  const repository = createRepository({ folder: flowsDir, commits, log, ...(branch !== undefined && { branch }) });
  const live = createLiveBus(store, log);
  async function whoChanged(folder: string): Promise<FileChange> {
    const change = await repository.lastChange([path.join(folder, 'flow.json')]);
    return change ?? { by: 'files', reason: 'The files were changed.', commit: null };
  }
  async function onFiles(flowId: string, { published }: { published: boolean }): Promise<void> {
    const event = published ? 'published' : 'files-changed';
    await live.tell(`flow:${flowId}`, event, { id: flowId, by: 'files' });
    await live.tell('flows', event, { id: flowId, by: 'files' });
  }
  return { repository, live, library: createFlowLibrary({ store, registry: nodeRegistry, clock, whoChanged, onFiles }) };
}

/** What the environment variables say of it. */
export function publishingSettings({ FLOWS_DIR: flowsDir, GIT_BRANCH: branch, GIT_COMMIT: commits }: Settings) {
  return { flowsDir, commits, ...(branch !== undefined && { branch }) };
}
