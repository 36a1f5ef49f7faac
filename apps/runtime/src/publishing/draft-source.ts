import type { JsonValue } from '@callwright/flow-schema';
import type { FlowSource } from '../flows/flow-source.ts';
import { folderSource } from '../flows/flow-source.ts';
import type { DraftFile } from '../store/publishing-store.ts';

/** A flow as its draft has it, over what its folder has. */
export function draftSource(folder: string, flow: JsonValue, draftFiles: readonly DraftFile[]): FlowSource {
  const source = folderSource(folder);
  const own = new Map(draftFiles.map((file) => [file.path, file.content]));
  return {
    ...source,
    flow: () => Promise.resolve(JSON.stringify(flow)),
    audio(name) {
      const content = own.get(name);
      return content === undefined ? source.audio(name) : Promise.resolve(content);
    },
  };
}
