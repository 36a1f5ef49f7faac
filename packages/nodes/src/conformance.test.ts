import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFlowFolder, simulateCall } from '@callwright/cli';
import { compileFlow, type FormField, formFields, formsOf, type NodeDefinition } from '@callwright/flow-compiler';
import { environmentSchema, type Flow, type JsonValue } from '@callwright/flow-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { z } from 'zod';
import { flowUnderTest } from './flow-under-test.ts';
import { nodeRegistry } from './registry.gen.ts';

const root = import.meta.dirname;
const icons = path.resolve(root, '../../../node_modules/@tabler/icons/icons/outline');
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

  it('gives a new node the exits that a manager connects next, and words for its card', () => {
    const fresh = definition.initial({ languages: ['ru-RU', 'ro-RO', 'en-US'] });
    const exits = definition.exitsOfDraft(fresh);
    expect(exits).toEqual(definition.prepare(fresh).node?.exits ?? exits);
    expect(exits.length > 0).toBe(exitsOf(flowOf(example), definition).size > 0);
    expect(definition.summary(fresh, 'en-US')).not.toBe('');
    expect(definition.description).toMatch(/^[A-Z].{9,79}[^.]$/);
    expect(existsSync(path.join(icons, `${definition.icon}.svg`)), definition.icon).toBe(true);
  });

  it('leaves nothing in a new node but things to fill in', () => {
    const kind = definition.kinds.includes('call') ? 'call' : (definition.kinds[0] ?? 'call');
    const config = definition.initial({ languages: ['ru-RU', 'en-US'], kind });
    const { diagnostics } = flowUnderTest({
      kind,
      ...(kind === 'module' && { module: { exits: [{ exit: 'done' }] } }),
      languages: ['ru-RU', 'en-US'],
      start: 'fresh',
      nodes: {
        fresh: { type, config, exits: Object.fromEntries(definition.exitsOfDraft(config).map(({ exit }) => [exit, 'fresh'])) },
      },
    });
    const codes = diagnostics.map(({ code }) => code);
    expect(codes.filter((code) => !['missing-field', 'missing-prompt-language', 'queue-not-named', 'endless-loop'].includes(code))).toEqual(
      [],
    );
  });

  it('shows on the card what each node of its example does', () => {
    for (const { type: other, config } of Object.values(flowOf(example).nodes)) {
      const says = nodeRegistry[other as keyof typeof nodeRegistry].summary(config, 'ro-RO');
      expect(says).not.toMatch(/undefined|\{%|not set up/i);
      expect(says.length).toBeGreaterThan(0);
      expect(says.length).toBeLessThanOrEqual(160);
    }
  });

  it('answers for any draft: the exits that can be known, and words', () => {
    const written = Object.values(flowOf(example).nodes).flatMap((node) => (node.type === type ? [node.config] : []));
    fc.assert(
      fc.property(drafts([...written, definition.initial({ languages: ['en-US'] })]), (draft) => {
        const exits = definition.exitsOfDraft(draft);
        expect(exits.every(({ exit, label }) => typeof exit === 'string' && typeof label === 'string')).toBe(true);
        const { node } = definition.prepare(draft);
        if (node !== null) expect(exits).toEqual(node.exits);
        const says = definition.summary(draft, 'en-US');
        expect(says).not.toMatch(/undefined|\[object/);
        expect(says.length > 0 && says.length <= 160).toBe(true);
      }),
    );
  });

  it('says in words all that stands on its form: labels, choices, forms of a value, items of lists', () => {
    expect(formFields(definition.config).flatMap(untold)).toEqual([]);
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

/** What people could not read of a field, or of the forms that its value may have. */
function untold({ path, meta, schema }: FormField): string[] {
  const name = path.join('.');
  const forms = formsOf(schema);
  const named = forms.filter(
    ({ schema: form }) => !(form instanceof z.ZodString || form instanceof z.ZodNumber || form instanceof z.ZodBoolean),
  );
  return [
    ...(meta.label ? [] : [`${name}: label`]),
    ...unworded(name, { meta, schema }),
    ...forms.flatMap((form) => unworded(name, form)),
    ...(named.length > 0 && forms.some((form) => !form.meta.label) ? [`${name}: labels of its forms`] : []),
    ...(schema instanceof z.ZodArray && !(meta.item && meta.add) && !isPhrases(meta) ? [`${name}: item, add`] : []),
  ];
}

function unworded(name: string, { meta, schema }: Pick<FormField, 'meta' | 'schema'>): string[] {
  if (!(schema instanceof z.ZodEnum)) return [];
  const words = Object.keys(meta.choices ?? {});
  return schema.options.filter((value) => !words.includes(String(value))).map((value) => `${name}: choice ${value}`);
}

function isPhrases({ control }: FormField['meta']): boolean {
  return control === 'phrases';
}

/** Configurations with parts taken out or replaced by anything, and anything at all. */
function drafts(written: readonly JsonValue[]): fc.Arbitrary<unknown> {
  const junk = fc.oneof(fc.constantFrom(null, '', 'x', -1, true, [], {}), fc.anything());
  const broken = fc.record({ config: fc.constantFrom(...written), harm: fc.infiniteStream(fc.nat(9)), junk });
  return fc.oneof(
    { weight: 9, arbitrary: broken.map(({ config, harm, junk }) => harmed(config, harm, junk)) },
    { weight: 1, arbitrary: junk },
  );
}

/** Of ten parts one is left out and one replaced. */
function harmed(value: JsonValue, harm: fc.Stream<number>, junk: unknown): unknown {
  const luck = harm.next().value;
  if (luck === 0) return undefined;
  if (luck === 1) return junk;
  if (Array.isArray(value)) return value.map((item) => harmed(item, harm, junk));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, harmed(item, harm, junk)]));
}

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
