import { compileFlow, createCallMachine, startCall } from '@callwright/flow-compiler';
import { parseFlowDocument } from '@callwright/flow-schema';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../registry.gen.ts';
import { callerKey } from './caller-key.ts';
import { pointOf } from './point-of.ts';

const thirds = [
  { exit: 'a', percent: 10 },
  { exit: 'b', percent: 0 },
  { exit: 'c', percent: 60 },
  { exit: 'd', percent: 30 },
];

it('deals ten thousand neighbouring numbers by the shares', () => {
  const went = splitter(thirds);
  const exits = numbers(10_000).map((from) => went(from));
  for (const { exit, percent } of thirds) {
    const share = (exits.filter((taken) => taken === exit).length / exits.length) * 100;
    expect(Math.abs(share - percent), `${exit}: ${share} %`).toBeLessThanOrEqual(percent === 0 ? 0 : 2);
  }
});

it('sends a caller the same way on every call, whatever the call id', () => {
  const went = splitter(thirds);
  for (const from of ['+40721000111', 'sip:+4930@pbx.example.org', 'client:Анна'])
    expect(new Set(['CA1', 'CA2', 'CA3', 'CA4', 'CA5'].map((sid) => went(from, sid))).size).toBe(1);
});

it('moves only the callers between the old border and the new one', () => {
  const before = splitter([
    { exit: 'a', percent: 20 },
    { exit: 'b', percent: 80 },
  ]);
  const after = splitter([
    { exit: 'a', percent: 25 },
    { exit: 'b', percent: 75 },
  ]);
  const moved = numbers(1000).filter((from) => before(from) !== after(from));
  expect(moved.every((from) => before(from) === 'b' && after(from) === 'a')).toBe(true);
  expect(Math.abs(moved.length / 10 - 5)).toBeLessThan(2);
});

it('deals the callers of one share anew at another node, and under another name of the trial', () => {
  const halves = [
    { exit: 'a', percent: 50 },
    { exit: 'b', percent: 50 },
  ];
  const first = splitter(halves);
  const callers = numbers(2000).filter((from) => first(from) === 'a');
  for (const other of [splitter(halves, { node: 'split-2' }), splitter(halves, { experiment: 'spring' })]) {
    const again = callers.filter((from) => other(from) === 'a').length / callers.length;
    expect(Math.abs(again - 0.5)).toBeLessThan(0.06);
  }
});

it('deals a caller without a number anew with each call', () => {
  for (const from of ['anonymous', 'Restricted', '+266696687', ''])
    expect(callerKey({ from, sid: 'CA7', to: '', startedAt: '' })).toBe('CA7');
  const went = splitter(thirds);
  expect(new Set(Array.from({ length: 100 }, (_, index) => went('anonymous', `CA${index}`))).size).toBe(3);
});

it('hashes as FNV-1a and MurmurHash3 do, so that a version of the product changes nobody’s way', () => {
  expect(pointOf('')).toBeCloseTo(66.892219, 6);
  expect(pointOf('+40721000111\nsplit\n')).toBeCloseTo(95.272447, 6);
  expect(pointOf('+40721000111\nsplit\nПроба')).toBeCloseTo(81.368239, 6);
});

it.each([[[50, 49]], [[60, 41]], [[0]]])('reports shares of %j that do not make a whole', (percents) => {
  const { diagnostics } = compiled(percents.map((percent, index) => ({ exit: `exit-${index}`, percent })));
  expect(diagnostics).toMatchObject([{ code: 'shares-not-whole', path: ['nodes', 'split', 'config', 'shares'] }]);
});

interface Share {
  exit: string;
  percent: number;
}

function numbers(howMany: number): string[] {
  return Array.from({ length: howMany }, (_, index) => `+4072${String(1_000_000 + index)}`);
}

function compiled(shares: readonly Share[], { node = 'split', experiment }: { node?: string; experiment?: string } = {}) {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'split',
    kind: 'call',
    title: 'Split',
    languages: ['en-US'],
    start: node,
    nodes: {
      [node]: {
        type: 'split-traffic',
        config: { shares, ...(experiment !== undefined && { experiment }) },
        exits: Object.fromEntries(shares.map(({ exit }) => [exit, 'end'])),
      },
      end: { type: 'hang-up', config: {}, exits: {} },
    },
  });
  if (flow === null) throw new Error('no flow');
  return { flow, ...compileFlow(flow, nodeRegistry) };
}

/** The exit that a caller takes. */
function splitter(shares: readonly Share[], options: { node?: string; experiment?: string } = {}) {
  const { flow, machine: json } = compiled(shares, options);
  if (json === null) throw new Error('no machine');
  const machine = createCallMachine(flow, json, nodeRegistry);
  const bindings = { numberOf: () => undefined, callerIdOf: () => undefined, endpointOf: () => undefined };
  return (from: string, callSid = 'CA1') => {
    const event = { type: 'call.started', callSid, from, to: '+15005550006', at: '2026-01-05T09:00:00Z' } as const;
    const left = startCall(machine, event, bindings).trail.find(({ kind }) => kind === 'left');
    return left?.kind === 'left' ? left.exit : undefined;
  };
}
