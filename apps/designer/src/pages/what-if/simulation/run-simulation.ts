import type { Scenario } from '@callwright/queueing';
import { proxy, type Remote, wrap } from 'comlink';
import type { Simulated, Simulator, TellProgress } from './create-simulator.ts';

/** What is asked for, and what is worked out beside it, do not wait for each other. */
type Work = 'asked' | 'beside';
const started = new Map<Work, Remote<Simulator>>();
let lastId = 0;

function simulatorFor(work: Work): Remote<Simulator> {
  const known = started.get(work);
  if (known !== undefined) return known;
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module', name: `callwright-what-if-${work}` });
  const remote = wrap<Simulator>(worker);
  started.set(work, remote);
  return remote;
}

/** Simulates in a worker. Throws the signal's reason when it is cancelled. */
export async function runSimulation(
  scenario: Scenario,
  { work, signal, tell }: { work: Work; signal: AbortSignal; tell?: TellProgress },
): Promise<Simulated> {
  lastId += 1;
  const id = lastId;
  const simulator = simulatorFor(work);
  const cancel = (): void => void simulator.cancel(id);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const result = await simulator.run(id, scenario, proxy(tell ?? (() => undefined)));
    if (result === null) throw signal.reason;
    return result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
