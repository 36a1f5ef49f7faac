import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { GitPlace } from './find-repository.ts';

/** How git names a file: by its place below the root. Links on the way are followed; the file itself may be gone. */
export async function pathInRepository({ root }: GitPlace, file: string): Promise<string> {
  return path
    .relative(root, await realFile(file))
    .split(path.sep)
    .join('/');
}

async function realFile(file: string): Promise<string> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const real = await realpath(folder).catch(() => null);
    if (real !== null) return path.join(real, path.relative(folder, file));
    if (folder === path.dirname(folder)) return file;
  }
}
