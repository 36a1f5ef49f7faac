import { describe, expect, it } from 'vitest';
import type { WebhookEntry } from '../../../src/control/protocol.ts';
import { pathOf, webhookWords } from './webhook-words.ts';

const words = (kind: WebhookEntry['kind'], form: Record<string, string> = {}, attempt = 1): string => webhookWords({ kind, form, attempt });

describe('a webhook in words', () => {
  it('tells a call that comes in from a document that follows', () => {
    expect(words('twiml', { CallStatus: 'ringing' })).toBe('Incoming call');
    expect(words('twiml', { CallStatus: 'in-progress' })).toBe('Next document');
    expect(words('twiml', { CallStatus: 'in-progress', AnsweredBy: 'machine_start' })).toBe('Answered by: machine start');
  });

  it('says what the caller did, or that nothing came', () => {
    expect(words('action', { Digits: '2' })).toBe('Key 2');
    expect(words('action', { Digits: '1234' })).toBe('Keys 1234');
    expect(words('action', { SpeechResult: 'red', Confidence: '0.913' })).toBe('Speech, 91%');
    expect(words('action', { SpeechResult: 'red' })).toBe('Speech');
    expect(words('action', {})).toBe('No input');
    expect(words('action', { RecordingUrl: 'x', RecordingDuration: '12', Digits: 'hangup' })).toBe('Recording, 12 s');
  });

  it('says how a transfer, a queue and a call ended', () => {
    expect(words('action', { DialCallStatus: 'no-answer' })).toBe('Transfer ended: no answer');
    expect(words('action', { QueueResult: 'bridged' })).toBe('Left the queue: bridged');
    expect(words('status', { CallStatus: 'completed' })).toBe('Status: completed');
    expect(words('status', { StatusCallbackEvent: 'participant-join', CallStatus: 'in-progress' })).toBe('Conference: join');
  });

  it('tells a text message from a call', () => {
    expect([words('message'), words('status', { MessageStatus: 'delivered' })]).toEqual(['SMS', 'SMS: delivered']);
  });

  it('names the place in line, a fallback with its reason, and a repeated try', () => {
    expect(words('wait', { QueuePosition: '4' })).toBe('Waiting, place 4');
    expect(words('fallback', { ErrorCode: '11200' })).toBe('Fallback after 11200');
    expect(words('wait', {}, 2)).toBe('Waiting, try 2');
  });
});

it('shortens an address to its path and query, and leaves what is no address', () => {
  expect(pathOf('http://localhost:3000/voice/step/2?seq=4#rc=2')).toBe('/voice/step/2?seq=4');
  expect(pathOf('nowhere')).toBe('nowhere');
});
