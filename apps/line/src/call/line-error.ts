/** The user's fault: a request that the line cannot carry out as things are. */
export class LineError extends Error {
  readonly kind: 'invalid' | 'not-found' | 'conflict';
  readonly code: string;
  readonly path: string | undefined;

  constructor(kind: LineError['kind'], code: string, message: string, path?: string) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.path = path;
  }
}
