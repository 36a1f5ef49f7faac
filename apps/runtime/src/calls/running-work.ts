/** Work outside that this process does for a call. */
export interface RunningWork {
  /** The response to the caller, once the work is over and its outcome committed. */
  response: Promise<string>;
  /** The work is over: it is too late to tell the caller to hold. */
  isOver: boolean;
  /** Set while the caller is being told to hold: what he has heard until then must not be said again. */
  holding: Promise<unknown> | null;
}

/** The work of this process, by call. A call has at most one. */
export type RunningWorks = Map<string, RunningWork>;
