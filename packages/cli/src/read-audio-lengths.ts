import { existsSync } from 'node:fs';
import path from 'node:path';
import { audioFiles, type Flow } from '@callwright/flow-schema';
import { parseFile } from 'music-metadata';

/** How long each audio file of a flow lasts, in seconds, by its name in the flow. */
export async function readAudioLengths(folder: string, flow: Flow): Promise<Map<string, number>> {
  const names = audioFiles(flow).filter((name) => existsSync(path.join(folder, name)));
  const lengths = await Promise.all(
    names.map(async (name): Promise<[string, number]> => [name, await audioLength(path.join(folder, name))]),
  );
  return new Map(lengths);
}

async function audioLength(file: string): Promise<number> {
  const { format } = await parseFile(file, { duration: true });
  return format.duration ?? 0;
}
