import { z } from 'zod';
import type { CallContext } from './call-context.ts';
import { renderTemplate } from './render-template.ts';
import { templateScope } from './speak-prompt.ts';
import type { Translate } from './translate.ts';

const operators: Record<string, (left: unknown, right: unknown) => boolean> = {
  equals: (left, right) => compare(left, right) === 0,
  'not-equals': (left, right) => compare(left, right) !== 0,
  'less-than': (left, right) => order(left, right, (sign) => sign < 0),
  'at-most': (left, right) => order(left, right, (sign) => sign <= 0),
  'greater-than': (left, right) => order(left, right, (sign) => sign > 0),
  'at-least': (left, right) => order(left, right, (sign) => sign >= 0),
  contains: (left, right) => !isEmpty(right) && folded(left).includes(folded(right)),
  'starts-with': (left, right) => !isEmpty(right) && folded(left).startsWith(folded(right)),
  'ends-with': (left, right) => !isEmpty(right) && folded(left).endsWith(folded(right)),
  'is-one-of': (left, right) => Array.isArray(right) && right.some((item) => compare(left, item) === 0),
  'is-empty': (left) => isEmpty(left),
  'is-not-empty': (left) => !isEmpty(left),
};

/** The operators in words that stand between the two sides. */
const operatorWords: Readonly<Record<string, string>> = {
  equals: 'is',
  'not-equals': 'is not',
  'less-than': 'is less than',
  'at-most': 'is at most',
  'greater-than': 'is more than',
  'at-least': 'is at least',
  contains: 'contains',
  'starts-with': 'begins with',
  'ends-with': 'ends with',
  'is-one-of': 'is one of',
  'is-empty': 'is empty',
  'is-not-empty': 'is not empty',
};

const unary: ReadonlySet<string> = new Set(['is-empty', 'is-not-empty']);
const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);

/** One row of a condition: a value of the call, an operator, and what it is compared with (a text may be a template). */
export const rowSchema = z
  .strictObject({
    left: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[a-zA-Z_][\w.]*$/, 'name a variable, or a value like "call.from"')
      .meta({ label: 'Value', control: 'operand', help: 'A variable of the flow, or a value of the call: call.from, contact.name.' }),
    operator: z.enum(Object.keys(operators)).meta({ label: 'Operator', choices: operatorWords }),
    right: z
      .union([scalar.meta({ label: 'A value', control: 'template' }), z.array(scalar).max(500).meta({ label: 'Several values' })])
      .optional()
      .meta({ label: 'Compared with', item: 'Value', add: 'Add a value' }),
  })
  .refine(
    ({ operator, right }) => unary.has(operator) === (right === undefined),
    'this operator compares with a value, or with nothing when it asks for emptiness',
  );
export type Row = z.output<typeof rowSchema>;

/** A row as a sentence: `topic is bill`. Empty where it is not written yet. */
export function rowWords({ left, operator, right }: Partial<Row>, words: Translate): string {
  if (left === undefined || operator === undefined) return '';
  const compared = right === undefined ? [] : [Array.isArray(right) ? right.join(', ') : String(right)];
  return [left, words(operatorWords[operator] ?? operator), ...compared].join(' ');
}

/** Says whether a row holds for a call. Numbers compare as numbers, texts without regard to case; an unset value is empty. */
export function rowHolds(row: Row, context: CallContext): boolean {
  const scope = templateScope(context, { confirmedOnly: true });
  const right = typeof row.right === 'string' ? renderTemplate(row.right, scope) : row.right;
  return operators[row.operator]?.(valueAt(scope, row.left), right) ?? false;
}

function valueAt(scope: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined), scope);
}

function order(left: unknown, right: unknown, holds: (sign: number) => boolean): boolean {
  return !isEmpty(left) && !isEmpty(right) && holds(compare(left, right));
}

function compare(left: unknown, right: unknown): number {
  const [a, b] = [asNumber(left), asNumber(right)];
  return a !== null && b !== null ? sign(a, b) : sign(folded(left), folded(right));
}

function sign<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole numbers of any length stay exact: two long contract numbers must not become equal. */
function asNumber(value: unknown): number | bigint | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^-?\d+$/.test(text)) return BigInt(text);
  return /^-?\d+\.\d+$/.test(text) ? Number(text) : null;
}

function folded(value: unknown): string {
  return isEmpty(value) ? '' : String(value).normalize('NFKC').toLowerCase().trim();
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
