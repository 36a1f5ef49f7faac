import type { Line } from './simulated-line.ts';

/** The caller talks with an agent. Reports how it ended; the answer stops it. */
export function startConference({ schedule, world, sound, silence, report }: Line): () => void {
  const bridged = sound('bridged', '');
  const { happening, afterSeconds } = world.meet();
  const cancel = schedule.after(afterSeconds, () => {
    silence(bridged);
    report(happening);
  });
  return () => {
    cancel();
    silence(bridged);
  };
}
