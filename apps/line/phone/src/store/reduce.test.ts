import { describe, expect, it } from 'vitest';
import type { LineCall } from '../../../src/control/protocol.ts';
import { at, callOf } from '../transcript/call-fixture.ts';
import { lineNow } from './line-clock.ts';
import { phoneCalls } from './phone-calls.ts';
import { initialState, type PhoneEvent, type PhoneState } from './phone-state.ts';
import { reduce } from './reduce.ts';

const caller = { number: '+37360000001', name: 'Caller' };
const desk = { number: '+40310000222', name: 'Desk' };
const begin = (): PhoneState => after(initialState([caller, desk], caller.number), clockAt(0));
const clockAt = (seconds: number): PhoneEvent => ({
  type: 'line',
  event: { id: 1, type: 'clock', clock: { mode: 'real', now: at(seconds), nextDue: null } },
  heardAt: 0,
});
const called = (call: LineCall): PhoneEvent => ({ type: 'line', event: { id: 2, type: 'call', call }, heardAt: 0 });
const after = (state: PhoneState, ...events: PhoneEvent[]): PhoneState => events.reduce(reduce, state);
const ring = callOf({ callSid: 'CA2', direction: 'outbound-dial', to: desk.number, status: 'ringing', answeredAt: null });

describe('an incoming ring', () => {
  it('takes the handset when it is free, once', () => {
    const state = after(begin(), called(ring));
    expect(state.selected).toBe(desk.number);
    expect(after(state, { type: 'phone-selected', number: caller.number }, called(ring)).selected).toBe(caller.number);
  });

  it('leaves a call on the handset alone, and stands beside a call of its own phone', () => {
    expect(after(begin(), called(callOf()), called(ring)).selected).toBe(caller.number);
    const second = { ...ring, callSid: 'CA3', to: caller.number };
    const { shown, alsoRings } = phoneCalls(after(begin(), called(callOf()), called(second)), caller.number);
    expect([shown?.callSid, alsoRings?.callSid]).toEqual(['CA1', 'CA3']);
  });
});

describe('an ended call', () => {
  const over = callOf({ status: 'completed', endedAt: at(60) });

  it('stays on the handset until it is put away, or another begins', () => {
    const state = after(begin(), called(callOf()), called(over));
    expect(phoneCalls(state, caller.number).shown).toEqual(over);
    const away = phoneCalls(after(state, { type: 'call-put-away', callSid: over.callSid }), caller.number);
    expect([away.shown, away.latest?.callSid]).toEqual([null, 'CA1']);
  });

  it('is not shown when it was over before the page opened', () => {
    const state = after(initialState([caller], caller.number), clockAt(90), called(over));
    expect(phoneCalls(state, caller.number).shown).toBeNull();
  });
});

it('forgets calls that the line no longer lists, and remembers who was connected', () => {
  const state = after(begin(), called(callOf({ connectedTo: ['CA2'] })), called(callOf({ connectedTo: [] })), called(ring));
  expect(state.partners['CA1']).toEqual(['CA2']);
  expect(Object.keys(after(state, { type: 'calls-listed', callSids: new Set(['CA2']) }).calls)).toEqual(['CA2']);
});

it('keeps one phone whatever is removed, and selects a neighbour of a removed one', () => {
  const one = after(begin(), { type: 'phone-removed', number: caller.number });
  expect([one.phones, one.selected]).toEqual([[desk], desk.number]);
  expect(after(one, { type: 'phone-removed', number: desk.number }).phones).toEqual([desk]);
});

it('runs with a real clock and stands with a simulated one', () => {
  const told = { now: at(10), nextDue: null };
  expect(lineNow({ clock: { ...told, mode: 'real' }, heardAt: 1000 }, 3000)).toBe(Date.parse(at(12)));
  expect(lineNow({ clock: { ...told, mode: 'simulated' }, heardAt: 1000 }, 3000)).toBe(Date.parse(at(10)));
});
