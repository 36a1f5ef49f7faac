/** At which stage a request failed, in the words of Twilio's connection overrides: connecting, reading, in total, or by its status. */
export type FailureStage = 'ct' | 'rt' | 'tt' | '4xx' | '5xx';

/** The outside world's fault: a request that got no usable answer. `code` is Twilio's. */
export class HttpFailure extends Error {
  readonly code: number;
  readonly stage: FailureStage;
  /** The audio file that could not be had, when it was one. */
  media: string | null = null;

  constructor(code: number, stage: FailureStage, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.stage = stage;
  }
}

const CERTIFICATE_ERRORS = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Finds Twilio's code for an error of Node's. */
export function readFailure(error: unknown, established: boolean): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new HttpFailure(twilioCode(errorCode(error), established), established ? 'rt' : 'ct', message, { cause: error });
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function twilioCode(code: string, established: boolean): number {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 11210;
  if (CERTIFICATE_ERRORS.has(code)) return 11237;
  if (code === 'EPROTO' || code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return 11220;
  if (code.startsWith('HPE_')) return 11206;
  return established ? 11200 : 11205;
}
