import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, readJson } from '@callwright/flow-schema';
import { callFileSchema } from '@callwright/simulator';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { mediaTypeOf, sha256 } from '../flows/close-flow.ts';
import type { DraftFile } from '../store/publishing-store.ts';
import { audioSeconds } from './audio-seconds.ts';
import { flowAt } from './flow-at.ts';
import { diskHash, ensureDraft, tellFileSaved } from './flow-drafts.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';

const CALL_FILE = /^calls\/[\w-]{1,80}\.call\.json$/;
const AUDIO_FILE = /^prompts\/(?:[\w-]+\/)*\w[\w.-]*\.(?:mp3|wav|ogg|m4a)$/;
const LONGEST_PATH = 200;

/** A file beside a flow, as the draft over its folder has it. */
export interface FlowFile {
  path: string;
  bytes: number;
  /** How long it sounds. */
  seconds?: number;
  /** What the draft does to it; null: nothing. */
  changed: 'added' | 'changed' | 'removed' | null;
}

/** The tests and recordings beside a flow. */
export async function listFlowFiles(deps: Deps, id: string): Promise<FlowFile[]> {
  const { folder, draftFiles } = await flowAt(deps, id);
  const drafted = new Map(draftFiles.map((file) => [file.path, file]));
  const onDisk = await namesOnDisk(folder);
  const names = [...new Set([...onDisk, ...drafted.keys()])].sort();
  return Promise.all(names.map((name) => told(folder, name, drafted.get(name), onDisk.includes(name))));
}

/** The bytes of a file as the draft has it, with its type and hash. Throws a `Refused` when there is none. */
export async function readFlowFile(
  deps: Deps,
  id: string,
  name: string,
): Promise<{ content: Uint8Array; mediaType: string; hash: string }> {
  refuseOtherPath(name);
  const { folder, draftFiles } = await flowAt(deps, id);
  const drafted = draftFiles.find((file) => file.path === name);
  const content = drafted === undefined ? await readFile(path.join(folder, name)).catch(() => null) : drafted.content;
  if (content === null) throw unknownFile();
  const mediaType = CALL_FILE.test(name) ? 'application/json' : mediaTypeOf(name);
  return { content, mediaType, hash: sha256(content) };
}

/** Writes a file of the draft; what is no test or no sound is refused. Without content the draft takes the file away. */
export async function writeFlowFile(
  deps: Deps,
  person: Person,
  id: string,
  name: string,
  sent: Uint8Array | null,
): Promise<FlowFile | null> {
  refuseOtherPath(name);
  const made = sent === null ? null : CALL_FILE.test(name) ? { content: callFileOf(sent), seconds: null } : await soundOf(sent, name);
  await ensureDraft(deps, person, id);
  const base = await diskHash(deps, id, name);
  const file: DraftFile = {
    ...{ flowId: id, path: name, base, content: made?.content ?? null, seconds: made?.seconds ?? null },
    ...{ savedAt: isoTime(deps.clock), savedBy: person.name },
  };
  // to take away what is not on disk is to forget it
  if (file.content === null && base === null) await deps.store.deleteDraftFile(id, name);
  else await deps.store.saveDraftFile(file);
  await tellFileSaved(deps, id);
  return (await listFlowFiles(deps, id)).find((one) => one.path === name) ?? null;
}

function callFileOf(sent: Uint8Array): Uint8Array {
  const { value, problem } = readJson(Buffer.from(sent).toString('utf8'));
  if (problem !== undefined) throw new Refused(400, 'bad-json', problem.message);
  const [issue] = callFileSchema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) return Buffer.from(canonicalJson(value));
  const place = issue.path.join('.');
  throw new Refused(422, 'no-call-file', `${place}: ${issue.message}`, { path: place });
}

async function soundOf(content: Uint8Array, name: string): Promise<{ content: Uint8Array; seconds: number }> {
  const seconds = await audioSeconds(content, name);
  if (seconds === null) throw new Refused(422, 'no-audio', 'This file is no audio. Use MP3 or WAV.', { path: 'body' });
  return { content, seconds };
}

async function told(folder: string, name: string, drafted: DraftFile | undefined, isOnDisk: boolean): Promise<FlowFile> {
  if (drafted?.content === null) return { path: name, bytes: 0, changed: 'removed' };
  if (drafted === undefined) return { path: name, ...(await factsOnDisk(path.join(folder, name))), changed: null };
  const { content, seconds } = drafted;
  return { path: name, bytes: content.length, ...(seconds !== null && { seconds }), changed: isOnDisk ? 'changed' : 'added' };
}

async function factsOnDisk(file: string): Promise<{ bytes: number; seconds?: number }> {
  const bytes = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (CALL_FILE.test(`calls/${path.basename(file)}`)) return { bytes };
  const content = await readFile(file).catch(() => null);
  const seconds = content === null ? null : await audioSeconds(content, file);
  return { bytes, ...(seconds !== null && { seconds }) };
}

async function namesOnDisk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).filter(isOurs);
}

function isOurs(name: string): boolean {
  return name.length <= LONGEST_PATH && !name.includes('..') && (CALL_FILE.test(name) || AUDIO_FILE.test(name));
}

function refuseOtherPath(name: string): void {
  if (isOurs(name)) return;
  const message = 'Beside a flow there are calls/NAME.call.json and prompts/NAME.mp3 (or wav, ogg, m4a).';
  throw new Refused(404, 'unknown-file', message, { path: 'path' });
}

function unknownFile(): Refused {
  return new Refused(404, 'unknown-file', 'There is no such file beside this flow.', { path: 'path' });
}
