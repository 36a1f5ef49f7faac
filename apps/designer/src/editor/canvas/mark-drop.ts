import type { Way } from './ways.ts';

/** Shows on which way a node would be dropped. Outside of React: it follows the pointer. */
export function markWay(way: Way | null): void {
  mark('.react-flow__edge', 'drop-way', way?.id ?? null);
}

/** Shows on which box an exit would be dropped. */
export function markBox(id: string | null): void {
  mark('.react-flow__node-box', 'drop-target', id);
}

function mark(among: string, name: string, id: string | null): void {
  for (const element of document.querySelectorAll(`.${name}`)) element.classList.remove(name);
  if (id !== null) document.querySelector(`${among}[data-id="${CSS.escape(id)}"]`)?.classList.add(name);
}
