import { describe, expect, it } from 'vitest';
import type { WebhookEntry } from '../../../src/control/protocol.ts';
import { at, callOf, heard } from './call-fixture.ts';
import { describeMoment, expectedOf } from './describe-moment.ts';
import { howItEnded } from './how-it-ended.ts';
import { keysInPrompt, sentencesOf } from './prompt-keys.ts';

const moment = (call: Parameters<typeof describeMoment>[0], seconds: number): string => {
  const { words, hint } = describeMoment(call, Date.parse(at(seconds)));
  return hint ? `${words}. ${hint}` : words;
};

describe('what a call does now', () => {
  const menu = { input: 'dtmf', numDigits: 1, timeout: 5 };

  it('speaks, then counts the wait down from the end of the prompt, and anew from each key', () => {
    expect(moment(callOf({ listening: menu, heard: [heard('say', 1, null)] }), 2)).toBe('Speaking. You can press a key at any time');
    const waiting = callOf({ listening: { ...menu, numDigits: 4 }, heard: [heard('say', 1, 3)] });
    expect(moment(waiting, 4)).toBe('Listening, 4 s. Enter 4 digits');
    expect(moment({ ...waiting, acts: [{ at: at(6), act: 'digits', text: '1', lost: false }] }, 6)).toBe('Listening, 5 s. Enter 4 digits');
    expect(moment(waiting, 60)).toContain('Listening, 0 s');
  });

  it('says when nothing listens, when it rings and when a person is there', () => {
    expect(moment(callOf({ heard: [heard('say', 1, null)] }), 2)).toBe('Speaking. Nothing listens now');
    expect(moment(callOf({ status: 'ringing' }), 0)).toBe('Ringing. Waiting for an answer');
    expect(moment(callOf({ heard: [heard('bridged', 1, null)] }), 2)).toBe('Connected. You talk with a person');
    expect(moment(callOf(), 2)).toBe('One moment. The next answer is on its way');
  });

  it('says what the question expects', () => {
    expect(expectedOf({ input: 'dtmf speech', numDigits: 1, timeout: 5 })).toBe('Press a key, or say it');
    expect(expectedOf({ input: 'dtmf', finishOnKey: '#', timeout: 5 })).toBe('Enter digits, then #');
    expect(expectedOf({ input: 'speech', timeout: 5 })).toBe('Say your answer');
  });
});

it('says how a call ended, and why when an error ended it', () => {
  const over = { endedAt: at(9), status: 'completed' } as const;
  expect(howItEnded(callOf({ ...over, acts: [{ at: at(9), act: 'hangup', lost: false }] })).words).toBe('You hung up.');
  expect(howItEnded(callOf(over)).words).toBe('The other side hung up.');
  expect(howItEnded(callOf({ ...over, direction: 'outbound-api', status: 'no-answer' }))).toEqual({
    words: 'Missed: it rang out.',
    bad: true,
  });
  const good: WebhookEntry = {
    at: at(2),
    kind: 'fallback',
    method: 'POST',
    url: 'http://host/',
    form: {},
    headers: {},
    httpStatus: 200,
    body: '',
    ms: 3,
    attempt: 1,
  };
  const failed: WebhookEntry = { ...good, kind: 'twiml', httpStatus: 404, error: 11200 };
  expect(howItEnded(callOf({ ...over, webhooks: [failed] }))).toMatchObject({
    words: expect.stringContaining('Ended by an error.'),
    bad: true,
  });
  expect(howItEnded(callOf({ ...over, webhooks: [failed, good] })).bad).toBe(false);
});

it('finds the keys that a prompt names, in the languages it may speak', () => {
  expect(keysInPrompt('For sales press 1, for help, press 2. It takes 5 minutes.')).toEqual(['1', '2']);
  expect(keysInPrompt('Pentru contracte apăsați 3, apoi tasta # sau apăsați diez')).toEqual(['3', '#']);
  expect(keysInPrompt('Нажмите 4 или нажмите звёздочку')).toEqual(['4', '*']);
  expect(keysInPrompt('We press 24 shirts')).toEqual([]);
  expect(sentencesOf('One. Two? Three')).toEqual(['One. ', 'Two? ', 'Three']);
});
