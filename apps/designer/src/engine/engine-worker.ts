import { nodeRegistry } from '@callwright/nodes';
import { expose } from 'comlink';
import { createEngine } from './create-engine.ts';

expose(createEngine(nodeRegistry, () => new Promise((resolve) => setTimeout(resolve))));
