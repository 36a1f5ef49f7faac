import { useClipboard } from '../clipboard/use-clipboard.ts';
import { useEditorKeys } from './use-editor-keys.ts';

/** Keys and clipboard of the editor. On its own, so that what they need to know draws nothing anew. */
export function EditorKeys() {
  useEditorKeys();
  useClipboard();
  return null;
}
