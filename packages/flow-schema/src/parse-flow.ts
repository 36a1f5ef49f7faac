import { type Diagnostic, diagnostic } from './diagnostic.ts';
import { type Flow, flowSchema } from './flow-document.ts';
import { issuesToDiagnostics } from './issues-to-diagnostics.ts';
import { migrateFlow } from './migrate-flow.ts';
import { readJson } from './read-json.ts';

/** A flow larger than this (in characters) is refused before it is parsed. */
export const MAX_FLOW_LENGTH = 16_000_000;

export interface ParsedFlow {
  /** Null when the envelope is not even a flow. */
  flow: Flow | null;
  diagnostics: Diagnostic[];
}

/** Reads the text of a `flow.json`. Node configurations are left to the node definitions. */
export function parseFlow(text: string): ParsedFlow {
  if (text.length > MAX_FLOW_LENGTH)
    return refuse(diagnostic('flow-too-large', [], `The file has ${text.length} characters; ${MAX_FLOW_LENGTH} is the limit.`));
  const { value, problem } = readJson(text);
  return problem === undefined ? parseFlowDocument(value) : refuse(problem);
}

/** The same for a document that is already JSON. */
export function parseFlowDocument(value: unknown): ParsedFlow {
  if (!isRecord(value)) return refuse(diagnostic('invalid-field', [], 'A flow is a JSON object.'));
  const migrated = migrateFlow(value);
  if (migrated.diagnostics.length > 0) return { flow: null, diagnostics: migrated.diagnostics };
  const parsed = flowSchema.safeParse(migrated.document, { reportInput: true });
  if (!parsed.success) return { flow: null, diagnostics: issuesToDiagnostics(parsed.error.issues) };
  return { flow: parsed.data, diagnostics: [] };
}

function refuse(problem: Diagnostic): ParsedFlow {
  return { flow: null, diagnostics: [problem] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
