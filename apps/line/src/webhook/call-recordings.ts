import type { Leg } from '../call/leg.ts';
import type { BegunRecording } from '../call/recordings.ts';
import type { CallServices } from '../execute/verb.ts';
import { postRecording, type RecordingSubscription } from './recording-callbacks.ts';

interface Running {
  begun: BegunRecording;
  end(): void;
}

/** Recordings of calls in progress that REST has begun; they end when REST says so, or with the call. */
export class CallRecordings {
  readonly #running = new Map<string, Running>();
  readonly #services: () => CallServices;

  constructor(services: () => CallServices) {
    this.#services = services;
  }

  /** Records a leg from now on. */
  begin(leg: Leg, { channels, status }: { channels: 1 | 2; status: RecordingSubscription | null }): BegunRecording {
    const services = this.#services();
    const { clock, recordings } = services;
    const begun = { sid: recordings.newSid(), callSid: leg.sid, conferenceSid: null, startedAt: clock.now(), channels } as const;
    const recording: BegunRecording = { ...begun, source: 'StartCallRecordingAPI' };
    const end = (): void => {
      if (!this.#running.delete(recording.sid)) return;
      const kept = recordings.add(recording, (clock.now() - recording.startedAt) / 1000);
      postRecording(leg, kept, 'completed', status, services);
    };
    this.#running.set(recording.sid, { begun: recording, end });
    postRecording(leg, recording, 'in-progress', status, services);
    leg.over.addEventListener('abort', end, { once: true });
    return recording;
  }

  /** The one of a call that still runs; `Twilio.CURRENT` is the last that was begun. */
  find(callSid: string, sid: string): Running | undefined {
    const own = [...this.#running.values()].filter(({ begun }) => begun.callSid === callSid);
    return sid === 'Twilio.CURRENT' ? own.at(-1) : own.find(({ begun }) => begun.sid === sid);
  }

  /** Forgets them without a word to anybody. */
  clear(): void {
    this.#running.clear();
  }
}
