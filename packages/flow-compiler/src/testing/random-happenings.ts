import fc from 'fast-check';
import type { CallHappening } from '../call-event.ts';
import type { EffectOutput, PendingEffect } from '../effects/effect-sources.ts';

/** What becomes of work: it may go wrong, and what comes back may be anything. */
export interface Luck {
  goesWrong: string | null;
  status: number;
  value: string | number | boolean | null | (string | number)[];
  state: 'open' | 'closed' | 'holiday' | 'emergency';
  admission: EffectOutput<'queue.look'>['admission'];
}

/** How work outside goes. */
export function lucks(): fc.Arbitrary<Luck> {
  return fc.record({
    goesWrong: fc.option(fc.constantFrom('timed-out', 'unreachable', 'not-found', 'not-bound', 'refused', 'failed'), { freq: 2 }),
    status: fc.constantFrom(200, 204, 302, 404, 500),
    value: fc.constantFrom(null, '', 'Ana', '{{ name }}', 7, false, ['x', 1]),
    state: fc.constantFrom('open', 'closed', 'holiday', 'emergency'),
    admission: fc.constantFrom('open', 'full', 'nobody-signed-in', 'closed', 'has-callback'),
  });
}

/** What pending work comes to, as a runtime would tell it. */
export function outcomeOf({ src, input }: PendingEffect, { goesWrong, status, value, state, admission }: Luck): CallHappening {
  const done = (output: (CallHappening & { type: 'effect.done' })['output']): CallHappening =>
    goesWrong === null ? { type: 'effect.done', src, output } : { type: 'effect.failed', src, code: goesWrong, message: '' };
  const names = typeof input['take'] === 'object' && input['take'] !== null ? Object.keys(input['take']) : [];
  switch (src) {
    case 'http.request':
      return done({ status, values: Object.fromEntries(names.map((name) => [name, value])) });
    case 'contact.find':
    case 'contact.save':
      return done({ contact: { phone: '+40721000111', language: value, name: value } });
    case 'message.send':
      return done({ messageSid: 'SM1' });
    case 'schedule.state':
      return done({ state, hours: { opens: value } });
    case 'queue.look':
      return done({ admission, queue: { position: 3, estimateSeconds: value } });
    case 'queue.announce':
      return done({ say: { manner: 'about', seconds: 240, upTo: null, position: 3, because: null }, queue: { position: 3 } });
    case 'callback.offer':
      return done({ offered: status === 200, because: 'long-wait', mode: 'keep-place', callback: { expected: value } });
    case 'callback.slots':
      return done({ slots: [{ from: '2026-03-02T09:00:00Z', to: '2026-03-02T09:30:00Z', words: 'today at nine' }] });
    case 'flow.enter':
      return { type: 'effect.failed', src, code: 'not-found', message: '' };
  }
}

/** How a phone that was rung answers. */
export function dialEnds(): fc.Arbitrary<CallHappening> {
  const status = fc.constantFrom('completed', 'busy', 'no-answer', 'failed', 'canceled');
  return status.map((ended): CallHappening => ({ type: 'call.dial-ended', status: ended, seconds: 3 }));
}

/** What a caller may do, at the right moment or not. */
export function happenings(): fc.Arbitrary<CallHappening> {
  const keys = fc.constantFrom('1', '2', '3', '0', '9', '*', '#', '12', '2048');
  const words = fc.constantFrom('yes please', 'no', 'what?', 'что?', 'twenty three', '', '{{ name }}');
  const confidence = fc.constantFrom(0, 0.5, 1);
  return fc.oneof(
    { weight: 4, arbitrary: keys.map((digits): CallHappening => ({ type: 'call.digits', digits })) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('call.speech' as const), text: words, confidence }) },
    { weight: 1, arbitrary: fc.constant<CallHappening>({ type: 'call.no-input' }) },
    { weight: 2, arbitrary: recordings() },
    { weight: 2, arbitrary: dialEnds() },
    { weight: 1, arbitrary: lineHappenings() },
  );
}

function recordings(): fc.Arbitrary<CallHappening> {
  const url = 'https://recordings.example/RE1';
  return fc.boolean().map((hungUp): CallHappening => ({ type: 'call.recorded', recordingSid: 'RE1', url, seconds: 4, hungUp }));
}

/** What the line may do with a caller, also when he is in none. */
function lineHappenings(): fc.Arbitrary<CallHappening> {
  return fc.constantFrom<CallHappening>(
    { type: 'line.taken', conference: 'entry-1', agent: { id: 'a1', name: 'Ana' } },
    { type: 'line.returned' },
    { type: 'line.left', reason: 'waited-too-long' },
    { type: 'line.left', reason: 'by-hand' },
  );
}
