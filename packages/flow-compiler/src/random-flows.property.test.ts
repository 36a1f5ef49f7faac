import { type Flow, hasErrors, parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallHappening } from './call-event.ts';
import { createCallMachine } from './call-machine.ts';
import { compileFlow } from './compile-flow.ts';
import { type Step, startCall, stepCall } from './step-call.ts';
import { verifyFlow } from './verify/verify-flow.ts';

const at = '2026-01-05T09:00:00Z';
const languages = ['en-US', 'ro-RO'];
const variables = ['name', 'topic', 'digits'];
const ids = Array.from({ length: 8 }, (_, index) => `node-${index}`);
const bindings = {
  numberOf: (name: string) => (name === 'nobody' ? undefined : '+40310000222'),
  callerIdOf: () => undefined,
  endpointOf: () => undefined,
};

it('any flow without errors tells any caller something and then listens, rings or ends', () => {
  let compiled = 0;
  fc.assert(
    fc.property(flows(), fc.array(happenings(), { maxLength: 25 }), (flow, caller) => {
      const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry);
      expect(json === null).toBe(hasErrors(diagnostics));
      if (json === null) return;
      compiled += 1;
      const machine = createCallMachine(flow, JSON.parse(JSON.stringify(json)), nodeRegistry);
      let step = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+15005550100', to: '+15005550006', at }, bindings);
      expect(step.verbs).not.toEqual([]);
      for (const happening of caller) {
        expectSound(step);
        if (step.ended) return;
        const event = { ...happening, at };
        const before = step;
        step = stepCall(machine, JSON.parse(JSON.stringify(before.snapshot)), event, bindings);
        expect(stepCall(machine, before.snapshot, event, bindings)).toEqual(step);
      }
    }),
    { numRuns: 200 },
  );
  expect(compiled).toBeGreaterThan(100);
}, 30_000);

it('a silent caller is let go by any flow in which verify finds no loop, whatever becomes of its dials', () => {
  let verified = 0;
  fc.assert(
    fc.property(flows(), fc.infiniteStream(dialEnds()), (flow, dials) => {
      const { machine: json } = compileFlow(flow, nodeRegistry);
      if (json === null || verifyFlow(flow, json, nodeRegistry).some(({ code }) => code.endsWith('-loop'))) return;
      verified += 1;
      const machine = createCallMachine(flow, json, nodeRegistry);
      let step = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+15005550100', to: '+15005550006', at }, bindings);
      for (let waits = 0; !step.ended; waits += 1) {
        // no state is waited in twice
        expect(waits).toBeLessThan(ids.length * 20);
        expect(step.failure).toBeNull();
        const happening = step.verbs.at(-1)?.verb === 'dial' ? dials.next().value : ({ type: 'call.no-input' } as const);
        step = stepCall(machine, step.snapshot, { ...happening, at }, bindings);
      }
    }),
    { numRuns: 1000 },
  );
  expect(verified).toBeGreaterThan(50);
}, 60_000);

/** What ends a document stands at its end, and nowhere before; a document that goes on ends with what waits for the caller. */
function expectSound({ verbs, ended }: Step): void {
  const lasting = verbs.flatMap(({ verb }, index) => (['gather', 'dial', 'hangup', 'reject'].includes(verb) ? [index] : []));
  expect(lasting).toEqual(verbs.length === 0 ? [] : [verbs.length - 1]);
  const last = verbs.at(-1)?.verb;
  if (ended) expect(['hangup', 'reject']).toContain(last);
  else if (last !== undefined) expect(['gather', 'dial']).toContain(last);
}

function dialEnds(): fc.Arbitrary<CallHappening> {
  const status = fc.constantFrom('completed', 'busy', 'no-answer', 'failed', 'canceled');
  return status.map((ended): CallHappening => ({ type: 'call.dial-ended', status: ended, seconds: 3 }));
}

function happenings(): fc.Arbitrary<CallHappening> {
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom('1', '2', '0', '9', '*', '#', '12', '2048')
        .map((digits): CallHappening => ({ type: 'call.digits', digits })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('yes please', 'что?', '', '{{ name }}')
        .map((text): CallHappening => ({ type: 'call.speech', text, confidence: 0.5 })),
    },
    { weight: 1, arbitrary: fc.constant<CallHappening>({ type: 'call.no-input' }) },
    { weight: 2, arbitrary: dialEnds() },
  );
}

