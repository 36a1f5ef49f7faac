import { z } from 'zod';

const callSchema = z.object({ callsid: z.string() });

/** What the voice SDK says over its socket, as far as the line acts on it. */
const spokenSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listen'), payload: z.object({ token: z.string() }) }),
  z.object({ type: z.literal('register'), payload: z.looseObject({}) }),
  z.object({
    type: z.literal('invite'),
    payload: callSchema.extend({
      sdp: z.string(),
      reconnect: z.string().optional(),
      twilio: z.object({ params: z.string().optional() }).optional(),
    }),
  }),
  z.object({ type: z.literal('answer'), payload: callSchema.extend({ sdp: z.string() }) }),
  z.object({ type: z.literal('reinvite'), payload: callSchema.extend({ sdp: z.string() }) }),
  z.object({ type: z.literal('dtmf'), payload: callSchema.extend({ dtmf: z.string().max(100) }) }),
  z.object({ type: z.literal('hangup'), payload: callSchema }),
  z.object({ type: z.literal('reject'), payload: callSchema }),
]);

export type Spoken = z.output<typeof spokenSchema>;
export type SpokenOf<Type extends Spoken['type']> = Extract<Spoken, { type: Type }>['payload'];

const VERSION = '1.6';

/** Reads one message; null for a heartbeat and for what the line does not act on. */
export function readSignal(text: string): Spoken | null {
  try {
    const read = spokenSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Writes one message to the SDK. */
export function writeSignal(type: string, payload: object): string {
  return JSON.stringify({ type, payload, version: VERSION });
}
