import { beepSeconds } from '@callwright/simulator/durations';
import { isInterruption } from '../../call/interruption.ts';
import type { Recording } from '../../call/recordings.ts';
import { callForm } from '../../webhook/call-form.ts';
import { postRecording, recordingForm } from '../../webhook/recording-callbacks.ts';
import { sendAside } from '../../webhook/status-callbacks.ts';
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
  const sid = services.recordings.newSid();
  const collector = new RecordCollector(settings, services.clock);
  const keep = (take: Take) => keepTake(sid, take, settings, context);
  const begun = { startedAt: services.clock.now(), seconds: 0, empty: false, key: null };
  postRecording(leg, recordingOf(sid, begun, context), 'in-progress', settings.status, services);
  leg.listen(collector, listeningOfRecord(settings));
  try {
    const key = await Promise.race([collector.over, rejection(signal)]);
    leg.stopListening();
    const recording = keep(collector.stop(key));
    const form = recording && actionForm(recording, key, context);
    return form ? { from: 'url', kind: 'action', url: settings.action, method: settings.method, form } : undefined;
  } catch (error) {
    if (!isInterruption(error) || error.why === 'forgotten') throw error;
    const recording = keep(collector.stop(null));
    if (recording && error.why === 'ended') tellHangup(recording, settings, context);
    throw error;
  } finally {
    collector.stop(null);
  }
}

function keepTake(sid: string, take: Take, settings: RecordSettings, context: VerbContext): Recording | null {
  const { leg, services } = context;
  const recording = recordingOf(sid, take, context);
  const kept = take.empty ? null : services.recordings.add(recording);
  postRecording(leg, kept ?? recording, kept ? 'completed' : 'absent', settings.status, services);
  return kept;
}

function recordingOf(sid: string, { startedAt, seconds }: Take, { leg }: VerbContext): Recording {
  return { sid, callSid: leg.sid, startedAt, seconds, channels: 1, source: 'RecordVerb' };
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

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
