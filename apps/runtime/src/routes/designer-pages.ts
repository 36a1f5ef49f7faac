import { existsSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type HonoRequest } from 'hono';
import { compress } from 'hono/compress';

const NOT_PAGES = /^\/(api|voice|audio|clock|sms|healthz|readyz|metrics)(\/|$)/;
const ABSENT = 'The designer is not built yet. Build it with: npm run build\n';
const A_YEAR = 'public, max-age=31536000, immutable';

/**
 * The built designer: its files, and its one page at every address that a browser goes to and that is nothing else. Without a build, a sentence that
 * says how to make one.
 */
export function designerPages(folder: string): Hono {
  const pages = new Hono();
  pages.use('*', async (context, next) => (isPage(context.req) ? next() : context.notFound()));
  if (!existsSync(path.join(folder, 'index.html'))) return pages.get('*', (context) => context.text(ABSENT, 503));
  return (
    pages
      .use('*', compress())
      // a name with the hash of its content never means anything else
      .get('/assets/*', serveStatic({ root: folder, onFound: (_, context) => context.header('cache-control', A_YEAR) }))
      .get('/assets/*', (context) => context.notFound())
      .get('*', serveStatic({ root: folder, path: 'index.html', onFound: (_, context) => context.header('cache-control', 'no-cache') }))
  );
}

/** Programs that ask for an address that is not there are told so; people are shown a page that says it. */
function isPage(request: HonoRequest): boolean {
  if (NOT_PAGES.test(request.path)) return false;
  return request.path.startsWith('/assets/') || (request.header('accept') ?? '').includes('text/html');
}
