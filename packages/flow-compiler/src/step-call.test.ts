import type { JsonValue } from '@callwright/flow-schema';
import { parseFlowDocument } from '@callwright/flow-schema';
import { nodeRegistry } from '@callwright/nodes';
import { describe, expect, it } from 'vitest';
import type { CallHappening } from './call-event.ts';
import { createCallMachine } from './call-machine.ts';
import { compileFlow } from './compile-flow.ts';
import { MAX_NODES_A_CALL, type Step, startCall, stepCall } from './step-call.ts';
import type { Verb } from './verb.ts';

const at = '2026-01-05T09:00:00Z';
const text = (words: string) => ({ 'en-US': { text: words }, 'ro-RO': { text: `${words} (ro)` } });
const end = { type: 'hang-up', config: { prompt: text('Bye.') }, exits: {} };
const say = (words: string, next: string, skippable = true) => ({
  type: 'say',
  config: { prompt: text(words), skippable },
  exits: { next },
});
const menu = (exits: Record<string, string>, config: object = {}) => ({
  type: 'menu',
  config: { attempts: 2, prompt: text('Press a key.'), options: options(exits), ...config },
  exits,
});
const options = (exits: Record<string, string>) =>
  Object.keys(exits).flatMap((exit, index) => (exit.startsWith('no-') ? [] : [{ exit, key: String(index + 1) }]));
const desk = (number: string, next: string) => ({
  type: 'transfer',
  config: { to: { number } },
  exits: { ended: 'end', busy: next, 'no-answer': next, failed: next },
});
const digits = (keys: string): CallHappening => ({ type: 'call.digits', digits: keys });

describe('a step', () => {
  it('moves skippable words into the gather that follows, and leaves the others before it', () => {
    const nodes = {
      start: say('One.', 'two'),
      two: say('Two.', 'three', false),
      three: say('Three.', 'ask'),
      ask: menu({ one: 'end', 'no-input': 'end', 'no-match': 'end' }),
      end,
    }; // prettier-ignore
    const { step } = begin(nodes);
    expect(step.verbs).toMatchObject([
      { verb: 'say', text: 'One.' },
      { verb: 'say', text: 'Two.' },
      { verb: 'gather', prompts: [{ text: 'Three.' }, { text: 'Press a key.' }] },
    ]);
  });

  it('renders a variable that was never set as nothing, and a prompt of nothing as silence', () => {
    const { step } = begin({ start: say('Hello {{ name }}, {{ contact.name }}!', 'blank'), blank: say(' {{ name }} ', 'end'), end });
    expect(words(step)).toEqual(['Hello , !', 'Bye.']);
    expect(step.ended).toBe(true);
  });

  it('can be stored as JSON between any two events', () => {
    const nodes = {
      start: menu({ one: 'again', 'no-input': 'end', 'no-match': 'end' }, { saveAs: 'name' }),
      again: say('You are {{ name }}.', 'start'),
      end,
    };
    const call = begin(nodes);
    const second = call.send(digits('1'), JSON.parse(JSON.stringify(call.step.snapshot)));
    expect(words(second)).toEqual(['You are one.', 'Press a key.']);
    expect(call.send(digits('1'))).toEqual(second);
    expect(call.send({ type: 'call.no-input' }, second.snapshot).context.answers).toEqual(second.context.answers);
  });

  it('changes nothing on an event that nothing waits for', () => {
    const call = begin({ start: menu({ one: 'end', 'no-input': 'end', 'no-match': 'end' }), end });
    const stale = call.send({ type: 'call.dial-ended', status: 'busy', seconds: 0 });
    expect(stale).toMatchObject({ verbs: [], trail: [], ended: false, failure: null });
    expect(words(call.send(digits('1'), stale.snapshot))).toEqual(['Bye.']);
  });

  it('goes on in the language that an option chooses, for templates and conditions too', () => {
    const languages = [
      { exit: 'en', key: '1', language: 'en-US' },
      { exit: 'ro', key: '2', language: 'ro-RO' },
    ]; // prettier-ignore
    const nodes = {
      start: { ...menu({ en: 'which', ro: 'which', 'no-input': 'end', 'no-match': 'end' }, { options: languages }) },
      which: {
        type: 'condition',
        config: { branches: [{ exit: 'ro', rows: [{ left: 'call.language', operator: 'equals', right: 'ro-RO' }] }] },
        exits: { ro: 'hello', otherwise: 'end' },
      }, // prettier-ignore
      hello: say('{{ call.language }}', 'end'),
      end,
    };
    const call = begin(nodes, { voices: { 'ro-RO': 'Polly.Carmen' } });
    const step = call.send(digits('2'));
    expect(words(step)).toEqual(['ro-RO (ro)', 'Bye. (ro)']);
    expect(step.verbs[0]).toMatchObject({ language: 'ro-RO', voice: 'Polly.Carmen' });
    expect(words(call.send(digits('1')))).toEqual(['Bye.']);
  });
});

