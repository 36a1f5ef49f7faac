import { renderHold, resumeUrl } from '@callwright/twiml';
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';

/** The languages that the words to hold are said in where nobody knows the caller's. */
const languages = ['ru-RU', 'ro-RO', 'en-US'];

/** The document that holds callers while this runtime is away, for whoever keeps it outside: it says nothing of any call. */
export function holdRoutes({ settings }: Pick<Deps, 'settings'>) {
  const document = renderHold(languages, resumeUrl(settings.publicUrl));
  return new Hono().get('/', (context) => context.body(document, 200, { 'content-type': 'text/xml; charset=utf-8' }));
}
