import { beepSeconds } from '@callwright/simulator/durations';
import { interruptionOf, isInterruption } from '../../call/interruption.ts';
import type { BegunRecording, Recording } from '../../call/recordings.ts';
import { callForm } from '../../webhook/call-form.ts';
import { postRecording, recordingForm } from '../../webhook/recording-callbacks.ts';
import { sendAside } from '../../webhook/status-callbacks.ts';
import { transcribe } from '../../webhook/transcribe.ts';
import type { Outcome } from '../document.ts';
import { playSound } from '../sounds.ts';
import type { Verb, VerbContext } from '../verb.ts';
import { RecordCollector, type Take } from './record-collector.ts';
import { listeningOfRecord, type RecordSettings, readRecordSettings } from './record-settings.ts';

const BEEP = { heard: { kind: 'beep' }, seconds: beepSeconds, passes: 1 } as const;

/** Records what the caller says. Something said goes to the action, also when the caller hangs up; silence goes on to the next verb. */
export const record: Verb = {
  answers: () => true,
  async run(element, context) {
    const settings = readRecordSettings(element, context);
    if (settings.playBeep) await playSound(BEEP, context, context.signal);
    return recordOnce(settings, context);
  },
};

async function recordOnce(settings: RecordSettings, context: VerbContext): Promise<Outcome> {
  const { leg, services, signal } = context;
  const collector = new RecordCollector(settings, services.clock);
  const begun = begin(context);
  const keep = (take: Take) => keepTake(begun, take, settings, context);
  postRecording(leg, begun, 'in-progress', settings.status, services);
  leg.listen(collector, listeningOfRecord(settings));
  try {
    const key = await Promise.race([collector.over, interruptionOf(signal)]);
    leg.stopListening();
    const recording = keep(collector.stop());
    const form = recording && actionForm(recording, key, context);
    return form ? { from: 'url', kind: 'action', url: settings.action, method: settings.method, form } : undefined;
  } catch (error) {
    if (!isInterruption(error) || error.why === 'forgotten') throw error;
    const recording = keep(collector.stop());
    if (recording && error.why === 'ended') tellHangup(recording, settings, context);
    throw error;
  } finally {
    collector.stop();
  }
}

function begin({ leg, services }: VerbContext): BegunRecording {
  const { clock, recordings } = services;
  return {
    sid: recordings.newSid(),
    callSid: leg.sid,
    conferenceSid: null,
    startedAt: clock.now(),
    channels: 1,
    source: 'RecordVerb',
  };
}

function keepTake(begun: BegunRecording, take: Take, settings: RecordSettings, context: VerbContext): Recording | null {
  const { leg, services } = context;
  const kept = take.empty ? null : services.recordings.add(begun, take.seconds);
  postRecording(leg, kept ?? begun, kept ? 'completed' : 'absent', settings.status, services);
  if (kept && settings.transcribe) transcribe(leg, kept, take.said, settings.transcribeCallback, services);
  return kept;
}

function actionForm(recording: Recording, key: string | null, { services }: VerbContext): Record<string, string> {
  return { ...recordingForm(recording, services), ...(key === null ? {} : { Digits: key }) };
}

/** The call is over, so the answer changes nothing. */
function tellHangup(recording: Recording, { action, method }: RecordSettings, context: VerbContext): void {
  const { leg, services } = context;
  const form = { ...callForm(leg, services.accountSid), ...actionForm(recording, 'hangup', context) };
  void sendAside({ owner: leg, kind: 'action', method, url: action, form }, services);
}
