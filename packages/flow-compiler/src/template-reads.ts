import { type Filter, IfTag, type Template, type Token, TypeGuards, toValueSync, UnlessTag, type Value } from 'liquidjs';

/** A name that a template reads. */
export interface TemplateRead {
  /** By its root: `{{ contact.name }}` reads `contact`. Null where the name itself is worked out: `{{ [name] }}`. */
  name: string | null;
  /** Whether the value may be seen in the text; not where it is masked, or only asked whether it is there: `{% if name %}`. */
  shown: boolean;
}

/** A value with its filters, in an output, a tag or an argument. */
type Filtered = Pick<Value, 'initial'> & { filters: readonly Pick<Filter, 'name' | 'args'>[] };

/** All names that templates read, also those that a tag may have set anew before: it may not have been run. */
export function templateReads(templates: readonly Template[]): TemplateRead[] {
  return templates.flatMap((template) => {
    const asks = template instanceof IfTag || template instanceof UnlessTag;
    const own = [...(template.arguments?.() ?? [])].flatMap((read) => (isFiltered(read) ? inValue(read, asks) : inToken(read, true)));
    const inside = template.children === undefined ? [] : toValueSync<Template[]>(template.children(false, true));
    return [...own, ...templateReads(inside)];
  });
}

function inValue({ initial, filters }: Filtered, asks: boolean): TemplateRead[] {
  const masked = filters.findLastIndex(({ name }) => name === 'mask');
  const isAsked = asks && filters.length === 0 && initial.postfix.every(comparesNothing);
  return [
    ...initial.postfix.flatMap((token) => inToken(token, masked === -1 && !isAsked)),
    ...filters.flatMap(({ args }, index) =>
      args.flatMap((arg) => {
        const token = Array.isArray(arg) ? arg[1] : arg;
        return token === undefined ? [] : inToken(token, index > masked);
      }),
    ),
  ];
}

function inToken(token: Token, shown: boolean): TemplateRead[] {
  if (TypeGuards.isRangeToken(token)) return [token.lhs, token.rhs].flatMap((end) => inToken(end, shown));
  if (isFiltered(token)) return inValue(token, false);
  if (!TypeGuards.isPropertyAccessToken(token)) return [];
  const [first, ...further] = token.props;
  const inProps = (props: readonly (Token | undefined)[]) => props.flatMap((prop) => (prop === undefined ? [] : inToken(prop, true)));
  if (token.variable !== undefined) return [...inToken(token.variable, shown), ...inProps(token.props)];
  const isWritten = TypeGuards.isWordToken(first) || TypeGuards.isQuotedToken(first) || TypeGuards.isNumberToken(first);
  return isWritten ? [{ name: String(first.content), shown }, ...inProps(further)] : [{ name: null, shown }, ...inProps(token.props)];
}

function comparesNothing(token: Token): boolean {
  return !TypeGuards.isOperatorToken(token) || ['and', 'or', 'not'].includes(token.operator);
}

function isFiltered(value: object): value is Filtered {
  return 'initial' in value && 'filters' in value;
}
