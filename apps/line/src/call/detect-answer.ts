import { beepSeconds, spokenSeconds } from '@callwright/simulator/durations';
import type { Clock } from '../clock/clock.ts';
import { sleep } from '../clock/sleep.ts';
import type { Answerer, Leg } from './leg.ts';

/** Answering machine detection as REST asks for it. `timeout` in seconds, the thresholds in milliseconds. */
export interface MachineDetection {
  mode: 'Enable' | 'DetectMessageEnd';
  timeout: number;
  /** Speech as long as this is a machine's. */
  speechThreshold: number;
  /** The silence that ends a person's greeting. */
  speechEndThreshold: number;
  /** The silence after which nobody knows. */
  silenceTimeout: number;
  /** The document runs meanwhile. */
  isAsync: boolean;
  callback: { url: string; method: string } | null;
}

export interface Verdict {
  answeredBy: 'human' | 'machine_start' | 'machine_end_beep' | 'fax' | 'unknown';
  /** How long it took, in seconds. */
  seconds: number;
}

const FAX_TONE_SECONDS = 1;
const PERSON: Answerer = { kind: 'human', greeting: 'Hello?' };

/** Listens to who answered a leg, and notes the verdict on it. Rejects with an interruption when the leg ends first. */
export async function detectAnswer(leg: Leg, detection: MachineDetection, clock: Clock): Promise<Verdict> {
  const verdict = verdictOf(leg.answerer ?? PERSON, detection);
  await sleep(clock, verdict.seconds, leg.over);
  leg.answeredBy = verdict.answeredBy;
  leg.detectedBy = verdict.answeredBy;
  leg.changed();
  return verdict;
}

/** The line knows who answered, so the verdict is never wrong; it takes as long as Twilio's rules say. */
function verdictOf(answerer: Answerer, detection: MachineDetection): Verdict {
  const verdict = patientVerdict(answerer, detection);
  return verdict.seconds > detection.timeout ? { answeredBy: 'unknown', seconds: detection.timeout } : verdict;
}

function patientVerdict({ kind, greeting }: Answerer, detection: MachineDetection): Verdict {
  if (kind === 'fax') return { answeredBy: 'fax', seconds: FAX_TONE_SECONDS };
  const spoken = spokenSeconds(greeting);
  if (kind === 'machine') {
    if (detection.mode === 'DetectMessageEnd') return { answeredBy: 'machine_end_beep', seconds: spoken + beepSeconds };
    return { answeredBy: 'machine_start', seconds: Math.min(spoken, detection.speechThreshold / 1000) };
  }
  if (spoken === 0) return { answeredBy: 'unknown', seconds: detection.silenceTimeout / 1000 };
  return { answeredBy: 'human', seconds: spoken + detection.speechEndThreshold / 1000 };
}
