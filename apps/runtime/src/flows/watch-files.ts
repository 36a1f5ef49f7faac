import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, hasErrors } from '@callwright/flow-schema';
import { watch } from 'chokidar';
import type { Logger } from 'pino';
import type { EnvironmentFile } from './environment-file.ts';
import type { FlowLibrary } from './flow-library.ts';
import type { Resources } from './resources.ts';

/** Editors write in several steps; a file is read when it has been quiet for so long. */
const QUIET_MILLISECONDS = 80;

const RESOURCES = 'resources';

interface WhatToWatch {
  flowsDir: string;
  environmentFile: string;
  library: FlowLibrary;
  resources: Resources;
  environment: EnvironmentFile;
  /** Called when the environment has changed. */
  onEnvironment(): Promise<void>;
  /** Called when resources have changed. */
  onResources(): void;
  log: Logger;
}

interface Watched extends WhatToWatch {
  /** The modules that each folder's flow uses. */
  uses: Map<string, readonly string[]>;
}

/** Makes all flows of a folder live, and again whenever a file changes. What is wrong is logged with file, node and field and changes nothing. */
export async function watchFiles(what: WhatToWatch): Promise<{ stop(): Promise<void> }> {
  const watched: Watched = { ...what, uses: new Map() };
  const { flowsDir, environmentFile } = watched;
  await readResources(watched);
  for (const entry of await readdir(flowsDir, { withFileTypes: true }))
    if (entry.isDirectory()) await readFlow(watched, path.join(flowsDir, entry.name));
  await readEnvironment(watched);
  const debounce = createDebounce(QUIET_MILLISECONDS);
  const watcher = watch([flowsDir, path.dirname(environmentFile)], {
    ignoreInitial: true,
    ignored: (name) => path.basename(name) === 'node_modules',
  });
  watcher.on('all', (_event, name) => {
    if (path.resolve(name) === path.resolve(environmentFile)) return debounce.soon(environmentFile, () => environmentChanged(watched));
    const [flow] = path.relative(flowsDir, name).split(path.sep);
    if (flow === RESOURCES) return debounce.soon(RESOURCES, () => readResources(watched).then(watched.onResources));
    if (flow !== undefined && flow !== '..' && isLogic(path.relative(flowsDir, name)))
      debounce.soon(flow, () => flowChanged(watched, path.join(flowsDir, flow)));
  });
  watcher.on('error', (error) => watched.log.warn({ err: error }, 'files cannot be watched; changes are seen after a restart'));
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    async stop() {
      await watcher.close();
      await debounce.stop();
    },
  };
}

/** Call files change nothing that runs; positions do not either, but they belong to the version. */
function isLogic(name: string): boolean {
  return name.split(path.sep).length > 1 && !/\.call\.json$|\.md$|\.tmp$/.test(name);
}

async function readResources({ resources, log }: Watched): Promise<void> {
  try {
    for (const { file, diagnostics } of await resources.reload()) report(log, file, diagnostics);
  } catch (error) {
    log.error({ err: error }, 'the resources could not be read; the last good ones stay');
  }
}

/** Reads a flow, and the flows that use it as a module. */
async function flowChanged(watched: Watched, folder: string): Promise<void> {
  await readFlow(watched, folder);
  const users = [...watched.uses].filter(([, modules]) => modules.includes(path.basename(folder)));
  for (const [user] of users) await readFlow(watched, user);
}

async function readFlow({ library, uses: used, log }: Watched, folder: string): Promise<void> {
  const file = path.join(folder, 'flow.json');
  if (!existsSync(file)) return;
  try {
    const { diagnostics, uses, published } = await library.publishFolder(folder);
    used.set(folder, uses);
    report(log, file, diagnostics);
    if (published === null) log.warn({ file }, `${path.basename(folder)} has errors: the last good version stays live`);
    else if (published.changed) log.info({ flowId: published.flowId, version: published.hash, tell: true }, `${published.flowId} is live`);
  } catch (error) {
    log.error({ err: error, file }, 'the flow could not be read; the last good version stays live');
  }
}

async function environmentChanged(watched: Watched): Promise<void> {
  if (await readEnvironment(watched)) await watched.onEnvironment();
}

/** False when it could not be used: the last good one stays. */
async function readEnvironment({ environment, environmentFile, log }: Watched): Promise<boolean> {
  try {
    const diagnostics = await environment.reload();
    report(log, environmentFile, diagnostics);
    return !hasErrors(diagnostics);
  } catch (error) {
    log.error({ err: error, file: environmentFile }, 'the environment could not be read; the last good one stays');
    return false;
  }
}

function report(log: Logger, file: string, diagnostics: readonly Diagnostic[]): void {
  for (const { code, path: place, message, severity } of diagnostics) {
    const [, node] = place[0] === 'nodes' ? place : [];
    log.warn({ file, code, severity, node, field: place.join('.') }, `${file}: ${place.join('.')}: ${message}`);
  }
}

/** Acts once a key has been quiet for so long. `stop` forgets what waits and lets finish what runs. */
function createDebounce(milliseconds: number) {
  const waiting = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  return {
    soon(key: string, act: () => Promise<void>): void {
      clearTimeout(waiting.get(key));
      const run = () => {
        const acting: Promise<void> = act().finally(() => running.delete(acting));
        running.add(acting);
      };
      waiting.set(key, setTimeout(run, milliseconds));
    },
    async stop(): Promise<void> {
      for (const timeout of waiting.values()) clearTimeout(timeout);
      await Promise.all(running);
    },
  };
}
