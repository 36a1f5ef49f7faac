/** Where a runtime lives: what pages and names are its own. */
export interface Home {
  /** The address under which the world reaches it. */
  publicUrl: string;
  /** It listens on this machine only. */
  isLocal: boolean;
}

/** The names under which a machine calls itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether a page of ours sent this: by its Origin, or by what the browser says of the page. A browser always says one of the two when it writes. */
export function isFromOwnPage(headers: Headers, home: Home): boolean {
  const origin = headers.get('origin');
  // by our referrer policy some requests of our own pages hide their origin
  if (origin === null || origin === 'null') return headers.get('sec-fetch-site') === 'same-origin';
  return origin === new URL(home.publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === headers.get('host'));
}

/** Whether another site's page sent this, as far as the browser says. */
export function isFromOtherPage(headers: Headers, home: Home): boolean {
  const saysWhence = headers.has('origin') || headers.has('sec-fetch-site');
  return saysWhence && headers.get('sec-fetch-site') !== 'none' && !isFromOwnPage(headers, home);
}

/**
 * Whether a request asked for a name that is ours. A runtime that listens on this machine only answers to no other: a page elsewhere may have
 * bent its own name to this machine (DNS rebinding).
 */
export function isOwnHost(host: string, { publicUrl, isLocal }: Home): boolean {
  if (!isLocal) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return isLoopback(hostname) || hostname === new URL(publicUrl).hostname;
}

/** Whether what a browser sends to this name cannot be read on its way: it comes over https, or never leaves the machine. */
export function isSafeForSecrets(host: string, { publicUrl }: Pick<Home, 'publicUrl'>): boolean {
  if (publicUrl.startsWith('https://')) return true;
  return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
}
