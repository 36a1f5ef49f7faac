import type { Clock } from './clock.ts';
import type { Followers, FollowersReport } from './followers.ts';
import type { Work } from './work.ts';

/** How long a follower may stay busy, or leave something overdue undone, before time goes on without it; real milliseconds. */
const BUSY_LIMIT = 30_000;
const OVERDUE_LIMIT = 2_000;

interface Deps {
  clock: Clock;
  work: Work;
  followers: Followers;
  log: (message: string) => void;
}

/** Moves simulated time step by step, and says when all that was due has happened. Does nothing in real mode. */
export class Timekeeper {
  readonly #deps: Deps;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Whether somebody already waits for the line to settle. */
  get settling(): boolean {
    return this.#waiting > 0;
  }

  /** Answers when nothing is due or under way, here and in the followers. */
  settle(): Promise<void> {
    return this.#serial(async () => {
      if (this.#deps.clock.mode === 'simulated') await this.#settleAll();
    });
  }

  /**
   * Answers when nothing of the line's own is due or under way. For requests of a follower:
   * one that waits for our answer is busy, and waiting for it would wait for ourselves.
   */
  settleOwn(): Promise<void> {
    if (this.settling) return Promise.resolve();
    return this.#serial(async () => {
      if (this.#deps.clock.mode === 'simulated') await this.#settleLine();
    });
  }

  /** Moves simulated time on, from due time to due time. */
  advance(seconds: number): Promise<void> {
    return this.#serial(async () => {
      const { clock } = this.#deps;
      const target = clock.now() + Math.round(seconds * 1000);
      for (;;) {
        const report = await this.#settleAll();
        const next = earliest(clock.nextDue(), report.nextDue);
        if (next === null || next > target) break;
        clock.moveTo(next);
      }
      clock.moveTo(target);
      await this.#settleAll();
    });
  }

  /** Tells a process that has just begun to follow what time it is, without making it wait. */
  welcome(url: string): void {
    const { clock, followers } = this.#deps;
    void this.#serial(async () => {
      await followers.tellOne(url, { mode: clock.mode, now: clock.iso() });
    });
  }

  /** Changes the clock's mode and tells the followers. */
  change(apply: (clock: Clock) => void): Promise<void> {
    return this.#serial(async () => {
      const { clock } = this.#deps;
      apply(clock);
      if (clock.mode === 'simulated') await this.#settleAll();
      else await this.#tellFollowers();
    });
  }

  async #settleLine(): Promise<void> {
    const { clock, work } = this.#deps;
    do {
      await work.idle();
      // What a task sets off comes before the next task of the same instant, but webhooks of one instant run side by side.
      while (clock.runNext()) await work.turn();
    } while (work.pending > 0);
  }

  async #settleAll(): Promise<FollowersReport> {
    const since = performance.now();
    for (let round = 0; ; round++) {
      await this.#settleLine();
      const report = await this.#tellFollowers();
      await this.#deps.work.idle();
      const due = this.#deps.clock.nextDue();
      if (due !== null && due <= this.#deps.clock.now()) continue;
      if (this.#isDone(report, performance.now() - since)) return { ...report, nextDue: this.#future(report.nextDue) };
      await pause(Math.min(5 + round * 2, 50));
    }
  }

  #isDone(report: FollowersReport, elapsed: number): boolean {
    const overdue = report.nextDue !== null && report.nextDue <= this.#deps.clock.now();
    if ((!report.busy && !overdue) || this.#deps.work.held > 0) return true;
    if (elapsed < (report.busy ? BUSY_LIMIT : OVERDUE_LIMIT)) return false;
    this.#deps.log(`a process that follows the clock ${report.busy ? 'stays busy' : 'leaves due work undone'}; time goes on without it`);
    return true;
  }

  #future(due: number | null): number | null {
    return due !== null && due > this.#deps.clock.now() ? due : null;
  }

  #tellFollowers(): Promise<FollowersReport> {
    const { clock, followers } = this.#deps;
    return followers.tell({ mode: clock.mode, now: clock.iso() });
  }

  #serial(job: () => Promise<void>): Promise<void> {
    this.#waiting++;
    const run = this.#queue.then(job).finally(() => this.#waiting--);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
