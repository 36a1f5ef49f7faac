import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, type JsonValue, readJson } from '@callwright/flow-schema';
import { LRUCache } from 'lru-cache';
import { sha256 } from '../flows/close-flow.ts';
import type { FlowContent } from '../store/publishing-store.ts';

/** A layout without a place: every node is laid out automatically. */
export const emptyLayout: JsonValue = { formatVersion: 1, nodes: {}, notes: [] };

/** What the two files of a flow are, under one hash. */
export interface FlowFiles extends FlowContent {
  hash: string;
  /** False when `flow.json` is no JSON; the flow is then null. */
  readable: boolean;
}

/** A flow of 2,000 nodes takes about 3 MB. */
const FILES_KEPT = 20;
/** What files were, by their texts: most are read again as they were, and to sort and hash a large one takes long. */
const readBefore = new LRUCache<string, FlowFiles>({ max: FILES_KEPT });

/** The hash of a flow and its layout: equal content has equal hashes, however it is written. */
export function contentHash({ flow, layout }: FlowContent): string {
  return sha256(canonicalJson({ flow, layout }));
}

/** Reads a flow's two files; null when there is no `flow.json`. What is no JSON is told apart by its text. Nobody changes what it gives. */
export async function readFlowFiles(folder: string): Promise<FlowFiles | null> {
  const text = await readFile(path.join(folder, 'flow.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const layoutText = await readFile(path.join(folder, 'layout.json'), 'utf8').catch(() => null);
  const texts = sha256(JSON.stringify([text, layoutText]));
  const files = readBefore.get(texts) ?? flowFilesOf(text, layoutText);
  readBefore.set(texts, files);
  return files;
}

function flowFilesOf(text: string, layoutText: string | null): FlowFiles {
  const layout = layoutText === null ? emptyLayout : (jsonOf(layoutText) ?? { unreadable: layoutText });
  const flow = jsonOf(text);
  if (flow === null) return { flow, layout, readable: false, hash: contentHash({ flow: { unreadable: text }, layout }) };
  return { flow, layout, readable: true, hash: contentHash({ flow, layout }) };
}

function jsonOf(text: string): JsonValue | null {
  const { value, problem } = readJson(text);
  // what JSON.parse gives is JSON
  return problem === undefined ? (value as JsonValue) : null;
}

/** A text field of a flow document that may be anything. */
export function textIn(document: JsonValue, field: string): string | null {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return null;
  const value = Object.hasOwn(document, field) ? document[field] : undefined;
  return typeof value === 'string' ? value : null;
}
