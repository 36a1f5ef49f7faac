const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Removes what XML 1.0 cannot hold even when escaped: control characters, lone surrogates, U+FFFE and U+FFFF. https://www.w3.org/TR/xml/#charsets */
export function cleanXmlText(text: string): string {
  return text.replace(forbidden, '');
}
