import { type Remote, wrap } from 'comlink';
import type { Engine } from './create-engine.ts';

let started: Remote<Engine> | null = null;

/** The worker that compiles, proves, tests and simulates flows; it is started when first asked for. */
export function engine(): Remote<Engine> {
  started ??= wrap<Engine>(new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'callwright-engine' }));
  return started;
}
