import type { CallHappening } from '@callwright/flow-compiler';
import type { Schedule } from './schedule.ts';
import type { SimulatedWorld } from './simulated-line.ts';

interface Caller {
  /** He is being asked something. */
  isAnswering(): boolean;
  /** Whatever he hears ends, and this happens to him. */
  move(happening: CallHappening): void;
}

/** Watches the place that a caller has in line: when an agent is there, he is taken out at once, or after the answer that he is giving. */
export function watchPlace(world: SimulatedWorld, schedule: Schedule, caller: Caller) {
  let cancel = () => {};
  let waiting: CallHappening | null = null;
  const move = (happening: CallHappening): void => {
    cancel();
    waiting = null;
    caller.move(happening);
  };
  return {
    stop: () => cancel(),
    /** Looks what becomes of the place after a step. True when the caller has been moved. */
    look(): boolean {
      cancel();
      const due = world.lineDue();
      if (due === null || !Number.isFinite(due.at)) {
        waiting = null;
        return false;
      }
      const { happening, letsFinishSeconds } = due;
      const seconds = (due.at - Date.parse(world.now) - schedule.now()) / 1000;
      // the answer that was waited for has been given
      if (waiting !== null || seconds <= 0) {
        move(happening);
        return true;
      }
      cancel = schedule.after(seconds, () => {
        if (letsFinishSeconds === 0 || !caller.isAnswering()) return move(happening);
        waiting = happening;
        cancel = schedule.after(letsFinishSeconds, () => move(happening));
      });
      return false;
    },
  };
}