function flows(): fc.Arbitrary<Flow> {
  const id = fc.constantFrom(...ids);
  const action = fc.constantFrom('repeat', 'back', { exit: 'person' });
  return fc
    .record(
      {
        start: id,
        onError: id,
        exits: fc.record({ person: id }),
        reservedKeys: fc.dictionary(fc.constantFrom('0', '9', '*'), action, { maxKeys: 3 }),
        nodes: fc.tuple(...ids.map(() => nodes(id))).map((made) => Object.fromEntries(made.map((node, index) => [ids[index] ?? '', node]))),
      },
      { requiredKeys: ['start', 'exits', 'reservedKeys', 'nodes'] },
    )
    .map((parts) => {
      const declared = Object.fromEntries(variables.map((name) => [name, { type: 'text' }]));
      const { flow, diagnostics } = parseFlowDocument({
        formatVersion: 1,
        id: 'random',
        kind: 'call',
        title: 'Random',
        languages,
        variables: declared,
        ...parts,
      });
      if (flow === null) throw new Error(JSON.stringify(diagnostics));
      return flow;
    });
}

/** A node with all of its exits connected to something. */
function nodes(id: fc.Arbitrary<string>) {
  return fc.tuple(fc.oneof(...configs()), fc.infiniteStream(id)).map(([{ type, config }, targets]) => {
    const exits = nodeRegistry[type].prepare(config).node?.exits ?? [];
    return { type, config, exits: Object.fromEntries(exits.map(({ exit }) => [exit, targets.next().value])) };
  });
}

function configs() {
  const text = fc.constantFrom('Words.', ' ', '{{ name }}', '{{ digits | spell }}', '{% if topic %}{{ call.from }}{% endif %}');
  const prompt = fc
    .oneof(
      text.map((words) => ({ text: words })),
      fc.constant({ audio: 'a.mp3' }),
    )
    .map((wording) => Object.fromEntries(languages.map((language) => [language, wording]))); // prettier-ignore
  const variable = fc.constantFrom(...variables);
  const listening = {
    prompt,
    attempts: fc.integer({ min: 1, max: 5 }),
    noInputPrompts: fc.array(prompt, { maxLength: 2 }),
    noMatchPrompts: fc.array(prompt, { maxLength: 2 }),
    repeatQuestion: fc.boolean(),
  };
  const option = fc.record(
    {
      exit: fc.constantFrom('a', 'b', 'c'),
      key: fc.constantFrom('1', '2', '12', '*', '#', '0'),
      phrases: fc.constant({ 'en-US': ['yes'] }),
      language: fc.constantFrom(...languages),
    },
    { requiredKeys: ['exit', 'key'] },
  );
  const menu = fc.record(
    {
      ...listening,
      input: fc.constantFrom('dtmf', 'both'),
      options: fc.uniqueArray(option, { minLength: 1, maxLength: 3, selector: ({ exit }) => exit, comparator: 'SameValue' }),
      saveAs: variable,
    },
    { requiredKeys: ['prompt', 'options'] },
  );
  const digits = fc.record(
    {
      ...listening,
      saveAs: variable,
      minDigits: fc.constantFrom(1, 4),
      maxDigits: fc.constantFrom(4, 40),
      endKey: fc.constantFrom('#', '*', ''),
      format: fc.constantFrom('plain', 'time', 'amount'),
      confirmPrompt: prompt,
    },
    { requiredKeys: ['prompt', 'saveAs'] },
  );
  const row = fc.oneof(
    fc.record({ left: variable, operator: fc.constantFrom('is-empty', 'is-not-empty') }),
    fc.record({
      left: fc.constantFrom(...variables, 'call.language'),
      operator: fc.constantFrom('equals', 'less-than', 'contains'),
      right: fc.constantFrom('1', 'ro-RO', 4, true, '{{ name }}'),
    }),
    fc.record({ left: variable, operator: fc.constant('is-one-of'), right: fc.constant(['1', 2048]) }),
  );
  const condition = fc
    .record({
      branches: fc.array(fc.record({ match: fc.constantFrom('all', 'any'), rows: fc.array(row, { minLength: 1, maxLength: 2 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
    })
    .map(({ branches }) => ({ branches: branches.map((branch, index) => ({ exit: `branch-${index}`, ...branch })) }));
  const transfer = fc.record({ to: fc.constantFrom({ number: 'desk' }, { number: 'nobody' }, { numbers: ['nobody', '+40310000333'] }) });
  const hangUp = fc.oneof(fc.record({ prompt }, { requiredKeys: [] }), fc.record({ reject: fc.constantFrom('busy', 'rejected') }));
  return [
    fc.record({ type: fc.constant('say' as const), config: fc.record({ prompt, skippable: fc.boolean() }) }),
    fc.record({ type: fc.constant('menu' as const), config: menu }),
    fc.record({ type: fc.constant('collect-digits' as const), config: digits }),
    fc.record({ type: fc.constant('condition' as const), config: condition }),
    fc.record({ type: fc.constant('transfer' as const), config: transfer }),
    fc.record({ type: fc.constant('hang-up' as const), config: hangUp }),
  ];
}
