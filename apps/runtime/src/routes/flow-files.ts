import { type Context, Hono } from 'hono';
import { needs } from '../auth/needs.ts';
import type { Deps } from '../deps.ts';
import { unknownFlow } from '../publishing/flow-at.ts';
import { listFlowFiles, readFlowFile, writeFlowFile } from '../publishing/flow-files.ts';
import { Refused } from '../publishing/refused.ts';
import { limitOf } from './checked.ts';

/** Ten minutes of a good recording. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Tests and recordings beside a flow: the draft's over those on disk. */
export function flowFileRoutes(deps: Deps) {
  return new Hono()
    .get('/', needs('read-flows'), async (context) => context.json(await listFlowFiles(deps, idOf(context))))
    .get('/:path{.+}', needs('read-flows'), async (context) => {
      const { content, mediaType, hash } = await readFlowFile(deps, idOf(context), context.req.param('path'));
      const headers = { 'content-type': mediaType, etag: `"${hash}"`, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
      return context.body(Buffer.from(content), 200, headers);
    })
    .put('/:path{.+}', needs('edit-flows'), limitOf(MOST_BYTES), async (context) => {
      const name = context.req.param('path');
      await refuseStale(deps, context, name);
      const sent = new Uint8Array(await context.req.arrayBuffer());
      return context.json(await writeFlowFile(deps, context.get('signedIn').user, idOf(context), name, sent));
    })
    .delete('/:path{.+}', needs('edit-flows'), async (context) => {
      const name = context.req.param('path');
      await refuseStale(deps, context, name);
      await readFlowFile(deps, idOf(context), name);
      return context.json(await writeFlowFile(deps, context.get('signedIn').user, idOf(context), name, null));
    });
}

/** `If-Match` with the hash of the file that was changed: somebody else's change of it is not overwritten. */
async function refuseStale(deps: Deps, context: Context, name: string): Promise<void> {
  const wanted = context.req.header('if-match');
  if (wanted === undefined) return;
  const current = await readFlowFile(deps, idOf(context), name).catch(() => null);
  if (wanted !== `"${current?.hash ?? ''}"`)
    throw new Refused(409, 'stale-file', 'Somebody has changed this file meanwhile.', { path: 'path' });
}

function idOf(context: Context): string {
  const id: string | undefined = context.req.param('id');
  if (id === undefined) throw unknownFlow();
  return id;
}
