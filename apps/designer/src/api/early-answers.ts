const early = new Map<string, Promise<Response>>();

/** Asks the server for an address before the page that shows it is there. */
export function askEarly(path: string): void {
  const answer = fetch(path);
  // who takes it hears of a failure
  answer.catch(() => undefined);
  early.set(path, answer);
}

/** The answer that was asked for early, once; undefined where none was. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const answer = early.get(path);
  early.delete(path);
  return answer;
}
