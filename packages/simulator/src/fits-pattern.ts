/** Whether an address is one of a pattern, in which `*` stands for anything. */
export function fitsPattern(pattern: string, address: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!address.startsWith(first)) return false;
  let from = first.length;
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const found = isLast && part !== '' ? address.length - part.length : address.indexOf(part, from);
    if (found < from || !address.startsWith(part, found)) return false;
    from = found + part.length;
  }
  return rest.length > 0 || from === address.length;
}
