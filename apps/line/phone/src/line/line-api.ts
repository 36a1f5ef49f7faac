import type { LineCall, LineClock, LineMessage } from '../../../src/control/protocol.ts';
import { formatNumber } from '../phones/phone-number.ts';
import { problemOfAnswer, problemOfSilence } from './line-problem.ts';

export interface LineApi {
  clock(): Promise<LineClock>;
  calls(): Promise<LineCall[]>;
  messages(): Promise<LineMessage[]>;
  dial(from: string, to: string): Promise<void>;
  digits(callSid: string, digits: string): Promise<void>;
  speech(callSid: string, speech: { text: string; confidence?: number; partial?: boolean }): Promise<void>;
  answer(callSid: string): Promise<void>;
  hangup(callSid: string): Promise<void>;
  /** What lets this page's microphone into the calls of a phone. */
  phoneToken(number: string): Promise<string>;
  /** Sends a text message to a number of the line. */
  text(from: string, to: string, body: string): Promise<void>;
  setClock(mode: LineClock['mode']): Promise<void>;
  advance(seconds: number): Promise<void>;
  /** Simulated callers and agents, instead of those before. */
  startTraffic(settings: object): Promise<void>;
  stopTraffic(): Promise<void>;
}

/** The part of the line's control API that a phone uses. Every method rejects with a LineProblem. */
export function createLineApi(base = '/line/v1'): LineApi {
  const request = async (method: string, path: string, body?: unknown, absent?: string): Promise<string> => {
    const response = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw problemOfSilence(cause);
    });
    const text = await response.text();
    if (!response.ok) throw problemOfAnswer(response.status, text, absent);
    return text;
  };
  const send = async (method: string, path: string, body: unknown = {}, absent?: string): Promise<void> => {
    await request(method, path, body, absent);
  };
  const ofCall = (callSid: string, act: string, body?: unknown) => send('POST', `/calls/${encodeURIComponent(callSid)}/${act}`, body);
  return {
    clock: async () => JSON.parse(await request('GET', '/clock')),
    calls: async () => JSON.parse(await request('GET', '/calls')).calls,
    messages: async () => JSON.parse(await request('GET', '/messages')).messages,
    dial: (from, to) =>
      send(
        'POST',
        '/calls',
        { from, to },
        `The line has no number ${formatNumber(to)}. Choose one of its own, or give this one to a flow.`,
      ),
    digits: (callSid, digits) => ofCall(callSid, 'digits', { digits }),
    speech: (callSid, speech) => ofCall(callSid, 'speech', speech),
    answer: (callSid) => ofCall(callSid, 'answer'),
    hangup: (callSid) => ofCall(callSid, 'hangup'),
    phoneToken: async (number) => JSON.parse(await request('POST', `/phones/${encodeURIComponent(number)}/token`, {})).token,
    text: (from, to, body) =>
      send('POST', '/messages', { from, to, body }, `The line has no number ${formatNumber(to)}, so nobody there reads this.`),
    setClock: (mode) => send('PUT', '/clock', { mode }),
    advance: (seconds) => send('POST', '/clock/advance', { seconds }),
    startTraffic: (settings) => send('PUT', '/traffic', settings),
    stopTraffic: () => send('PUT', '/traffic', null),
  };
}
