import './level-bars.css';
import { levelAt, type Sounding } from '../transcript/recordings.ts';

interface Props {
  sounds: readonly Sounding[];
  /** The stretch of time that they show, in milliseconds of the line's clock. */
  from: number;
  to: number;
  /** Before it nothing was there to be heard. */
  since?: number;
  /** Up to where it was played; all of it when nothing is said. */
  played?: number;
  bars: number;
}

/** How loud a stretch of time was, a bar a moment. */
export function LevelBars({ sounds, from, to, since = from, played = to, bars }: Props) {
  const step = (to - from) / bars;
  // whole steps, so that a bar keeps its height while it moves along
  const first = Math.ceil(from / step);
  return (
    <span className="level-bars" aria-hidden="true">
      {Array.from({ length: bars }, (_, index) => {
        const at = (first + index) * step;
        const level = at < since ? 0 : levelAt(sounds, at);
        return <span key={at} className={at > played ? 'ahead' : level > 0 ? 'loud' : ''} style={{ height: `${2 + level * 20}px` }} />;
      })}
    </span>
  );
}
