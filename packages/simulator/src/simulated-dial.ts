import type { DialStatus, DialVerb } from '@callwright/flow-compiler';
import type { Phone } from './call-file.ts';
import type { Line } from './simulated-line.ts';

type Attempt = Phone['attempts'][number];
const unattended: Attempt = { behaviour: 'no-answer' };

/** Rings the numbers; the first to answer is connected. Reports how the dial ended; the answer stops it. */
export function startDial(line: Line, { numbers, ringSeconds, timeLimitSeconds }: DialVerb): () => void {
  const { schedule, sound, silence, report } = line;
  const ring = sound('ring', '');
  let cancels: (() => void)[] = [];
  let failed: DialStatus[] = [];
  const stop = () => {
    for (const cancel of cancels) cancel();
    cancels = [];
    silence(ring);
  };
  const after = (seconds: number, act: () => void) => cancels.push(schedule.after(seconds, act));
  const finish = (status: DialStatus, seconds: number) => {
    stop();
    report({ type: 'call.dial-ended', status, seconds });
  };
  const refuse = (status: DialStatus) => {
    failed = [...failed, status];
    if (failed.length === numbers.length) finish(outcomeOf(failed), 0);
  };
  const connect = (attempt: Attempt) => {
    stop();
    const bridged = sound('bridged', '');
    const begun = schedule.now();
    const part = () => {
      silence(bridged);
      finish('completed', Math.round((schedule.now() - begun) / 1000));
    };
    cancels.push(() => silence(bridged));
    for (const { afterSeconds, hangup } of attempt.then ?? []) if (hangup === true) after(afterSeconds, part);
    if (timeLimitSeconds !== undefined) after(timeLimitSeconds, part);
  };

  for (const number of numbers) {
    const attempt = nextAttempt(line, number);
    const seconds = attempt.afterSeconds ?? 0;
    if (attempt.behaviour === 'busy' || attempt.behaviour === 'reject') after(seconds, () => refuse('busy'));
    else if (attempt.behaviour !== 'no-answer' && attempt.behaviour !== 'manual') after(seconds, () => connect(attempt));
  }
  after(ringSeconds, () => finish('no-answer', 0));
  return stop;
}

function nextAttempt({ world, dialled }: Line, number: string): Attempt {
  const count = dialled.get(number) ?? 0;
  dialled.set(number, count + 1);
  const attempts = world.phones[number]?.attempts ?? [unattended];
  return attempts[count] ?? attempts.at(-1) ?? unattended;
}

function outcomeOf(statuses: readonly DialStatus[]): DialStatus {
  return statuses.at(-1) ?? 'failed';
}
