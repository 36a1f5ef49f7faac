import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Flow } from './flow-document.ts';
import { audioNameSchema } from './prompt.ts';

/** The audio files that the nodes of a flow name: wordings have them under `audio`, whatever the node. */
export function audioFiles(flow: Flow): string[] {
  return [...new Set(usesIn(flow).map(({ file }) => file))];
}

/**
 * Settles what is said where an audio file is not beside the flow: its text is spoken instead, with a warning; without a text it is an error.
 * `has` tells whether a file is there.
 */
export function settleAudio(flow: Flow, has: (file: string) => boolean): { flow: Flow; diagnostics: Diagnostic[] } {
  const missing = usesIn(flow).filter(({ file }) => !has(file));
  if (missing.length === 0) return { flow, diagnostics: [] };
  const settled = structuredClone(flow);
  for (const { holder, text } of usesIn(settled).filter(({ file }) => !has(file))) if (text !== undefined) delete holder['audio'];
  return { flow: settled, diagnostics: missing.map(missingAudio) };
}

/** A module inside of another flow: its audio files are named by the module, so that they are found beside it. */
export function asModule(flow: Flow): Flow {
  const named = structuredClone(flow);
  for (const { holder, file } of usesIn(named)) if (placeOfAudio(file).module === null) holder['audio'] = `@${flow.id}/${file}`;
  return named;
}

/** Where an audio file lies: in the folder of a flow beside this one, or, with null, in its own. */
export function placeOfAudio(name: string): { module: string | null; file: string } {
  const [, module = null, file = name] = /^@([^/]+)\/(.*)$/.exec(name) ?? [];
  return { module, file };
}

interface AudioUse {
  file: string;
  text: unknown;
  holder: Record<string, unknown>;
  path: (string | number)[];
}

function usesIn(flow: Flow): AudioUse[] {
  return Object.entries(flow.nodes).flatMap(([id, { config }]) => usesBelow(config, ['nodes', id, 'config']));
}

function usesBelow(value: unknown, path: (string | number)[]): AudioUse[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    const file = key === 'audio' ? audioNameSchema.safeParse(inner).data : undefined;
    return file === undefined ? usesBelow(inner, at) : [{ file, text: value['text'], holder: value, path: at }];
  });
}

function missingAudio({ file, text, path }: AudioUse): Diagnostic {
  if (text === undefined) return diagnostic('missing-audio', path, `There is no file "${file}" beside the flow.`);
  return diagnostic('missing-audio', path, `There is no file "${file}" beside the flow; its text is spoken instead.`, 'warning');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
