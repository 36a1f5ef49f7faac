import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFlowFolder, simulateCall } from '@callwright/cli';
import { compileFlow, type NodeDefinition } from '@callwright/flow-compiler';
import { environmentSchema, type Flow } from '@callwright/flow-schema';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { z } from 'zod';
import { nodeRegistry } from './registry.gen.ts';

const root = import.meta.dirname;
const local = path.resolve(root, '../../../environments/local.json');
const environment = environmentSchema.parse(JSON.parse(readFileSync(local, 'utf8')));
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it('registers every folder and nothing else', () => {
  expect(Object.keys(nodeRegistry).sort()).toEqual([...folders].sort());
});

describe.each(Object.entries<NodeDefinition>(nodeRegistry))('%s', (type, definition) => {
  const folder = path.join(root, type);
  const example = readFlowFolder(path.join(folder, 'calls'), nodeRegistry);

  it('is named as its folder, in kebab-case', () => {
    expect(definition.type).toBe(type);
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(existsSync(path.join(folder, `${type}.ts`))).toBe(true);
  });

  it('labels every field of its form', () => {
    const unlabelled = Object.entries(definition.config.shape).filter(([, field]) => !z.globalRegistry.get(field)?.label);
    expect(unlabelled.map(([name]) => name)).toEqual([]);
  });

  it('lets people decide which private values it sends, where it sends anything', () => {
    const isOutward = JSON.stringify(z.toJSONSchema(definition.config, { unrepresentable: 'any' })).includes('"outward"');
    expect('privateValues' in definition.config.shape).toBe(isOutward);
  });

  it('explains itself: when to use, the exits of its example, an example that it accepts', () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    expect(readme).toMatch(new RegExp(`^# ${definition.title}\n`));
    expect([...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(['When to use', 'Exits', 'Example']);
    const listed = [...section(readme, 'Exits').matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map(([, exit]) => exit);
    expect(listed.sort()).toEqual([...exitsOf(flowOf(example), definition)].sort());
    const json: unknown = JSON.parse(/```json\n(.+?)```/s.exec(section(readme, 'Example'))?.[1] ?? '');
    expect(definition.prepare(json).issues).toEqual([]);
    expect(readme).toMatch(/^(Required: |Nothing is required)/m);
  });

  it('compiles to the same JSON each time, which XState takes after a round trip', () => {
    const flow = flowOf(example);
    expect(example.problems).toEqual([]);
    const machine = example.machine;
    expect(machine).toEqual(compileFlow(structuredClone(flow), nodeRegistry, example.modules).machine);
    const reread: object = JSON.parse(JSON.stringify(machine));
    expect(reread).toStrictEqual(machine);
    expect(Object.keys(createMachine(reread).states)).toEqual(expect.arrayContaining(Object.keys(flow.nodes)));
  });

  it('has calls that pass and leave by every exit', async () => {
    const flow = flowOf(example);
    const left = new Set<string>();
    expect(example.calls.length).toBeGreaterThan(0);
    for (const { file, callFile } of example.calls) {
      const run = await simulateCall(example, callFile, nodeRegistry, environment);
      expect(run.failures, path.basename(file)).toEqual([]);
      for (const { node, exit } of run.exits) if (flow.nodes[node]?.type === type) left.add(exit);
    }
    expect([...left]).toEqual(expect.arrayContaining([...exitsOf(flow, definition)]));
  });

  it('is pure', () => {
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const imported = sources.flatMap((name) => importsOf(readFileSync(path.join(folder, name), 'utf8')));
    expect(imported.filter((name) => /^(react|twilio|hono|node:|@xyflow|xstate)/.test(name))).toEqual([]);
  });
});

function flowOf({ flow }: { flow: Flow | null }): Flow {
  if (flow === null) throw new Error('calls/flow.json is no flow');
  return flow;
}

function exitsOf(flow: Flow, definition: NodeDefinition): Set<string> {
  const own = Object.values(flow.nodes).filter(({ type }) => type === definition.type);
  return new Set(own.flatMap(({ config }) => definition.prepare(config).node?.exits.map(({ exit }) => exit) ?? []));
}

function section(readme: string, title: string): string {
  return readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
}

function importsOf(source: string): string[] {
  return [...source.matchAll(/from '([^']+)'/g)].flatMap(([, name]) => name ?? []);
}
