import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { FORMAT_VERSION } from './flow-document.ts';

interface Migration {
  /** The version that this step leads to. */
  to: number;
  name: string;
  migrate(document: Record<string, unknown>): Record<string, unknown>;
}

/** Append only: a step that was published is never edited. */
const migrations: readonly Migration[] = [];

/** Brings an opened file to the newest format. A file of a newer product is refused rather than misread. */
export function migrateFlow(document: Record<string, unknown>): { document: Record<string, unknown>; diagnostics: Diagnostic[] } {
  const version = document['formatVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { document, diagnostics: [] };
  if (version > FORMAT_VERSION) {
    const message = `This file has format ${version}; this Callwright reads up to ${FORMAT_VERSION}. Update Callwright to open it.`;
    return { document, diagnostics: [diagnostic('format-too-new', ['formatVersion'], message)] };
  }
  const steps = migrations.filter(({ to }) => to > version);
  return { document: steps.reduce((current, step) => ({ ...step.migrate(current), formatVersion: step.to }), document), diagnostics: [] };
}
