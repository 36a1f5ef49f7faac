import { z } from 'zod';

/** The last thing of a page: when it was, and which. */
export interface PageEnd {
  at: string;
  id: string;
}

/** Postgres knows no year 0. */
const moment = z.iso.datetime().refine((at) => !at.startsWith('0000'));
const pageEnd = z.tuple([moment, z.string().regex(/^[\w-]{1,64}$/)]);

/** A page's end as a text that means nothing to who carries it. */
export function writeCursor({ at, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** The page's end that a cursor stands for; a cursor that was not made here is a problem at its place. */
export const cursorSchema = z
  .string()
  .max(300)
  .transform((cursor, context): PageEnd => {
    const read = pageEnd.safeParse(parsed(Buffer.from(cursor, 'base64url').toString()));
    if (read.success) return { at: read.data[0], id: read.data[1] };
    context.addIssue({ code: 'custom', message: 'is no cursor of an earlier answer' });
    return z.NEVER;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
