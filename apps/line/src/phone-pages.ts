import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const ABSENT = 'The phone page is not built yet. Build it with: npm run build -w @callwright/line\n';

/** The phone page at / and /phone, from a folder with a built index.html; without one, a sentence that says how to build it. */
export function phonePages(folder: string | null): Hono {
  const pages = new Hono();
  if (folder === null) {
    for (const path of ['/', '/phone']) pages.get(path, (c) => c.text(ABSENT));
    return pages;
  }
  pages.get('/phone', serveStatic({ root: folder, path: 'index.html' }));
  pages.get('/phone/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.replace(/^\/phone/, '') }));
  pages.get('/*', serveStatic({ root: folder }));
  return pages;
}
