const BYTE_ORDER_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const LOOKED_AT = 1000;
const NEWLINE = 10;
const AGAIN = 'save it again as "CSV UTF-8"';

/** The text of a file in UTF-8, its newlines made alike; else what is wrong with it. */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  const isMarked = BYTE_ORDER_MARKS.some((mark) => mark.every((byte, index) => bytes[index] === byte));
  if (isMarked || bytes.subarray(0, LOOKED_AT).includes(0)) return { problem: `the file is in UTF-16, or is no text; ${AGAIN}` };
  const text = decode(bytes);
  if (text === null) return { problem: `the file is not in UTF-8: line ${firstBadLine(bytes)} has letters of another encoding; ${AGAIN}` };
  return { text: text.replaceAll(/\r\n?/g, '\n') };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end === -1 ? bytes.length : end;
    if (decode(bytes.subarray(from, to)) === null) break;
    from = to + 1;
  }
  return line;
}
