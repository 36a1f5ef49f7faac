import { describe, expect, it } from 'vitest';
import type { LineCall } from '../../../src/control/protocol.ts';
import { buildTranscript, type Partner } from './build-transcript.ts';
import { at, callOf, heard } from './call-fixture.ts';

const read = (call: LineCall, partners: Partner[] = []): string[] =>
  buildTranscript(call, partners, (number) => number).map((item) => {
    if (item.kind === 'caption') return `- ${item.text}`;
    if (item.kind === 'recorded' || item.kind === 'playback') return item.kind;
    return `${item.kind}: ${item.text}${item.note && ` (${item.note})`}${'current' in item && item.current ? ' *' : ''}`;
  });

describe('the transcript of a call', () => {
  it('tells what was heard and done in its order, keys pressed in a row as one answer', () => {
    const call = callOf({
      heard: [
        heard('say', 1, 4, { text: 'Enter your code', interrupted: true, loop: 2 }),
        heard('play', 8, 12, { url: 'http://host/music/h%C3%A9.mp3?x=1' }),
        heard('say', 12, null, { text: 'You are fourth in line' }),
      ],
      acts: [
        { at: at(4), act: 'digits', text: '1', lost: false },
        { at: at(5), act: 'digits', text: '2', lost: false },
        { at: at(9), act: 'speech', text: 'hello', lost: true },
      ],
    });
    expect(read(call)).toEqual([
      '- Call to +37322800800',
      '- Connected',
      'heard: Enter your code (time 2, interrupted)',
      'mine: 12 (you pressed)',
      '- hé.mp3',
      'mine: hello (you said, nobody listened)',
      'heard: You are fourth in line *',
    ]);
  });

  it('keeps cause before effect when simulated time stands still', () => {
    const call = callOf({
      heard: [heard('say', 2, 2, { text: 'Menu', interrupted: true }), heard('say', 2, null, { text: 'You pressed 1' })],
      acts: [{ at: at(2), act: 'digits', text: '1', lost: false }],
    });
    expect(read(call).slice(2)).toEqual(['heard: Menu (interrupted)', 'mine: 1 (you pressed)', 'heard: You pressed 1 *']);
  });

  it('marks the question as current while the answer is awaited, and nothing once the call is over', () => {
    const asked = { heard: [heard('say', 1, 3, { text: 'Red or green?' })], listening: { input: 'speech', timeout: 5 } };
    expect(read(callOf(asked)).at(-1)).toBe('heard: Red or green? *');
    expect(read(callOf({ ...asked, endedAt: at(9), status: 'completed' })).at(-1)).toBe('heard: Red or green?');
  });

  it('lets the people on a bridge read each other, and only while they are on it', () => {
    const said = (seconds: number, text: string) => ({ at: at(seconds), act: 'speech' as const, text, lost: true });
    const desk = callOf({
      callSid: 'CA2',
      direction: 'outbound-dial',
      acts: [said(4, 'too early'), said(6, 'How can I help?'), said(20, 'too late')],
    });
    const call = callOf({ heard: [heard('ring', 2, 5), heard('bridged', 5, 9)], acts: [said(7, 'My light is red')] });
    expect(read(call, [{ call: desk, name: 'Desk' }]).slice(2)).toEqual([
      '- Ringing',
      '- With Desk',
      'other: How can I help? (Desk said)',
      'mine: My light is red (you said)',
    ]);
  });
});