describe('reserved keys', () => {
  const reserved = { reservedKeys: { '0': { exit: 'person' }, '9': 'repeat', '*': 'back' }, exits: { person: 'person' } };
  const exits = { one: 'second', 'no-input': 'end', 'no-match': 'end' };
  const nodes = {
    start: say('Hello.', 'first'),
    first: menu(exits, { prompt: text('First?'), noMatchPrompts: [text('No.')] }),
    second: menu({ ...exits, one: 'end' }, { prompt: text('Second?') }),
    person: say('A person.', 'end'),
    end,
  };

  it('repeat asks again, as often as wanted, and costs no attempt', () => {
    const call = begin(nodes, reserved);
    let step = call.step;
    for (let times = 0; times < 20; times += 1) step = call.send(digits('9'), step.snapshot);
    expect(words(step)).toEqual(['First?']);
    expect(words(call.send(digits('5'), step.snapshot))).toEqual(['No.', 'First?']);
  });

  it('back returns to the question before, and begins again where there is none', () => {
    const call = begin(nodes, reserved);
    const second = call.send(digits('1'));
    const first = call.send(digits('*'), second.snapshot);
    expect(words(first)).toEqual(['First?']);
    expect(words(call.send(digits('*'), first.snapshot))).toEqual(['Hello.', 'First?']);
  });

  it('an exit leaves by the flow’s exit, and the path says so', () => {
    const step = begin(nodes, reserved).send(digits('0'));
    expect(words(step)).toEqual(['A person.', 'Bye.']);
    expect(step.trail.slice(0, 2)).toEqual([
      { kind: 'left', node: 'first', exit: 'person' },
      { kind: 'entered', node: 'person' },
    ]);
  });
});

describe('a dial', () => {
  it('to a name that is not bound leaves by "failed" at once, after the words before it', () => {
    const step = begin({ start: say('Hold on.', 'desk'), desk: desk('nobody', 'sorry'), sorry: say('Sorry.', 'end'), end }).step;
    expect(words(step)).toEqual(['Hold on.', 'Sorry.', 'Bye.']);
    expect(step.trail).toContainEqual({ kind: 'left', node: 'desk', exit: 'failed' });
  });

  it('rings the numbers that are bound and leaves out the others', () => {
    const several = { ...desk('x', 'end'), config: { to: { numbers: ['nobody', 'desk', '+40310000333'] }, callerId: 'shown' } };
    expect(begin({ start: several, end }).step.verbs).toEqual([
      { verb: 'dial', numbers: ['+40310000222', '+40310000333'], ringSeconds: 20, callerId: '+40310000999' },
    ]);
  });

  it('that fails for ever ends with words', () => {
    const { step } = begin({ start: desk('nobody', 'other'), other: desk('nobody', 'start'), end }, { onError: 'start' });
    expect(step).toMatchObject({ ended: true, failure: { code: 'endless-loop' } });
    expect(words(step)).toEqual([expect.stringContaining('something went wrong')]);
  });
});

describe('an exit to its own node', () => {
  it('begins the node again: a busy desk is rung again, a menu asks again, a loop without a question fails', () => {
    const ringing = begin({ start: desk('desk', 'start'), end });
    expect(ringing.send({ type: 'call.dial-ended', status: 'busy', seconds: 0 }).verbs).toEqual(ringing.step.verbs);
    const asking = begin({ start: menu({ one: 'start', 'no-input': 'end', 'no-match': 'end' }), end });
    expect(asking.send(digits('1')).verbs).toEqual(asking.step.verbs);
    expect(begin({ start: say('Round.', 'start') }).step).toMatchObject({ ended: true, failure: { code: 'endless-loop' } });
  });
});

