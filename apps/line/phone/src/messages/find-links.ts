/** A stretch of a text; with `href` it is an address on the web. Joined again, the stretches are the text. */
export interface TextPart {
  text: string;
  href?: string;
}

const addressPattern = /(?:https?:\/\/|www\.)[^\s<>"]+/giu;
/** What ends a sentence or a quotation, and so does not belong to the address before it. */
const trailing = /[.,;:!?'’”»…)\]}]$/u;

/** Finds the web addresses in a text message. */
export function findLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(addressPattern)) {
    const address = withoutTrailing(match[0]);
    const href = /^www\./i.test(address) ? `https://${address}` : address;
    if (!URL.canParse(href)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: address, href });
    from = match.index + address.length;
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts;
}

function withoutTrailing(found: string): string {
  let address = found;
  while (trailing.test(address) && !(address.endsWith(')') && isBalanced(address))) address = address.slice(0, -1);
  return address;
}

const isBalanced = (address: string): boolean => address.split('(').length === address.split(')').length;
