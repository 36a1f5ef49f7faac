import type { LineCall } from '@callwright/line/protocol';
import type { Ending, Heard, Telephone } from '@callwright/simulator';
import type { LineClient } from '../system/line-client.ts';

/** A call on the line, through a runtime and back, as a telephone that scripts can drive. `audioName` gives the flow's name of an audio address. */
export function lineTelephone(line: LineClient, callSid: string, audioName: (url: string) => string): Telephone {
  let hungUp = false;
  const sinceStart = (call: LineCall, time: string) => Date.parse(time) - Date.parse(call.startedAt);
  const heardOf = (call: LineCall): Heard[] =>
    call.heard.map(({ at, endedAt, kind, text, url }) => ({
      at: sinceStart(call, at),
      endedAt: endedAt === null ? null : sinceStart(call, endedAt),
      kind,
      text: url === undefined ? (text ?? '') : audioName(url),
    }));
  return {
    now: async () => sinceStart(await line.call(callSid), (await line.clock()).now),
    heard: async () => heardOf(await line.call(callSid)),
    async ended() {
      const call = await line.call(callSid);
      return call.endedAt === null ? null : { how: endingOf(call, hungUp), at: sinceStart(call, call.endedAt) };
    },
    async advance(milliseconds) {
      await line.advance(milliseconds / 1000);
    },
    async toNextDue() {
      const { now, nextDue } = await line.clock();
      if (nextDue === null) return false;
      await line.advance(Math.max(0, Date.parse(nextDue) - Date.parse(now)) / 1000);
      return true;
    },
    async presses(digits) {
      await line.digits(callSid, digits);
    },
    async says(text, confidence) {
      await line.speech(callSid, text, confidence);
    },
    async hangsUp() {
      hungUp = true;
      await line.hangup(callSid);
    },
  };
}

function endingOf({ answeredAt }: LineCall, hungUp: boolean): Ending {
  if (hungUp) return 'caller-hung-up';
  return answeredAt === null ? 'rejected' : 'flow-ended';
}