describe('a failure', () => {
  const loop = { start: say('Round.', 'round'), round: say('And round.', 'start') };

  it('of an endless loop goes where onError says', () => {
    const { step } = begin({ ...loop, sorry: say('Sorry.', 'end'), end }, { onError: 'sorry' });
    expect(words(step)).toEqual(['Sorry.', 'Bye.']);
    expect(step).toMatchObject({ ended: true, failure: { code: 'endless-loop' } });
  });

  it('without onError, or with one that fails too, still speaks an apology and ends', () => {
    for (const more of [{}, { onError: 'start' }, { onError: 'sorry' }]) {
      const { step } = begin({ ...loop, sorry: say('{% for i in (1..9000000) %}{{ i }}{% endfor %}', 'end'), end }, more);
      expect(step).toMatchObject({ ended: true, failure: { code: expect.any(String) } });
      expect(words(step)).toEqual([expect.stringContaining('something went wrong')]);
      expect(step.verbs.at(-1)).toEqual({ verb: 'hangup' });
    }
  });

  it('of words that cannot be rendered goes where onError says', () => {
    const { step } = begin(
      { start: say('{% for i in (1..9000000) %}{{ i }}{% endfor %}', 'end'), sorry: say('Sorry.', 'end'), end },
      { onError: 'sorry' },
    );
    expect(words(step)).toEqual(['Sorry.', 'Bye.']);
    expect(step.failure?.code).toBe('step-failed');
  });

  it('of more nodes than a call may enter, counted over all of its steps, goes where onError says and gets a fresh allowance', () => {
    const nodes = {
      start: menu({ one: 'on', 'no-input': 'end', 'no-match': 'end' }),
      on: say('On.', 'start'),
      sorry: say('Sorry.', 'start'),
      end,
    };
    const call = begin(nodes, { onError: 'sorry' });
    let step = call.step;
    let steps = 0;
    for (; step.failure === null && steps < MAX_NODES_A_CALL; steps += 1) step = call.send(digits('1'), step.snapshot);
    expect(steps).toBe(MAX_NODES_A_CALL / 2);
    expect(step).toMatchObject({ ended: false, failure: { code: 'too-many-nodes' } });
    expect(words(step)).toEqual(['Sorry.', 'Press a key.']);
    expect(call.send(digits('1'), step.snapshot).failure).toBeNull();
  });
});

function begin(nodes: object, more: object = {}) {
  const { flow } = parseFlowDocument({
    formatVersion: 1,
    id: 'line',
    kind: 'call',
    title: 'Line',
    languages: ['en-US', 'ro-RO'],
    variables: { name: { type: 'text' } },
    start: 'start',
    nodes,
    ...more,
  });
  if (flow === null) throw new Error('no flow');
  const { machine: json, diagnostics } = compileFlow(flow, nodeRegistry);
  if (json === null) throw new Error(JSON.stringify(diagnostics));
  const machine = createCallMachine(flow, json, nodeRegistry);
  const bound: Record<string, string> = { desk: '+40310000222', shown: '+40310000999' };
  const numberOf = (name: string) => (name.startsWith('+') ? name : bound[name]);
  const bindings = { numberOf, callerIdOf: numberOf, endpointOf: () => undefined };
  const step = startCall(machine, { type: 'call.started', callSid: 'CA1', from: '+15005550100', to: '+15005550006', at }, bindings);
  const send = (happening: CallHappening, stored: JsonValue = step.snapshot) => stepCall(machine, stored, { ...happening, at }, bindings);
  return { step, send };
}

/** What the caller hears, prompts of gathers included. */
function words({ verbs }: Step): string[] {
  const spoken = verbs.flatMap((verb): readonly Verb[] => (verb.verb === 'gather' ? verb.prompts : [verb]));
  return spoken.flatMap((verb) => (verb.verb === 'say' ? [verb.text] : []));
}
