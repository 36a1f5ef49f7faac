import { builtInNames, renderKnown } from '@callwright/flow-compiler';
import type { Script } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { directionOf } from '../talk/desk-states.ts';
import { declaredNames } from './declared-names.ts';

type Wanted = Record<'queue' | 'language' | 'channel' | 'segment', string>;

/** The script for a conversation, with the caller's data filled in; null when none fits. Braces that are no variable stay as they are written. */
export async function scriptOf(deps: Deps, entry: Entry, segment: string, values: () => Promise<Record<string, unknown>>) {
  const wanted = { queue: entry.queue, language: entry.language, channel: directionOf(entry), segment };
  const script = bestScript(deps.resources.scripts(), wanted);
  if (script === null) return null;
  const { title, steps } = script;
  if (!steps.some((step) => `${step.title}${step.text}`.includes('{'))) return { title, steps };
  const [scope, declared] = await Promise.all([values(), declaredNames(deps.db)]);
  const known = new Set<string>([...builtInNames, ...declared, ...Object.keys(scope)]);
  const filled = (text: string) => renderKnown(text, scope, (name) => known.has(name));
  return { title, steps: steps.map((step) => ({ title: filled(step.title), text: filled(step.text) })) };
}

/** The most particular script that fits; of equals the first. Queue goes before segment, then channel, then language. */
export function bestScript(scripts: readonly Script[], wanted: Wanted): Script | null {
  const fitting = scripts.flatMap((script) => {
    const points = pointsOf(script, wanted);
    return points === null ? [] : [{ script, points }];
  });
  return fitting.toSorted((one, other) => other.points - one.points)[0]?.script ?? null;
}

/** How particular a script is for a conversation; null when it is for others. */
function pointsOf({ queue, language, channel, segment }: Script, wanted: Wanted): number | null {
  const spoken = language === null ? 0 : languagePoints(language, wanted.language);
  const asked = [
    [queue, wanted.queue, 8],
    [segment, wanted.segment, 4],
    [channel, wanted.channel, 2],
  ] as const;
  if (spoken === null || asked.some(([own, other]) => own !== null && own !== other)) return null;
  return asked.reduce((sum, [own, , weight]) => sum + (own === null ? 0 : weight), spoken);
}

/** Between 0 and 2. One that names no country is for all of them, and a caller whose country is not known understands one that does; `ro-MD` is not `ro-RO`. */
function languagePoints(own: string, wanted: string): number | null {
  const [mine, theirs] = [own.toLowerCase().split('-'), wanted.toLowerCase().split('-')];
  const shared = Math.min(mine.length, theirs.length);
  if (mine.slice(0, shared).join() !== theirs.slice(0, shared).join()) return null;
  return mine.length === theirs.length ? 1.9 : 1 + shared / 10;
}
