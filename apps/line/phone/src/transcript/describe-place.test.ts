import { describe, expect, it } from 'vitest';
import type { WebhookEntry } from '../../../src/control/protocol.ts';
import { at, callOf, heard } from './call-fixture.ts';
import { describePlace } from './describe-place.ts';

const asked = (seconds: number, kind: WebhookEntry['kind'], form: Record<string, string>): WebhookEntry => ({
  at: at(seconds),
  kind,
  method: 'POST',
  url: 'http://host/',
  form,
  headers: {},
  httpStatus: 200,
  body: '',
  ms: 3,
  attempt: 1,
});
const room = { sid: 'CF1', name: 'desk', muted: false, hold: false, coaching: false };

describe('where a call is', () => {
  it('is said of an ended call, of one that nobody has answered, and of one with a person', () => {
    expect(describePlace(callOf({ endedAt: at(9) }), [])).toBe('ended');
    expect(describePlace(callOf({ status: 'ringing', answeredAt: null }), [])).toBe('not answered yet');
    expect(describePlace(callOf({ connectedTo: ['CA2'] }), [])).toBe('with a person');
    expect(describePlace(callOf({ connectedTo: ['CA2'] }), ['Desk'])).toBe('with Desk');
    expect(describePlace(callOf(), [])).toBe('');
  });

  it('is a line while the carrier’s music sounds or a wait document was told the place, until anything else follows', () => {
    const waiting = asked(3, 'wait', { QueueSid: 'QU1', QueuePosition: '3' });
    expect(describePlace(callOf({ heard: [heard('hold', 2, null)] }), [])).toBe('on hold, in line');
    expect(describePlace(callOf({ webhooks: [waiting], heard: [heard('say', 3, null)] }), [])).toBe('in line, place 3');
    const left = asked(9, 'action', { QueueSid: 'QU1', QueueResult: 'leave' });
    expect(describePlace(callOf({ webhooks: [waiting, left], heard: [heard('hold', 2, 3)] }), [])).toBe('');
    expect(describePlace(callOf({ webhooks: [waiting], heard: [heard('bridged', 5, 9)] }), [])).toBe('');
  });

  it('is never called a hold because a flow takes its time', () => {
    const holding = callOf({
      webhooks: [asked(3, 'twiml', {})],
      heard: [heard('say', 3, 6, { text: 'One moment' }), heard('silence', 6, null)],
    });
    expect(describePlace(holding, [])).toBe('');
  });

  it('is a conference with its name, company and state', () => {
    const inside = { conference: room, connectedTo: ['CA2', 'CA3'] };
    expect(describePlace(callOf(inside), [])).toBe('in conference desk, with 2 others');
    expect(describePlace(callOf({ conference: { ...room, muted: true } }), [])).toBe('in conference desk, alone, muted');
    expect(describePlace(callOf({ ...inside, conference: { ...room, coaching: true } }), [])).toBe(
      'coaches in conference desk, with 2 others',
    );
    expect(describePlace(callOf({ conference: { ...room, hold: true } }), [])).toBe('on hold in conference desk');
    expect(describePlace(callOf({ conference: room, heard: [heard('hold', 2, null)] }), [])).toBe('waits for conference desk to begin');
  });
});
