import { simulateCall } from '@callwright/cli';
import { compileFlow } from '@callwright/flow-compiler';
import { environmentSchema, parseFlowDocument } from '@callwright/flow-schema';
import { callFileSchema } from '@callwright/simulator';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';

const prompt = { 'en-US': { text: 'Goodbye.' } };

it('refuses a call as the first node, without an answer', async () => {
  const run = await call({ end: { type: 'hang-up', config: { reject: 'busy' }, exits: {} } }, 'end');
  expect(run.ends).toBe('rejected');
  expect(run.transcript).toEqual([{ at: 0, who: 'system', act: 'refuses' }]);
});

it('just hangs up where the call was answered already', async () => {
  const nodes = { words: say('end'), end: { type: 'hang-up', config: { reject: 'busy' }, exits: {} } };
  expect((await call(nodes, 'words')).ends).toBe('flow-ended');
});

it('reports closing words of a call that is refused', () => {
  const nodes = { end: { type: 'hang-up', config: { reject: 'rejected', prompt }, exits: {} } };
  expect(compiled(nodes, 'end').diagnostics).toMatchObject([{ code: 'reject-speaks', path: ['nodes', 'end', 'config', 'prompt'] }]);
});

function say(next: string) {
  return { type: 'say', config: { prompt }, exits: { next } };
}

function compiled(nodes: object, start: string) {
  const { flow } = parseFlowDocument({ formatVersion: 1, id: 'end', kind: 'call', title: 'End', languages: ['en-US'], start, nodes });
  if (flow === null) throw new Error('no flow');
  return { flow, ...compileFlow(flow, nodeRegistry) };
}

function call(nodes: object, start: string) {
  const callFile = callFileSchema.parse({ title: 'A call', steps: [{ waits: 5 }] });
  const { flow, machine } = compiled(nodes, start);
  return simulateCall(
    { folder: '', flow, machine, modules: {}, calls: [], problems: [] },
    callFile,
    nodeRegistry,
    environmentSchema.parse({}),
  );
}
