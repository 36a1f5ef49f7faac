import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The files that public pages are made of, and where they lie: with this app, whether it runs from its sources or its bundle. */
export interface PublicFiles {
  script(): Promise<string>;
  /** Lets a page's visitor call from his browser. */
  callScript(): Promise<string>;
  /** Twilio's voice SDK, as the script loads it. */
  voiceSdk(): Promise<string>;
  /** The style of pages: the product's tokens, by the reader's choice of light or dark, and the page's own. */
  look(): Promise<string>;
}

/** Public files of two folders, read once. */
export function publicFiles({ pages, theme }: { pages: string; theme: string }): PublicFiles {
  const once = (read: () => Promise<string>) => {
    let reading: Promise<string> | undefined;
    return () => {
      reading ??= read();
      return reading;
    };
  };
  return {
    script: once(() => readFile(path.join(pages, 'order-a-call.js'), 'utf8')),
    callScript: once(() => readFile(path.join(pages, 'call-us.js'), 'utf8')),
    voiceSdk: once(() => readFile(path.join(path.dirname(require.resolve('@twilio/voice-sdk')), '../dist/twilio.min.js'), 'utf8')),
    look: once(async () => {
      const tokens = await readFile(path.join(theme, 'tokens.css'), 'utf8');
      return `${byPreference(tokens)}\n${await readFile(path.join(pages, 'link-page.css'), 'utf8')}`;
    }),
  };
}

/** Other pages choose the theme by a script; these have none. */
function byPreference(tokens: string): string {
  const dark = /:root\[data-theme="dark"\][^{]*\{([^}]*)\}/.exec(tokens)?.[1] ?? '';
  return `${tokens}\n@media (prefers-color-scheme: dark) {\n:root {${dark}}\n}`;
}
