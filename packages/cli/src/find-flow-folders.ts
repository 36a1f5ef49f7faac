import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Finds the folders that hold a `flow.json`, at or below the paths given, in the order of their names. */
export function findFlowFolders(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap((place) => foldersIn(path.resolve(place))))];
}

function foldersIn(place: string): string[] {
  if (!existsSync(place)) throw new Error(`There is no ${place}.`);
  if (!statSync(place).isDirectory()) return path.basename(place) === 'flow.json' ? [path.dirname(place)] : foldersAbove(place);
  if (existsSync(path.join(place, 'flow.json'))) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => path.join(place, entry.name))
    .sort()
    .flatMap(foldersIn);
}

/** A call file belongs to the flow of its folder, or of the folder above. */
function foldersAbove(file: string): string[] {
  const own = path.dirname(file);
  return [own, path.dirname(own)].filter((folder) => existsSync(path.join(folder, 'flow.json'))).slice(0, 1);
}
