import { answered, api } from '@callwright/web/api/client.ts';
import type { TestFile } from '../../engine/run-tests.ts';

/** The call files of a flow, with their texts. */
export async function readTests(flow: string): Promise<TestFile[]> {
  const files = await answered(api.flows[':id'].files.$get({ param: { id: flow } }));
  const paths = files.filter(({ path, changed }) => path.endsWith('.call.json') && changed !== 'removed').map(({ path }) => path);
  return Promise.all(paths.map(async (path) => ({ path, text: await readText(flow, path) })));
}

async function readText(flow: string, path: string): Promise<string> {
  const response = await fetch(addressOf(flow, path), { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

/** Writes a call file beside the draft. Throws what the server says of it. */
export async function writeTest(flow: string, { path, text }: TestFile): Promise<void> {
  await answered(fetch(addressOf(flow, path), { method: 'PUT', credentials: 'same-origin', body: text }));
}

export async function deleteTest(flow: string, path: string): Promise<void> {
  await answered(fetch(addressOf(flow, path), { method: 'DELETE', credentials: 'same-origin' }));
}

function addressOf(flow: string, path: string): string {
  return `/api/flows/${encodeURIComponent(flow)}/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}
