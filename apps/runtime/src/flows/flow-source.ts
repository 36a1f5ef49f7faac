import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { placeOfAudio } from '@callwright/flow-schema';

/** Where the parts of a flow come from: its folder, or a draft over it. */
export interface FlowSource {
  /** The name of the folder that the flow lies in, or will. */
  folderName: string;
  /** The text of `flow.json`; rejects when there is none. */
  flow(): Promise<string>;
  /** The text of `flow.json` of a module beside it; null when there is none. */
  module(id: string): Promise<string | null>;
  /** The bytes of a recording by the name that flows use; null when there is none. */
  audio(name: string): Promise<Uint8Array | null>;
}

/** A flow as its folder has it. */
export function folderSource(folder: string): FlowSource {
  return {
    folderName: path.basename(folder),
    flow: () => readFile(path.join(folder, 'flow.json'), 'utf8'),
    module: (id) => readFile(path.join(path.dirname(folder), id, 'flow.json'), 'utf8').catch(() => null),
    audio: (name) => readFile(audioPath(folder, name)).catch(() => null),
  };
}

/** Where an audio file of a flow or of its modules lies. */
function audioPath(folder: string, name: string): string {
  const { module, file } = placeOfAudio(name);
  return path.join(module === null ? folder : path.join(path.dirname(folder), module), file);
}
