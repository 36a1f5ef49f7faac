import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingCommand } from '../store/store.ts';

const FIRST_RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 300;

/**
 * Sends one command to the carrier. What fails for now is tried again, later each time; what the carrier refuses for good is given up with an
 * error in the log. Ending a call twice does no harm, so it may repeat.
 */
export async function sendCommand({ store, carrier, clock, log }: Deps, { id, command, tries }: OutgoingCommand): Promise<void> {
  try {
    await carrier.endCall(command.callSid);
    await store.finishCommand(id, 'done');
  } catch (error) {
    if (isRefused(error)) {
      log.error({ err: error, command }, 'the carrier refuses a command; it is given up');
      return store.finishCommand(id, 'done');
    }
    const wait = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** tries);
    log.warn({ err: error, command, tries }, `a command to the carrier failed; again in ${wait} s`);
    await store.finishCommand(id, { notBefore: isoTime(clock, wait), error: error instanceof Error ? error.message : String(error) });
  }
}

function isRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === false;
}
