import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineMessage } from '../../../src/control/protocol.ts';
import { findLinks } from './find-links.ts';
import { messageOf } from './message-fixture.ts';
import { messageTime } from './message-time.ts';
import { onTheWayCount, threadsOf, unreadCount } from './threads.ts';

const phone = '+37360000001';
const known = (messages: LineMessage[], read: string[] = []) => ({
  messages: Object.fromEntries(messages.map((message) => [message.messageSid, message])),
  read: new Set(read),
});

describe('the inbox of a phone', () => {
  it('has a thread a number, the newest first, with what was sent and what was kept from it, and nobody else’s messages', () => {
    const pharmacy = messageOf(5, { from: '+37322800802' });
    const answer = messageOf(9, { direction: 'inbound', from: phone, to: '+37322800800', status: 'received', body: 'Thanks' });
    const refused = messageOf(7, { status: 'failed', errorCode: 21610 });
    const first = messageOf(1);
    const others = messageOf(3, { to: '+37360000002' });
    const state = known([pharmacy, answer, refused, first, others], [first.messageSid]);
    expect(threadsOf(state, phone)).toEqual([
      { other: '+37322800800', messages: [first, refused, answer], last: answer, unread: [] },
      { other: '+37322800802', messages: [pharmacy], last: pharmacy, unread: [pharmacy.messageSid] },
    ]);
    expect(unreadCount(state, phone)).toBe(1);
  });

  it('shows no message before it has reached the phone, and says how many are on their way', () => {
    const state = known([messageOf(1, { status: 'queued' }), messageOf(2, { status: 'sent' })]);
    expect([threadsOf(state, phone), unreadCount(state, phone), onTheWayCount(state, phone)]).toEqual([[], 0, 2]);
  });
});

describe('the addresses in a message', () => {
  const linksIn = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

  it('end before the sentence does, and need no scheme after www', () => {
    expect(linksIn('Track it: https://desk.example/t/4512?x=1#a. Or www.nistra.md!')).toEqual([
      'https://desk.example/t/4512?x=1#a',
      'https://www.nistra.md',
    ]);
    expect(linksIn('(see http://wiki.example/Line_(phone)), «https://a.example»')).toEqual([
      'http://wiki.example/Line_(phone)',
      'https://a.example',
    ]);
  });

  it('are only of the web, and only real ones', () => {
    expect(linksIn('javascript:alert(1) ftp://a.example https:// mailto:a@b.example nistra.md')).toEqual([]);
  });

  it('joined again with what stands between them are the message', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('https://a.example/(b).', ' www.c.d ', 'http://', ')', '…'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          findLinks(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

it('tells the time of a message by the line’s clock, with the day when it was another', () => {
  const noon = new Date(2026, 10, 23, 12, 5).getTime();
  const hours = 3_600_000;
  expect(messageTime(noon, noon + 2 * hours)).toBe('12:05');
  expect(messageTime(noon, noon + 48 * hours)).toBe('Mon 12:05');
  expect(messageTime(noon, noon + 240 * hours)).toBe('23 Nov 12:05');
});
