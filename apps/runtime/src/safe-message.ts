/** An error's message without what callers keyed or said: no values of a query, no long numbers. */
export function safeMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s*params:[\s\S]*$/i, '').replace(/\+?\d(?:[ -]?\d){4,}/g, '•••');
}
