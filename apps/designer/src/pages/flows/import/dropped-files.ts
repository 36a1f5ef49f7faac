import type { GivenFile } from './read-flow-files.ts';

/** What the server takes at once; a flow of 2,000 nodes has a third of it. */
const MOST_BYTES = 6 * 1024 * 1024;
const MOST_FILES = 2000;

/** A file that was not read because of its size. */
export class FileTooLarge extends Error {
  readonly kind = 'user';

  constructor(file: string, options?: ErrorOptions) {
    super(file, options);
    this.name = 'FileTooLarge';
  }
}

/** The texts of files that were chosen. Throws `FileTooLarge`. */
export function readChosen(files: Iterable<File>): Promise<GivenFile[]> {
  const json = [...files].filter(({ name }) => name.endsWith('.json')).slice(0, MOST_FILES);
  return Promise.all(json.map((file) => readText(file, file.webkitRelativePath || file.name)));
}

/** The texts of what was dropped, with all that lies in folders. Throws `FileTooLarge`. */
export async function readDropped(items: DataTransferItemList): Promise<GivenFile[]> {
  // entries are gone once the event is over
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found = (await Promise.all(entries.map(filesIn))).flat();
  return Promise.all(
    found
      .filter(({ name }) => name.endsWith('.json'))
      .slice(0, MOST_FILES)
      .map(async (entry) => readText(await fileOf(entry), entry.fullPath.replace(/^\//, ''))),
  );
}

async function readText(file: File, path: string): Promise<GivenFile> {
  if (file.size > MOST_BYTES) throw new FileTooLarge(path);
  return { path, text: await file.text() };
}

async function filesIn(entry: FileSystemEntry): Promise<FileSystemFileEntry[]> {
  if (isFile(entry)) return [entry];
  if (!isFolder(entry)) return [];
  const found: FileSystemEntry[] = [];
  const reader = entry.createReader();
  // a folder is told in parts until a part is empty
  for (let part = await partOf(reader); part.length > 0; part = await partOf(reader)) found.push(...part);
  return (await Promise.all(found.map(filesIn))).flat();
}

function partOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
