/** A clock that moves only when told, in whole milliseconds from the start of the call. */
export interface Schedule {
  now(): number;
  /** Runs `act` after so many seconds; the answer cancels it. */
  after(seconds: number, act: () => void): () => void;
  nextDue(): number | null;
  /** Runs all that is due up to a moment, in order, and stands there. */
  runUntil(milliseconds: number): void;
}

interface Entry {
  due: number;
  order: number;
  act: () => void;
}

/** Makes an empty schedule at time 0. */
export function createSchedule(): Schedule {
  let now = 0;
  let count = 0;
  let entries: Entry[] = [];
  const first = () => entries.reduce<Entry | null>((least, entry) => (least === null || isBefore(entry, least) ? entry : least), null);
  return {
    now: () => now,
    nextDue: () => first()?.due ?? null,
    after(seconds, act) {
      const entry = { due: now + Math.round(seconds * 1000), order: count++, act };
      entries.push(entry);
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },
    runUntil(milliseconds) {
      for (let entry = first(); entry !== null && entry.due <= milliseconds; entry = first()) {
        const due = entry;
        entries = entries.filter((other) => other !== due);
        now = Math.max(now, due.due);
        due.act();
      }
      now = Math.max(now, milliseconds);
    },
  };
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
