import { existsSync } from 'node:fs';
import { audioFiles, type Flow } from '@callwright/flow-schema';
import { parseFile } from 'music-metadata';
import { audioFile } from './read-neighbours.ts';

/** How long each audio file of a flow and its modules lasts, in seconds, by its name in the flow. */
export async function readAudioLengths(folder: string, flows: readonly Flow[]): Promise<Map<string, number>> {
  const names = flows.flatMap(audioFiles).filter((name) => existsSync(audioFile(folder, name)));
  const lengths = await Promise.all(
    names.map(async (name): Promise<[string, number]> => [name, await audioLength(audioFile(folder, name))]),
  );
  return new Map(lengths);
}

async function audioLength(file: string): Promise<number> {
  const { format } = await parseFile(file, { duration: true });
  return format.duration ?? 0;
}
