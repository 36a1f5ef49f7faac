export interface CodeToken {
  kind: 'tag' | 'name' | 'value' | 'comment' | 'plain';
  text: string;
}
export type CodeLine = readonly CodeToken[];

const widest = 58;
const piecePattern = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^'"<>])*>|[^<]+|</g;

/**
 * TwiML as readable lines: one element a line, nested by two spaces, long text and attribute lists wrapped.
 * What is no well-formed XML comes back line by line as it was sent.
 */
export function twimlLines(body: string): CodeLine[] {
  const pieces = body.match(piecePattern) ?? [];
  return isNested(pieces) ? layOut(pieces) : body.split(/\r?\n/).map((line) => [plain(line)]);
}

function isNested(pieces: readonly string[]): boolean {
  const open: string[] = [];
  for (const piece of pieces) {
    if (piece === '<') return false;
    const close = /^<\/([^\s>]+)\s*>$/.exec(piece)?.[1];
    if (close !== undefined && open.pop() !== close) return false;
    const begin = /^<([^\s/>!?]+)/.exec(piece)?.[1];
    if (begin !== undefined && !piece.endsWith('/>')) open.push(begin);
  }
  return open.length === 0 && pieces.some((piece) => piece.startsWith('<'));
}

function layOut(pieces: readonly string[]): CodeLine[] {
  const lines: CodeLine[] = [];
  let depth = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    const leaf = leafAt(pieces, at, depth);
    if (leaf) {
      lines.push(leaf);
      at += pieces[at + 1]?.startsWith('</') ? 1 : 2;
    } else if (piece.startsWith('</')) {
      depth -= 1;
      lines.push([plain(indent(depth)), tag(piece)]);
    } else if (/^<[^!?]/.test(piece)) {
      lines.push(...ofOpening(piece, depth));
      if (!piece.endsWith('/>')) depth += 1;
    } else lines.push(...ofText(piece, depth));
  }
  return lines;
}

/** An element of nothing or short text fits on one line. */
function leafAt(pieces: readonly string[], at: number, depth: number): CodeLine | undefined {
  const [begin = '', second = '', third = ''] = pieces.slice(at, at + 3);
  if (!/^<[^!?/]/.test(begin) || begin.endsWith('/>')) return undefined;
  const text = second.startsWith('</') ? '' : squeeze(second);
  const end = second.startsWith('</') ? second : third;
  if (!end.startsWith('</') || second.startsWith('<') !== second.startsWith('</')) return undefined;
  if (depth * 2 + begin.length + text.length + end.length > widest) return undefined;
  return [plain(indent(depth)), ...tokensOfTag(begin), plain(text), tag(end)];
}

function ofOpening(piece: string, depth: number): CodeLine[] {
  const tokens = tokensOfTag(piece);
  const [first, ...rest] = tokens;
  if (!first || depth * 2 + piece.length <= widest + 8) return [[plain(indent(depth)), ...tokens]];
  const under = ' '.repeat(depth * 2 + first.text.length);
  const lines: CodeToken[][] = [[plain(indent(depth)), first]];
  let width = under.length;
  for (let at = 0; at < rest.length; at += 3) {
    const attribute = rest.slice(at, at + 3);
    const length = attribute.reduce((sum, { text }) => sum + text.length, 0);
    // the closing bracket stays with the last attribute
    if (width + length > widest && width > under.length && attribute.length > 1) {
      lines.push([plain(under)]);
      width = under.length;
    }
    lines.at(-1)?.push(...attribute);
    width += length;
  }
  return lines;
}

function ofText(piece: string, depth: number): CodeLine[] {
  const kind = piece.startsWith('<') ? 'comment' : 'plain';
  const lines: CodeLine[] = [];
  let line = '';
  for (const word of squeeze(piece).split(' ')) {
    if (line !== '' && depth * 2 + line.length + word.length >= widest) {
      lines.push([plain(indent(depth)), { kind, text: line }]);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return line === '' ? lines : [...lines, [plain(indent(depth)), { kind, text: line }]];
}

/** The name with its bracket, then three tokens an attribute: space and name, "=", value; then the closing bracket. */
function tokensOfTag(piece: string): CodeToken[] {
  const [, name = '', attributes = '', end = '>'] = /^(<[^\s/>]+)([\s\S]*?)\s*(\/?>)$/.exec(piece) ?? [];
  const tokens: CodeToken[] = [tag(name)];
  for (const [, key = '', value = ''] of attributes.matchAll(/\s+([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    tokens.push({ kind: 'name', text: ` ${key}` }, plain('='), { kind: 'value', text: value });
  }
  return [...tokens, tag(end)];
}

const tag = (text: string): CodeToken => ({ kind: 'tag', text });
const plain = (text: string): CodeToken => ({ kind: 'plain', text });
const indent = (depth: number): string => '  '.repeat(depth);
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
