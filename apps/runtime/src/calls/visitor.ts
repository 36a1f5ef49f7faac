import { randomBytes } from 'node:crypto';

const NAME = 'visitor_';

/** The name under which somebody who has no number calls from a web page; another one for each call. */
export function newVisitor(): string {
  return `${NAME}${randomBytes(8).toString('hex')}`;
}

/** Whether a call comes from a web page's visitor. */
export function isVisitor(from: string): boolean {
  return from.startsWith(`client:${NAME}`);
}
