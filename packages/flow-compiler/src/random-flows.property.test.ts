import { hasErrors } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallHappening } from './call-event.ts';
import { type CallMachine, createCallMachine } from './call-machine.ts';
import { compileFlow } from './compile-flow.ts';
import type { Registry } from './define-node.ts';
import { type Step, startCall, stepCall } from './step-call.ts';
import { type RandomFlow, randomFlows } from './testing/random-flows.ts';
import { dialEnds, happenings, type Luck, lucks, outcomeOf } from './testing/random-happenings.ts';
import { verifyFlow } from './verify/verify-flow.ts';

const at = '2026-01-05T09:00:00Z';
const started = { type: 'call.started', callSid: 'CA1', from: '+15005550100', to: '+15005550006', at } as const;
const bindings = {
  numberOf: (name: string) => (name === 'nobody' ? undefined : '+40310000222'),
  callerIdOf: () => undefined,
  endpointOf: () => undefined,
};
/** Work that is asked for again and again ends by the limit of nodes; nobody wants to wait for that here. */
const ENOUGH_WORK = 25;

it('any flow without errors tells any caller something and then listens, rings, waits for work or ends', () => {
  let compiled = 0;
  const passed = new Set<string>();
  const asked = new Set<string>();
  fc.assert(
    fc.property(
      randomFlows(nodeRegistry, 4),
      fc.array(happenings(), { maxLength: 25 }),
      fc.infiniteStream(lucks()),
      (random, caller, luck) => {
        const machine = machineOf(random);
        if (machine === null) return;
        compiled += 1;
        let step = done(machine, startCall(machine, started, bindings), luck);
        expect(step.verbs.length > 0 || step.effect !== null).toBe(true);
        for (const happening of caller) {
          if (step.ended || step.effect !== null) return;
          const before = step;
          step = stepSound(machine, before, happening);
          if (step.verbs.length === 0 && step.effect === null) {
            expect(awaits(before, happening)).toBe(false);
            expect(step.snapshot).toEqual(before.snapshot);
          }
          step = done(machine, step, luck);
        }
        if (!step.ended) stepCall(machine, step.snapshot, { type: 'call.ended', reason: 'caller-hung-up', at }, bindings);
      },
    ),
    { numRuns: 200 },
  );
  expect(compiled).toBeGreaterThan(100);
  expect([...passed].sort()).toEqual(Object.keys(nodeRegistry).sort());
  expect(asked.size).toBe(10);

  /** Work is done until the call waits for the caller, or has ended. */
  function done(machine: CallMachine, first: Step, luck: fc.Stream<Luck>): Step {
    let step = first;
    expectSound(step);
    for (let times = 0; step.effect !== null && times < ENOUGH_WORK; times += 1) {
      asked.add(step.effect.src);
      step = stepSound(machine, step, outcomeOf(step.effect, luck.next().value));
    }
    return step;
  }

  function stepSound(machine: CallMachine, { snapshot, verbs, effect }: Step, happening: CallHappening): Step {
    const event = { ...happening, at };
    const unheard = effect === null ? [] : verbs;
    const step = stepCall(machine, JSON.parse(JSON.stringify(snapshot)), event, bindings, unheard);
    expect(stepCall(machine, snapshot, event, bindings, unheard)).toEqual(step);
    expectSound(step);
    return step;
  }

  function machineOf({ flow, modules }: RandomFlow): CallMachine | null {
    const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry, modules);
    expect(json === null).toBe(hasErrors(diagnostics));
    for (const one of json === null ? [] : [flow, modules.part, modules.hold])
      for (const { type } of Object.values(one.nodes)) passed.add(type);
    return json === null ? null : createCallMachine(flow, JSON.parse(JSON.stringify(json)), nodeRegistry);
  }
}, 60_000);

it.each([
  ['any flow', nodeRegistry, 1],
  ['any flow of what goes round and counts', pick('menu', 'count', 'module', 'leave-module', 'go-to-flow', 'pause', 'hang-up'), 3],
])(
  'a silent caller is let go by %s in which verify finds no loop, whatever becomes of dials and work',
  (_, registry, exitsBack) => {
    let verified = 0;
    fc.assert(
      fc.property(
        randomFlows(registry, exitsBack),
        fc.infiniteStream(dialEnds()),
        fc.infiniteStream(lucks()),
        ({ flow, modules }, dials, luck) => {
          const { machine: json } = compileFlow(flow, nodeRegistry, modules);
          if (json === null || verifyFlow(flow, json, nodeRegistry).some(({ code }) => code.endsWith('-loop'))) return;
          verified += 1;
          const machine = createCallMachine(flow, json, nodeRegistry);
          let step = startCall(machine, started, bindings);
          for (let waits = 0; !step.ended; waits += 1) {
            // no state is waited in twice, but for what counts let pass
            expect(waits).toBeLessThan(1000);
            expect(step.failure).toBeNull();
            const unheard = step.effect === null ? [] : step.verbs;
            step = stepCall(machine, step.snapshot, { ...silent(step, dials, luck), at }, bindings, unheard);
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(verified).toBeGreaterThan(100);
  },
  60_000,
);

/** What happens while a caller does nothing. */
function silent({ effect, verbs, context }: Step, dials: fc.Stream<CallHappening>, luck: fc.Stream<Luck>): CallHappening {
  if (effect !== null) return outcomeOf(effect, luck.next().value);
  const last = verbs.at(-1)?.verb;
  if (last === 'dial' || last === 'conference') return dials.next().value;
  // the line lets nobody wait for ever
  const isLetGo = context.line !== null && luck.next().value.status === 200;
  return isLetGo ? { type: 'line.left', reason: 'waited-too-long' } : { type: 'call.no-input' };
}

/** True for what comes of the very thing that the telephone does. */
function awaits({ verbs }: Step, { type }: CallHappening): boolean {
  const verb = verbs.at(-1);
  if (verb?.verb === 'dial' || verb?.verb === 'conference') return type === 'call.dial-ended';
  if (verb?.verb === 'record') return type === 'call.recorded' || type === 'call.no-input';
  if (verb?.verb !== 'gather') return false;
  return (
    type === 'call.no-input' ||
    (type === 'call.digits' && verb.input.includes('dtmf')) ||
    (type === 'call.speech' && verb.input.includes('speech'))
  );
}

function pick(...types: (keyof typeof nodeRegistry)[]): Registry {
  return Object.fromEntries(types.map((type) => [type, nodeRegistry[type]]));
}

const last = ['gather', 'record', 'dial', 'conference', 'hangup', 'reject'];

/** What ends a document stands at its end, and nowhere before; a document that goes on ends with what waits for the caller, or for work. */
function expectSound({ verbs, ended, effect }: Step): void {
  const lasting = verbs.flatMap(({ verb }, index) => (last.includes(verb) ? [index] : []));
  const final = verbs.at(-1)?.verb;
  if (effect !== null) expect([lasting, ended]).toEqual([[], false]);
  else if (final !== undefined || ended) {
    expect(lasting).toEqual([verbs.length - 1]);
    expect(ended ? ['hangup', 'reject'] : ['gather', 'record', 'dial', 'conference']).toContain(final);
  }
}
