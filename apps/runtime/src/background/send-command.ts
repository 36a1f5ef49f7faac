import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import type { OutgoingCommand } from '../store/store.ts';

const FIRST_RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 300;

/** Sends one command to the carrier; what fails is tried again, later each time. Ending a call twice does no harm, so it may repeat. */
export async function sendCommand({ store, carrier, clock, log }: Deps, { id, command, tries }: OutgoingCommand): Promise<void> {
  try {
    await carrier.endCall(command.callSid);
    await store.finishCommand(id, { sentAt: isoTime(clock) });
  } catch (error) {
    const wait = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** tries);
    log.warn({ err: error, command, tries }, `a command to the carrier failed; again in ${wait} s`);
    await store.finishCommand(id, { notBefore: isoTime(clock, wait), error: error instanceof Error ? error.message : String(error) });
  }
}
