import type { Deps } from '../deps.ts';
import { createClockwork } from './create-clockwork.ts';
import { deskMark, desksTold, floorTold, isOfDesks, tellPhones } from './desk-told.ts';
import { lineMark } from './line-states.ts';
import type { LivePage, Told } from './live-page.ts';

/** Changes of this runtime are told at once, those of others when they are seen. */
const DESK_TICK_MILLISECONDS = 400;
/** What a supervisor sees changes no more often. */
const FLOOR_TICK_MILLISECONDS = 500;

/** Tells pages how desks stand: each its own, and supervisors all of them. */
export function watchDesks(deps: Deps, pages: ReadonlySet<LivePage>, tell: (told: Told) => void, failed: (error: unknown) => void) {
  const followed = () => new Set([...pages].flatMap(({ topics }) => [...topics]));
  const phones = new WeakMap<LivePage, string>();
  let desks = '';
  let floor = '';
  const deskClockwork = createClockwork(
    failed,
    async () => {
      const topics = [...followed()].filter(isOfDesks);
      const isWatched = topics.length > 0 || [...pages].some(({ desk }) => desk !== null);
      const now = isWatched ? await deskMark(deps) : desks;
      if (now === desks) return;
      desks = now;
      for (const told of await desksTold(deps, topics)) tell(told);
      await tellPhones(deps, pages, phones);
    },
    DESK_TICK_MILLISECONDS,
  );
  const floorClockwork = createClockwork(
    failed,
    async () => {
      const now = followed().has('floor') ? `${await lineMark(deps)} ${await deskMark(deps)}` : floor;
      if (now === floor) return;
      floor = now;
      tell(await floorTold(deps));
    },
    FLOOR_TICK_MILLISECONDS,
  );
  return {
    clockworks: [deskClockwork, floorClockwork],
    now: () => deskClockwork.now(),
    /** Looks whatever was seen last: somebody new follows. */
    anew() {
      desks = '';
      deskClockwork.now();
    },
  };
}
