import { expect, it } from 'vitest';
import { readFlowFiles } from './read-flow-files.ts';

const flow = {
  formatVersion: 1,
  id: 'hello',
  kind: 'call',
  title: 'Hello',
  languages: ['en-US'],
  start: 'bye',
  nodes: { bye: { type: 'hang-up', config: {}, exits: {} } },
};
const json = (value: unknown) => JSON.stringify(value, null, 2);

it('a folder gives its flow with its layout and its tests, and each folder its own', () => {
  const call = { title: 'Hears nothing', steps: [{ waits: 1 }] };
  const { flows, problems } = readFlowFiles([
    { path: 'a/flow.json', text: json(flow) },
    { path: 'a/layout.json', text: json({ formatVersion: 1, nodes: { bye: [16, 32] } }) },
    { path: 'a/calls/quiet.call.json', text: json(call) },
    { path: 'a/README.md', text: '# Hello' },
    { path: 'b/flow.json', text: json({ ...flow, title: 'Other' }) },
  ]);
  expect(problems).toEqual([]);
  expect(flows.map(({ title, layout, tests }) => [title, layout?.['nodes'], Object.keys(tests)])).toEqual([
    ['Hello', { bye: [16, 32] }, ['quiet']],
    ['Other', undefined, []],
  ]);
});

it('one file of any name may be a flow', () => {
  expect(readFlowFiles([{ path: 'support.flow.json', text: json(flow) }]).flows).toHaveLength(1);
  expect(readFlowFiles([{ path: 'download (1).json', text: json(flow) }]).flows).toHaveLength(1);
  expect(readFlowFiles([{ path: 'notes.txt', text: 'hello' }])).toEqual({ flows: [], problems: [] });
});

it('a file that does not parse says where: by line and column, or by field', () => {
  const broken = json(flow).replace('"call"', 'call');
  const [syntax] = readFlowFiles([{ path: 'flow.json', text: broken }]).problems;
  expect(syntax).toMatchObject({ file: 'flow.json', place: { line: 4, column: 11 } });
  const [early] = readFlowFiles([{ path: 'flow.json', text: json(flow).slice(0, -4) }]).problems;
  expect(early?.place).toHaveProperty('line');
  const [field] = readFlowFiles([{ path: 'flow.json', text: json({ ...flow, languages: 'en' }) }]).problems;
  expect(field?.place).toEqual({ field: 'languages' });
});

it('a test or layout that cannot be read does not keep its flow from being read', () => {
  const { flows, problems } = readFlowFiles([
    { path: 'flow.json', text: json(flow) },
    { path: 'layout.json', text: '{}' },
    { path: 'calls/bad.call.json', text: json({ title: 'No steps' }) },
  ]);
  expect(flows).toHaveLength(1);
  expect(problems.map(({ file }) => file)).toEqual(['layout.json', 'calls/bad.call.json']);
});
