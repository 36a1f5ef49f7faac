import { randomUUID } from 'node:crypto';
import type { Device } from './device.ts';
import type { DeviceCall } from './device-call.ts';

/** The devices that take calls, by their identity, and the calls that may be taken up again. */
export class Devices {
  readonly #registered = new Map<string, Set<Device>>();
  readonly #tokens = new Map<DeviceCall, string>();
  readonly #open: (addresses: readonly string[]) => () => void;

  /** @param open lets addresses be rung until the returned function is called */
  constructor(open: (addresses: readonly string[]) => () => void) {
    this.#open = open;
  }

  /** Lets calls to `client:<identity>` ring a device until the returned function is called. */
  register(identity: string, device: Device): () => void {
    const devices = this.#registered.get(identity) ?? new Set();
    this.#registered.set(identity, devices.add(device));
    const close = this.#open([`client:${identity}`]);
    return () => {
      close();
      devices.delete(device);
      if (devices.size === 0) this.#registered.delete(identity);
    };
  }

  /** Those who ring for an address such as `client:ana?topic=bill`; the one that registered last. */
  at(address: string): Device | null {
    const [, identity = ''] = /^client:([^?]+)/.exec(address) ?? [];
    return [...(this.#registered.get(identity) ?? [])].at(-1) ?? null;
  }

  tokenOf(call: DeviceCall): string {
    const token = this.#tokens.get(call) ?? randomUUID();
    if (!this.#tokens.has(call)) {
      this.#tokens.set(call, token);
      call.leg.over.addEventListener('abort', () => this.#tokens.delete(call), { once: true });
    }
    return token;
  }

  /** The call of a token, which belongs to who comes with it; the token is then another one. */
  takeOver(token: string): DeviceCall | null {
    const [call] = [...this.#tokens].find(([, known]) => known === token) ?? [];
    if (call === undefined) return null;
    this.#tokens.set(call, randomUUID());
    return call;
  }
}
