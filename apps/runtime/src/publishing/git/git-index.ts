import { createHash } from 'node:crypto';

const HEADER = 12;
const CHECKSUM = 20;
const STAT_LENGTH = 40;
const OID_LENGTH = 20;
const FLAGS_AT = STAT_LENGTH + OID_LENGTH;
const EXTENDED = 0x4000;
const STAGE = 0x3000;
const ASSUME_VALID = 0x8000;
const LONGEST_NAME = 0xfff;

/** One entry of git's index, as its bytes are. */
export interface IndexEntry {
  path: Buffer;
  oid: string;
  mode: number;
  /** Other stages than 0 stand for a conflict. */
  stage: number;
  isExtended: boolean;
  bytes: Buffer;
}

/** What is known of the file of an entry, in seconds, nanoseconds and bytes. */
export interface FileFacts {
  ctime: [number, number];
  mtime: [number, number];
  dev: number;
  ino: number;
  uid: number;
  gid: number;
  size: number;
}

/** Git's index (versions 2 and 3), as far as it must be known to change single entries and leave all others as they are. */
export interface GitIndex {
  version: number;
  entries: IndexEntry[];
  /** Undoing of resolved conflicts; all else that is optional is made anew by git. */
  resolveUndo: Buffer | null;
}

/** Reads an index. A text says why it must be left alone. */
export function readIndex(bytes: Buffer): GitIndex | string {
  if (bytes.length < HEADER + CHECKSUM || bytes.toString('latin1', 0, 4) !== 'DIRC') return 'it is no index that git has written';
  const version = bytes.readUInt32BE(4);
  if (version !== 2 && version !== 3) return `it has version ${version}`;
  const entries: IndexEntry[] = [];
  let at = HEADER;
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    const entry = readEntry(bytes, at);
    if (entry === null) return 'it ends early';
    entries.push(entry);
    at += entry.bytes.length;
  }
  return withExtensions({ version, entries, resolveUndo: null }, bytes, at);
}

function readEntry(bytes: Buffer, at: number): IndexEntry | null {
  if (at + FLAGS_AT + 2 > bytes.length - CHECKSUM) return null;
  const flags = bytes.readUInt16BE(at + FLAGS_AT);
  const isExtended = (flags & EXTENDED) !== 0;
  const nameAt = at + FLAGS_AT + (isExtended ? 4 : 2);
  const end = bytes.indexOf(0, nameAt);
  const length = paddedLength(end - at);
  if (end === -1 || at + length > bytes.length - CHECKSUM) return null;
  return {
    path: bytes.subarray(nameAt, end),
    oid: bytes.toString('hex', at + STAT_LENGTH, at + FLAGS_AT),
    mode: bytes.readUInt32BE(at + 24),
    stage: (flags & STAGE) >> 12,
    isExtended,
    bytes: bytes.subarray(at, at + length),
  };
}

/** An entry ends with one to eight zeros. */
function paddedLength(length: number): number {
  return (length + 8) & ~7;
}

function withExtensions(index: GitIndex, bytes: Buffer, from: number): GitIndex | string {
  let { resolveUndo } = index;
  for (let at = from; at < bytes.length - CHECKSUM; ) {
    if (at + 8 > bytes.length - CHECKSUM) return 'it ends early';
    const name = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    if (end > bytes.length - CHECKSUM) return 'it ends early';
    if (name === 'link') return 'it is a split index';
    if (name === 'sdir') return 'it is a sparse index';
    // a small letter: whoever does not know it must not touch the index
    if (!/^[A-Z]/.test(name)) return `it has the extension "${name}"`;
    if (name === 'REUC') resolveUndo = bytes.subarray(at, end);
    at = end;
  }
  return { ...index, resolveUndo };
}

/** An index with one path set anew, or (null) taken out. Its other bytes stay. */
export function withEntry(index: GitIndex, path: string, entry: { oid: string; mode: number; facts: FileFacts } | null): GitIndex {
  const name = Buffer.from(path);
  const others = index.entries.filter((one) => !one.path.equals(name));
  if (entry === null) return { ...index, entries: others };
  const old = index.entries.find((one) => one.path.equals(name));
  const made = entryOf(name, entry, old !== undefined && (old.bytes.readUInt16BE(FLAGS_AT) & ASSUME_VALID) !== 0);
  const place = others.findIndex((one) => Buffer.compare(one.path, name) > 0);
  return { ...index, entries: others.toSpliced(place === -1 ? others.length : place, 0, made) };
}

function entryOf(path: Buffer, { oid, mode, facts }: { oid: string; mode: number; facts: FileFacts }, isAssumedValid: boolean): IndexEntry {
  const bytes = Buffer.alloc(paddedLength(FLAGS_AT + 2 + path.length));
  const { ctime, mtime, dev, ino, uid, gid, size } = facts;
  for (const [place, value] of [...ctime, ...mtime, dev, ino, mode, uid, gid, size].entries()) bytes.writeUInt32BE(value >>> 0, place * 4);
  bytes.write(oid, STAT_LENGTH, 'hex');
  bytes.writeUInt16BE(Math.min(path.length, LONGEST_NAME) | (isAssumedValid ? ASSUME_VALID : 0), FLAGS_AT);
  path.copy(bytes, FLAGS_AT + 2);
  return { path, oid, mode, stage: 0, isExtended: false, bytes };
}

/** The bytes of an index. */
export function writeIndex({ version, entries, resolveUndo }: GitIndex): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('DIRC', 'latin1');
  header.writeUInt32BE(version, 4);
  header.writeUInt32BE(entries.length, 8);
  const content = Buffer.concat([header, ...entries.map(({ bytes }) => bytes), ...(resolveUndo === null ? [] : [resolveUndo])]);
  return Buffer.concat([content, createHash('sha1').update(content).digest()]);
}
