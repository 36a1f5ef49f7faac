import { z } from 'zod';
import type { ClockTick } from '../control/protocol.ts';

const reportSchema = z.object({ nextDue: z.iso.datetime({ offset: true }).nullable(), busy: z.boolean() });

/** What the processes that follow the line's clock say: their earliest due time and whether one still works. */
export interface FollowersReport {
  nextDue: number | null;
  busy: boolean;
}

const ANSWER_TIMEOUT = 10_000;

/** Processes whose own timers run on the line's clock. One that cannot be reached is dropped. */
export class Followers {
  readonly #urls = new Set<string>();
  readonly #log: (message: string) => void;
  #nextDue: number | null = null;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  add(url: string): void {
    this.#urls.add(url);
  }

  /** The earliest due time of the last round, in milliseconds. */
  get nextDue(): number | null {
    return this.#nextDue;
  }

  async tell(clock: ClockTick): Promise<FollowersReport> {
    const reports = await Promise.all([...this.#urls].map((url) => this.tellOne(url, clock)));
    const dues = reports.flatMap((report) => (report && report.nextDue !== null ? [report.nextDue] : []));
    this.#nextDue = dues.length > 0 ? Math.min(...dues) : null;
    return { nextDue: this.#nextDue, busy: reports.some((report) => report?.busy ?? false) };
  }

  /** Null when it could not be reached. */
  async tellOne(url: string, clock: ClockTick): Promise<FollowersReport | null> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode: clock.mode, now: clock.now }),
        signal: AbortSignal.timeout(ANSWER_TIMEOUT),
      });
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      const report = reportSchema.parse(await response.json());
      return { busy: report.busy, nextDue: report.nextDue === null ? null : Date.parse(report.nextDue) };
    } catch (cause) {
      this.#urls.delete(url);
      this.#log(`the process at ${url} no longer follows the clock: ${cause instanceof Error ? cause.message : String(cause)}`);
      return null;
    }
  }
}
