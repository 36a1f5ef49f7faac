import { CarrierError } from '@callwright/twiml';

export const HTTP_NOT_FOUND = 404;
/** Twilio's answer to a change of a call that has ended. */
const CALL_NOT_IN_PROGRESS = 21220;

/** False when what should be changed is not there any more. */
export async function unlessGone(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return false;
  }
}

export function isGone(error: unknown): boolean {
  return error instanceof CarrierError && (error.status === HTTP_NOT_FOUND || error.code === CALL_NOT_IN_PROGRESS);
}
