let isPlain = false;

/** The voice SDK knows only wss://; a line on this machine has no certificate. Nothing but its one address is changed. Comes before the SDK is loaded. */
export function allowPlainSocket(gateway: string): void {
  if (isPlain || window.location.protocol !== 'http:') return;
  isPlain = true;
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(String(address).replace(`wss://${gateway}/`, `ws://${gateway}/`), protocols);
    }
  };
}
