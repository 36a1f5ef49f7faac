import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Flow } from './flow-document.ts';

/** A place where a flow names an audio file. */
export interface AudioUse {
  file: string;
  path: (string | number)[];
}

/** All places where the nodes of a flow name audio files: wordings have them under `audio`, whatever the node. */
export function audioFiles(flow: Flow): AudioUse[] {
  return Object.entries(flow.nodes).flatMap(([id, { config }]) => audioIn(config, ['nodes', id, 'config']));
}

function audioIn(value: unknown, path: (string | number)[]): AudioUse[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'audio' && typeof inner === 'string' ? [{ file: inner, path: [...path, key] }] : audioIn(inner, [...path, key]),
  );
}

/** The problem of an audio file that is not beside its flow. */
export function missingAudio(file: string, path: AudioUse['path']): Diagnostic {
  return diagnostic('missing-audio', path, `There is no file "${file}" beside the flow.`);
}
