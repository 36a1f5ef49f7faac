import { simulationSteps } from '@callwright/queueing';
import { expose } from 'comlink';
import { createSimulator } from './create-simulator.ts';

expose(
  createSimulator({
    steps: simulationSteps,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
    clock: () => performance.now(),
  }),
);
