import { readFile } from 'node:fs/promises';
import { canonicalJson, hasErrors, type JsonValue, readJson } from '@callwright/flow-schema';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../flows/close-flow.ts';
import type { ResourceVersion } from '../store/publishing-store.ts';
import type { Person } from './person.ts';
import { Refused } from './refused.ts';
import { isResourceName, type ResourceName, resourceKinds } from './resource-kinds.ts';
import { writeFiles } from './write-files.ts';

/** A resource as it is now. */
export interface ResourceState {
  name: string;
  value: JsonValue;
  /** Of the value: what the next change stands on. */
  hash: string;
  version: number;
}

interface Change {
  value: JsonValue;
  baseHash: string;
  reason: string;
}

/** A resource as its file has it. What somebody has changed on disk becomes a version when it is first seen. */
export async function resourceState(deps: Deps, name: string): Promise<ResourceState> {
  const known = nameOf(name);
  const file = resourceKinds[known].file(deps.settings);
  const value = await readValue(file);
  const hash = sha256(canonicalJson(value));
  const last = await deps.store.lastResourceVersion(known);
  if (last?.hash === hash) return { name: known, value, hash, version: last.number };
  const change = (await deps.repository.lastChange([file])) ?? { by: 'files', reason: 'The file was changed.', commit: null };
  const version = await deps.store.addResourceVersion({ name: known, value, hash, ...change, at: isoTime(deps.clock) });
  return { name: known, value, hash, version };
}

/** Changes a resource: checked, written, committed, and used by the next call. Throws a `Refused` when it was changed meanwhile, or is wrong. */
export function changeResource(deps: Deps, person: Person, name: string, change: Change): Promise<ResourceState> {
  const known = nameOf(name);
  const file = resourceKinds[known].file(deps.settings);
  return deps.library.inTurn(file, async () => {
    const current = await resourceState(deps, known);
    if (current.hash !== change.baseHash) {
      const { version, hash, value } = current;
      throw new Refused(409, 'stale', 'Somebody has changed this meanwhile.', { current: { name: known, value, hash, version } });
    }
    const hash = sha256(canonicalJson(change.value));
    if (hash === current.hash) return current;
    return write(deps, person, { name: known, file, hash, ...change });
  });
}

/** Makes a former version of a resource the current one. */
export async function restoreResource(
  deps: Deps,
  person: Person,
  name: string,
  { version, ...change }: Omit<Change, 'value'> & { version: number },
): Promise<ResourceState> {
  const { value } = await resourceVersion(deps, name, version);
  return changeResource(deps, person, name, { ...change, value });
}

/** The versions of a resource, the newest first, without their values. */
export async function resourceVersions(deps: Deps, name: string): Promise<Omit<ResourceVersion, 'value'>[]> {
  await resourceState(deps, name);
  return deps.store.listResourceVersions(name);
}

/** One version with its value. Throws a `Refused` when there is none. */
export async function resourceVersion(deps: Deps, name: string, number: number): Promise<ResourceVersion> {
  const version = await deps.store.findResourceVersion(nameOf(name), number);
  if (version === null) throw new Refused(404, 'unknown-version', 'There is no such version.', { path: 'version' });
  return version;
}

async function write(
  deps: Deps,
  person: Person,
  { name, file, value, hash, reason }: Change & { name: ResourceName; file: string; hash: string },
) {
  const { store, repository, clock, live } = deps;
  const text = canonicalJson(value);
  const diagnostics = await resourceKinds[name].check(text);
  // diagnostics are made of JSON
  if (hasErrors(diagnostics))
    throw new Refused(422, 'has-errors', diagnostics[0]?.message ?? '', { diagnostics: diagnostics as unknown as JsonValue });
  const files = [{ file, content: Buffer.from(text) }];
  await writeFiles(files);
  const at = isoTime(clock);
  const author = { name: person.name, email: person.email };
  const { commit } = await repository.commit({ files, author, message: `${reason.trim()}\n\nCallwright-Resource: ${name}\n`, at });
  const version = await store.addResourceVersion({ name, value, hash, reason, by: person.name, at, commit });
  await resourceKinds[name].reload(deps);
  await live.tell('flows', 'resource-changed', { name, hash, version, by: person.name });
  return { name, value, hash, version };
}

/** A file that is not there is empty. */
async function readValue(file: string): Promise<JsonValue> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { value, problem } = readJson(text);
  if (problem !== undefined)
    throw new Refused(409, 'files-unreadable', `The file is no JSON; a developer must repair it first. ${problem.message}`);
  // what JSON.parse gives is JSON
  return value as JsonValue;
}

function nameOf(name: string): ResourceName {
  if (isResourceName(name)) return name;
  throw new Refused(404, 'unknown-resource', `There is no such resource. There are ${Object.keys(resourceKinds).join(', ')}.`, {
    path: 'name',
  });
}
