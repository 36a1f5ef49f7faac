/** How patient the line is with one webhook; milliseconds. Twilio lets a URL's fragment override it ("connection overrides"). */
export interface ConnectionLimits {
  connect: number;
  read: number;
  total: number;
  retries: number;
  retryOn: ReadonlySet<string>;
}

/** Reads `#ct=&rt=&tt=&rc=&rp=` of a webhook's URL. Values out of Twilio's ranges are brought into them. */
export function connectionLimits(fragment: string): ConnectionLimits {
  const overrides = new URLSearchParams(fragment.replace(/^#/, ''));
  return {
    connect: bounded(overrides.get('ct'), 5_000, 100, 10_000),
    read: bounded(overrides.get('rt'), 15_000, 100, 15_000),
    total: bounded(overrides.get('tt'), 15_000, 100, 15_000),
    retries: bounded(overrides.get('rc'), 1, 0, 5),
    retryOn: new Set((overrides.get('rp') ?? 'ct').split(',').map((policy) => policy.trim())),
  };
}

function bounded(text: string | null, standard: number, least: number, most: number): number {
  if (text === null || !/^\d+$/.test(text)) return standard;
  return Math.min(Math.max(Number(text), least), most);
}
