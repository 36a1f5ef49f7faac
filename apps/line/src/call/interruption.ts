/**
 * Why a running document or prompt stops: the leg ended, the call was moved by REST, the caller's input came,
 * what somebody waited for has come, or all was forgotten.
 */
export type InterruptionCause = 'ended' | 'moved' | 'input' | 'wait-over' | 'forgotten';

/** Not a failure: the reason of the abort signals that stop what a leg is doing. */
export class Interruption extends Error {
  readonly why: InterruptionCause;

  constructor(why: InterruptionCause) {
    super(`interrupted: ${why}`);
    this.why = why;
    // an unread stack keeps all that it could show: whole calls, for as long as somebody has the reason
    this.stack = this.message;
  }
}

export function isInterruption(error: unknown): error is Interruption {
  return error instanceof Interruption;
}

/** A controller that also aborts with its parent; `release` lets the parent forget it. */
export function childController(parent: AbortSignal): { controller: AbortController; release: () => void } {
  const controller = new AbortController();
  const follow = (): void => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return { controller, release: () => parent.removeEventListener('abort', follow) };
}

/** Rejects with the signal's reason when it aborts, and never resolves. */
export function interruptionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
