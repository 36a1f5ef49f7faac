import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** A file as it is to be; without content it is taken away. */
export interface FileToWrite {
  file: string;
  content: Uint8Array | null;
}

/**
 * Writes files one after another, each whole or not at all. Those that are so already are not touched. When one cannot be written, all are as they
 * were before, and it rejects. The answer puts them back too.
 */
export async function writeFiles(files: readonly FileToWrite[]): Promise<() => Promise<void>> {
  const written: FileToWrite[] = [];
  const putBack = async () => {
    for (const one of written.toReversed()) await writeOne(one);
  };
  try {
    for (const { file, content } of files) {
      const before = await contentOf(file);
      if (isEqual(before, content)) continue;
      written.push({ file, content: before });
      await writeOne({ file, content });
    }
  } catch (error) {
    await putBack().catch(() => undefined);
    throw error;
  }
  return putBack;
}

/** Removes what a process that died was writing below a folder. */
export async function removeHalfWritten(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const left = entries.filter((entry) => entry.isFile() && /^\..+\.\d+\.tmp$/.test(entry.name));
  for (const entry of left) await rm(path.join(entry.parentPath, entry.name), { force: true });
}

async function writeOne({ file, content }: FileToWrite): Promise<void> {
  if (content === null) return rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The bytes of a file; null when there is none. */
async function contentOf(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isEqual(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
}
