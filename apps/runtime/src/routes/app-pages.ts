import { existsSync } from 'node:fs';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type HonoRequest } from 'hono';
import { compress } from 'hono/compress';

const NOT_PAGES = /^\/(api|voice|audio|clock|sms|healthz|readyz|metrics)(\/|$)/;
const A_YEAR = 'public, max-age=31536000, immutable';

interface App {
  /** Where its build lies. */
  folder: string;
  /** Where its pages begin: '' or '/desk'. */
  base: string;
  /** What it is called where it is not built yet. */
  name: string;
}

/**
 * A built app of pages: its files, and its one page at every address below its base that a browser goes to and that is nothing else. Without a
 * build, a sentence that says how to make one.
 */
export function appPages({ folder, base, name }: App): Hono {
  const pages = new Hono();
  const absent = `The ${name} is not built yet. Build it with: npm run build\n`;
  pages.use('*', async (context, next) => (isPage(context.req) ? next() : context.notFound()));
  if (!existsSync(path.join(folder, 'index.html'))) return pages.get(`${base}/*`, (context) => context.text(absent, 503));
  const files = {
    root: folder,
    precompressed: true,
    rewriteRequestPath: (address: string) => address.slice(base.length),
    onFound: (_: string, context: Context) => context.header('cache-control', A_YEAR),
  };
  return (
    pages
      // a name with the hash of its content never means anything else
      .get(`${base}/assets/*`, serveStatic(files))
      .get(`${base}/assets/*`, (context) => context.notFound())
      .get(`${base}/sounds/*`, serveStatic({ ...files, precompressed: false }))
      .use(`${base}/*`, compress())
      .get(
        `${base}/*`,
        serveStatic({ root: folder, path: 'index.html', onFound: (_, context) => context.header('cache-control', 'no-cache') }),
      )
  );
}

/** Programs that ask for an address that is not there are told so; people are shown a page that says it. */
function isPage(request: HonoRequest): boolean {
  if (NOT_PAGES.test(request.path)) return false;
  return /^(\/desk)?\/(assets|sounds)\//.test(request.path) || (request.header('accept') ?? '').includes('text/html');
}
