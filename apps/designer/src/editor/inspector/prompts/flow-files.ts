import { placeOfAudio } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { queryOptions } from '@tanstack/react-query';

/** The recordings and tests beside a flow. */
export function flowFilesQuery(flow: string) {
  return queryOptions({
    queryKey: ['flows', flow, 'files'],
    queryFn: () => answered(api.flows[':id'].files.$get({ param: { id: flow } })),
  });
}

/** Where a recording is heard, also one of a flow beside this one. */
export function audioAddress(flow: string, audio: string): string {
  const { module, file } = placeOfAudio(audio);
  return `/api/flows/${module ?? flow}/files/${file.split('/').map(encodeURIComponent).join('/')}`;
}

const kinds = ['mp3', 'wav', 'ogg', 'm4a'];

/** A name for a recording that no other has. `now` is in milliseconds. */
export function audioName(node: string, language: string, kind: string, now: number): string {
  return `prompts/${node}.${language}.${now.toString(36)}.${kind}`;
}

/** The kind of a file by its name; null where it is no sound that the product plays. */
export function audioKind(file: string): string | null {
  const kind = file.toLowerCase().split('.').at(-1) ?? '';
  return kinds.includes(kind) ? kind : null;
}

/** Puts a recording beside the draft. Throws what the server says of it: that it is no audio, or too large. */
export async function sendAudio(flow: string, name: string, content: Blob): Promise<void> {
  await answered(fetch(audioAddress(flow, name), { method: 'PUT', credentials: 'same-origin', body: content }));
}
