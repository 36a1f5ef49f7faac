import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderTemplate } from '@callwright/flow-compiler';
import type { JsonValue } from '@callwright/flow-schema';
import type { Deps } from '../deps.ts';
import type { Entry } from '../line/entry.ts';
import { directionOf } from '../talk/desk-states.ts';
import { readScript, type Script } from './read-script.ts';

interface Known {
  answers: readonly { variable: string; value: JsonValue }[];
  contact: { [key: string]: JsonValue };
  segment: string;
}

/** The script for a conversation, with the caller's data filled in; null when none fits. The most particular one counts. */
export async function scriptOf(deps: Deps, entry: Entry, { answers, contact, segment }: Known) {
  const wanted = { queue: entry.queue, language: entry.language, channel: directionOf(entry), segment };
  const fitting = (await scriptsIn(path.join(deps.settings.flowsDir, 'resources', 'scripts')))
    .map((script) => ({ script, points: pointsOf(script, wanted) }))
    .filter(({ points }) => points !== null)
    .sort((one, other) => (other.points ?? 0) - (one.points ?? 0));
  const script = fitting[0]?.script;
  if (script === undefined) return null;
  const scope = { ...Object.fromEntries(answers.map(({ variable, value }) => [variable, value])), contact };
  return {
    title: script.title,
    steps: script.steps.map(({ title, text }) => ({ title: filled(title, scope), text: filled(text, scope) })),
  };
}

/** How particular a script is for a conversation; null when it is for others. */
function pointsOf({ queue, language, channel, segment }: Script, wanted: Record<'queue' | 'language' | 'channel' | 'segment', string>) {
  const asked = [
    [queue, wanted.queue, 8],
    [segment, wanted.segment, 4],
    [channel, wanted.channel, 2],
    [language, language?.includes('-') ? wanted.language : wanted.language.split('-')[0], 1],
  ] as const;
  if (asked.some(([own, other]) => own !== null && own !== other)) return null;
  return asked.reduce((sum, [own, , weight]) => sum + (own === null ? 0 : weight), 0);
}

async function scriptsIn(folder: string): Promise<Script[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return texts.flatMap((text) => readScript(text).script ?? []);
}

/** A script with a fault in it is shown as it stands: the agent still has its words. */
function filled(text: string, scope: object): string {
  try {
    return renderTemplate(text, scope);
  } catch {
    return text;
  }
}
