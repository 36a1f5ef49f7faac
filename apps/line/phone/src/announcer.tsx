import { nameOf } from './phones/name-of.ts';
import { isEnded, otherSide, phoneCalls, ringsHere } from './store/phone-calls.ts';
import { usePhoneState } from './store/session-context.ts';
import { endKeyWords } from './transcript/describe-recording.ts';
import { howItEnded } from './transcript/how-it-ended.ts';
import { runningRecording } from './transcript/recordings.ts';

/** Tells a screen reader what is heard, that a recording began, that a text message came, and at once that a phone rings. */
export function Announcer() {
  const state = usePhoneState();
  const { shown } = phoneCalls(state, state.selected);
  const recording = shown && runningRecording(shown);
  const message = state.arrived === null ? undefined : state.messages[state.arrived];
  const said = shown?.heard.findLast(({ kind }) => kind === 'say')?.text ?? '';
  const ringing = state.phones.flatMap(({ number }) => {
    const calls = phoneCalls(state, number);
    return [calls.shown, calls.alsoRings].filter((call) => call !== null && ringsHere(call));
  });
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {shown && isEnded(shown) ? howItEnded(shown).words : recording ? `Recording. ${endKeyWords(recording.endKeys)}.` : said}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {message && `SMS from ${nameOf(state, message.from)}: ${message.body}`}
      </p>
      <p className="visually-hidden" role="alert">
        {ringing.map((call) => call && `${nameOf(state, call.to)} rings: ${nameOf(state, otherSide(call))}`).join('. ')}
      </p>
    </>
  );
}
