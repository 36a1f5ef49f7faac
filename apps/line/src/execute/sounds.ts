import { sleep } from '../clock/sleep.ts';
import type { HeardEntry } from '../control/protocol.ts';
import type { TwimlElement } from './parse-twiml.ts';
import type { VerbContext } from './verb.ts';

/** A prompt ready to sound: what is heard in one pass, how long it takes in seconds, how often it sounds. */
export interface SoundPlan {
  heard: Pick<HeardEntry, 'kind' | 'text' | 'url' | 'language' | 'voice'>;
  seconds: number;
  passes: number;
}

/** Twilio plays what loops for ever at most so often. */
const ENDLESS = 1_000;

export type PreparePrompt = (element: TwimlElement, context: VerbContext) => Promise<SoundPlan | null>;

/** Lets a prompt sound to its end. Rejects with the signal's reason when it is interrupted. */
export async function playSound(plan: SoundPlan, context: VerbContext, signal: AbortSignal): Promise<void> {
  const { leg, services, audience = () => [leg] } = context;
  const passes = plan.seconds === 0 ? 1 : plan.passes;
  for (let pass = 1; pass <= passes; pass++) {
    signal.throwIfAborted();
    const entry = { ...plan.heard, ...(plan.heard.kind === 'say' || plan.heard.kind === 'play' ? { loop: pass } : {}) };
    const sounds = audience().map((listener) => listener.hears(entry));
    try {
      await sleep(services.clock, plan.seconds, signal);
      for (const sound of sounds) sound.end(false);
    } catch (error) {
      for (const sound of sounds) sound.end(true);
      throw error;
    }
  }
}

/** The number of passes that a loop attribute asks for; 0 is without end. */
export function passesOf(loop: number): number {
  return loop === 0 ? ENDLESS : Math.min(loop, ENDLESS);
}
