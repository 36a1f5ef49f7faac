import type { Vault } from './vault.ts';

/** Seals values where they stand, and opens them again. */
export interface Codec {
  seal<Value>(value: Value): Value;
  open<Value>(value: Value): Value;
}

/** A sealed value stands where the value stood; only this file knows that it is none. */
export function codec(vault: Vault): Codec {
  return {
    seal: <Value>(value: Value) => ({ sealed: vault.seal(JSON.stringify(value)) }) as Value,
    open: <Value>(value: Value) => (isSealed(value) ? (JSON.parse(vault.open(value.sealed)) as Value) : value),
  };
}

function isSealed(value: unknown): value is { sealed: string } {
  return typeof value === 'object' && value !== null && 'sealed' in value && typeof value.sealed === 'string';
}
