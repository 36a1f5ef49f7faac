import { type Change, withNode } from '../open-document.ts';

/** Writes a node's title or note; an empty text takes it away. */
export function setNodeText(node: string, field: 'title' | 'note', text: string): Change {
  return (document) =>
    withNode(document, node, (old) => {
      if ((old[field] ?? '') === text) return old;
      const { [field]: _, ...others } = old;
      return text === '' ? others : { ...others, [field]: text };
    });
}
