/** A request to the line that did not do what was asked; `message` says what happened and what to do, for the person at the page. */
export class LineProblem extends Error {
  override readonly name = 'LineProblem';
}

/** The words for an answer that is no success: `absent` for 404, else the line's own where it sent some. */
export function problemOfAnswer(status: number, body: string, absent?: string): LineProblem {
  const said = sentence(messageIn(body));
  if (status === 404 && absent) return new LineProblem(absent);
  if (status === 404) return new LineProblem(said ?? 'The line no longer knows this call. It may have been reset: call again.');
  if (status >= 500) return new LineProblem(`The line failed (${status}). ${said ?? 'Its log says why.'}`);
  return new LineProblem(said ?? `The line refused this (${status}).`);
}

export const problemOfSilence = (cause: unknown): LineProblem =>
  new LineProblem('The line does not answer. Start it, then try again.', { cause });

function messageIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    for (const key of ['message', 'error']) {
      const value: unknown = Reflect.get(parsed, key);
      if (typeof value === 'string') return value;
      if (typeof value === 'object' && value !== null) return messageIn(JSON.stringify(value));
    }
  } catch {
    return body.startsWith('<') || body.length > 200 ? undefined : body;
  }
  return undefined;
}

function sentence(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
