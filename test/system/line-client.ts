import type { FaultReport, FaultRule, LineCall } from '@callwright/line/protocol';

/** The line's control API, as short as tests want it. Throws with the line's own words when it refuses. */
export function createLineClient(lineUrl: string) {
  async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${lineUrl}/line/v1${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? (undefined as Answer) : JSON.parse(text);
  }
  return {
    simulate: (now: string) => ask('PUT', '/clock', { mode: 'simulated', now }),
    /** Lets time run as it does outside. */
    runClock: () => ask('PUT', '/clock', { mode: 'real' }),
    /** The call, once it listens. */
    listening: (sid: string) => ask<LineCall>('GET', `/calls/${sid}?waitFor=listening&timeout=10`),
    advance: (seconds: number) => ask<{ now: string; nextDue: string | null }>('POST', '/clock/advance', { seconds }),
    clock: () => ask<{ now: string; nextDue: string | null }>('GET', '/clock'),
    reset: () => ask('POST', '/reset', {}),
    phone: (number: string, phone: unknown) => ask('PUT', `/phones/${encodeURIComponent(number)}`, phone),
    dial: (from: string, to: string) => ask<{ callSid: string }>('POST', '/calls', { from, to }).then(({ callSid }) => callSid),
    call: (sid: string) => ask<LineCall>('GET', `/calls/${sid}`),
    calls: () => ask<{ calls: LineCall[] }>('GET', '/calls').then(({ calls }) => calls),
    digits: (sid: string, digits: string) => ask('POST', `/calls/${sid}/digits`, { digits }),
    speech: (sid: string, text: string, confidence?: number) =>
      ask('POST', `/calls/${sid}/speech`, { text, ...(confidence !== undefined && { confidence }) }),
    faults: (...rules: FaultRule[]) => ask<FaultReport>('PUT', '/faults', { rules }),
    message: (from: string, to: string, body: string) => ask('POST', '/messages', { from, to, body }),
    messages: () => ask<{ messages: { from: string; to: string; body: string }[] }>('GET', '/messages').then(({ messages }) => messages),
    answer: (sid: string) => ask('POST', `/calls/${sid}/answer`, {}),
    vanish: (sid: string) => ask('POST', `/calls/${sid}/vanish`, {}),
    hangup: (sid: string) => ask('POST', `/calls/${sid}/hangup`, {}),
  };
}
export type LineClient = ReturnType<typeof createLineClient>;
