import { type Diagnostic, diagnostic } from './diagnostic.ts';
import type { Flow } from './flow-document.ts';

/** A flow lies in a folder of its own name, so that whoever knows one finds the other. */
export function idDiffers({ id }: Flow, folder: string): Diagnostic[] {
  return id === folder ? [] : [diagnostic('id-differs', ['id'], `The flow is called "${id}", its folder "${folder}".`)];
}
