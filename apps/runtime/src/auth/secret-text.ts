import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that nobody guesses, for addresses and headers. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. Tokens are as long as their hash, so no salt and no slow hash is needed. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A secret for one use, made of the installation's secret. */
export function derived(secret: string, use: string): string {
  return createHmac('sha256', secret).update(use).digest('base64url');
}

/** Whether two texts are equal, in a time that does not tell how far. */
export function isSameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
