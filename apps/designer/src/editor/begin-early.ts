import { askEarly } from '../api/early-answers.ts';

/** Where the address is that of an open flow: its document and its editor are asked for at once, not one after the other. */
export function beginEarly(pathname: string): void {
  const id = /^\/flows\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (id === undefined) return;
  askEarly(`/api/flows/${id}`);
  // the router asks for it again, and says what is wrong
  import('./editor-page.tsx').catch(() => undefined);
}
