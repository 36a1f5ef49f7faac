import { type Remote, wrap } from 'comlink';
import type { Engine } from './create-engine.ts';

type Work = 'analysis' | 'calls';
const started = new Map<Work, Remote<Engine>>();

/** A worker that compiles, proves, tests and simulates flows; started when first asked for. A call that is tried never waits for a proof. */
export function engine(work: Work): Remote<Engine> {
  const known = started.get(work);
  if (known !== undefined) return known;
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: `callwright-${work}` });
  const remote = wrap<Engine>(worker);
  started.set(work, remote);
  return remote;
}
