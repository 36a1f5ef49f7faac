import type { Logger } from 'pino';

/** The clock's process may start later, or again. */
const AGAIN_EVERY_MILLISECONDS = 3000;

/** Registers with the process whose clock is followed, and again from time to time. The answer stops it. */
export function followClock(clockUrl: string, ownAddress: string, log: Logger): () => void {
  const register = async () => {
    try {
      await fetch(`${clockUrl}/followers`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url: ownAddress }),
      });
    } catch (error) {
      log.debug({ err: error }, 'the clock cannot be reached; it is tried again');
    }
  };
  void register();
  const timer = setInterval(() => void register(), AGAIN_EVERY_MILLISECONDS);
  return () => clearInterval(timer);
}
