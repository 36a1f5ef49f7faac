import { nameOf } from './phones/name-of.ts';
import { isEnded, otherSide, phoneCalls, ringsHere } from './store/phone-calls.ts';
import { usePhoneState } from './store/session-context.ts';
import { howItEnded } from './transcript/how-it-ended.ts';

/** Tells a screen reader what is heard, and at once that a phone rings. */
export function Announcer() {
  const state = usePhoneState();
  const { shown } = phoneCalls(state, state.selected);
  const said = shown?.heard.findLast(({ kind }) => kind === 'say')?.text ?? '';
  const ringing = state.phones.flatMap(({ number }) => {
    const calls = phoneCalls(state, number);
    return [calls.shown, calls.alsoRings].filter((call) => call !== null && ringsHere(call));
  });
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {shown && isEnded(shown) ? howItEnded(shown).words : said}
      </p>
      <p className="visually-hidden" role="alert">
        {ringing.map((call) => call && `${nameOf(state, call.to)} rings: ${nameOf(state, otherSide(call))}`).join('. ')}
      </p>
    </>
  );
}
