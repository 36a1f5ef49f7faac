import path from 'node:path';
import { z } from 'zod';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../flows/close-flow.ts';
import { audioSeconds } from './audio-seconds.ts';
import { type FlowAt, hashOfFile } from './flow-at.ts';
import type { Person } from './person.ts';

const withAudio = z.object({ audio: z.record(z.string(), z.string()) });

/** Gives a draft the recordings that a version had, where there are others by now. Those of modules are the modules' own. */
export async function restoreRecordings(
  { store, clock }: Deps,
  person: Person,
  { id, folder, draftFiles }: FlowAt,
  version: string,
): Promise<void> {
  const { audio = {} } = withAudio.safeParse((await store.findVersion(version))?.document).data ?? {};
  for (const [name, hash] of Object.entries(audio)) {
    if (name.startsWith('@')) continue;
    const base = await hashOfFile(path.join(folder, name));
    const drafted = draftFiles.find((file) => file.path === name);
    const current = drafted === undefined ? base : drafted.content && sha256(drafted.content);
    const sound = current === hash ? null : await store.findAudio(hash);
    if (sound === null) continue;
    const { content } = sound;
    const saved = { savedAt: isoTime(clock), savedBy: person.name };
    await store.saveDraftFile({ flowId: id, path: name, content, base, seconds: await audioSeconds(content, name), ...saved });
  }
}
