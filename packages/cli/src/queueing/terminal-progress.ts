import { Presets, SingleBar } from 'cli-progress';

/** A bar on the terminal's standard error; nothing where that is no terminal. */
export function terminalProgress(): ((done: number | null) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  const bar = new SingleBar(
    { format: 'Simulating {bar} {percentage} %  {eta_formatted} left', clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(1000, 0);
  return (done) => {
    if (done === null) bar.stop();
    else bar.update(Math.round(done * 1000));
  };
}
