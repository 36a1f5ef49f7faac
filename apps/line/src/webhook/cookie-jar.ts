/** The cookies that a call's webhooks set, sent back to the same host as long as the call lasts. */
export class CookieJar {
  readonly #hosts = new Map<string, Map<string, string>>();

  keep(host: string, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const separator = pair.indexOf('=');
      if (separator < 1) continue;
      const cookies = this.#hosts.get(host) ?? new Map<string, string>();
      this.#hosts.set(host, cookies);
      const name = pair.slice(0, separator).trim();
      if (isExpired(attributes)) cookies.delete(name);
      else cookies.set(name, pair.slice(separator + 1).trim());
    }
  }

  /** The Cookie header for a host, or null when there is nothing to send. */
  header(host: string): string | null {
    const cookies = this.#hosts.get(host);
    if (!cookies || cookies.size === 0) return null;
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

function isExpired(attributes: readonly string[]): boolean {
  return attributes.some((attribute) => {
    const [name = '', value = ''] = attribute.split('=').map((part) => part.trim());
    if (name.toLowerCase() === 'max-age') return Number(value) <= 0;
    return name.toLowerCase() === 'expires' && Date.parse(value) <= Date.now();
  });
}
