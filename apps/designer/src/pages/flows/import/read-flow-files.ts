import { type Diagnostic, type JsonValue, layoutSchema, parseFlowDocument, readJson } from '@callwright/flow-schema';
import { callFileSchema } from '@callwright/simulator';
import { jsonErrorPlace } from './json-error-place.ts';

export interface GivenFile {
  /** With its folders, such as `support-line/calls/busy.call.json`. */
  path: string;
  text: string;
}

type JsonObject = Record<string, JsonValue>;

export interface ReadFlow {
  flow: JsonObject;
  title: string;
  layout?: JsonObject;
  tests: Record<string, JsonValue>;
}

/** What could not be read, and where: by line and column of the text, or by field. */
export interface FileProblem {
  file: string;
  place: { line: number; column: number } | { field: string } | null;
  message: string;
}

export interface ReadFlows {
  flows: ReadFlow[];
  problems: FileProblem[];
}

/** The flows in files that were dropped: each `flow.json` with the layout and calls of its folder. What cannot be read is told, nothing is lost of the rest. */
export function readFlowFiles(files: readonly GivenFile[]): ReadFlows {
  const main = files.filter(({ path }) => /(^|[/.])flow\.json$/.test(path));
  const lone = files.length === 1 && files[0]?.path.endsWith('.json') === true ? files : [];
  const found = (main.length > 0 ? main : lone).map((file) => readFlow(file, files));
  return { flows: found.flatMap(({ flow }) => (flow === null ? [] : [flow])), problems: found.flatMap(({ problems }) => problems) };
}

function readFlow(file: GivenFile, files: readonly GivenFile[]): { flow: ReadFlow | null; problems: FileProblem[] } {
  const read = readObject(file);
  if ('problem' in read) return { flow: null, problems: [read.problem] };
  const [problem] = parseFlowDocument(read.value).diagnostics;
  if (problem !== undefined) return { flow: null, problems: [problemOf(file, problem)] };
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const { tests, problems } = readTests(folder, files);
  const layout = readLayout(folder, files);
  const { title } = read.value;
  return {
    flow: { flow: read.value, title: String(title), tests, ...(layout.value !== null && { layout: layout.value }) },
    problems: [...layout.problems, ...problems],
  };
}

function readLayout(folder: string, files: readonly GivenFile[]): { value: JsonObject | null; problems: FileProblem[] } {
  const file = files.find(({ path }) => path === `${folder}layout.json`);
  if (file === undefined) return { value: null, problems: [] };
  const read = readObject(file);
  if ('problem' in read) return { value: null, problems: [read.problem] };
  const [issue] = layoutSchema.safeParse(read.value).error?.issues ?? [];
  if (issue === undefined) return { value: read.value, problems: [] };
  return { value: null, problems: [{ file: file.path, place: { field: issue.path.join('.') }, message: issue.message }] };
}

function readTests(folder: string, files: readonly GivenFile[]): { tests: Record<string, JsonValue>; problems: FileProblem[] } {
  const tests: Record<string, JsonValue> = {};
  const problems: FileProblem[] = [];
  for (const file of files) {
    const name = file.path.startsWith(`${folder}calls/`)
      ? /^([\w-]{1,80})\.call\.json$/.exec(file.path.slice(folder.length + 6))?.[1]
      : undefined;
    if (name === undefined) continue;
    const read = readObject(file);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const [issue] = callFileSchema.safeParse(read.value).error?.issues ?? [];
    if (issue === undefined) tests[name] = read.value;
    else problems.push({ file: file.path, place: { field: issue.path.join('.') }, message: issue.message });
  }
  return { tests, problems };
}

function readObject(file: GivenFile): { value: JsonObject } | { problem: FileProblem } {
  const { value, problem } = readJson(file.text);
  if (problem !== undefined) return { problem: problemOf(file, problem) };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: value as JsonObject };
  return { problem: { file: file.path, place: { line: 1, column: 1 }, message: 'This is no JSON object.' } };
}

function problemOf({ path, text }: GivenFile, { code, path: field, message }: Diagnostic): FileProblem {
  if (code !== 'not-json') return { file: path, place: field.length > 0 ? { field: field.join('.') } : null, message };
  return { file: path, place: jsonErrorPlace(text), message };
}
