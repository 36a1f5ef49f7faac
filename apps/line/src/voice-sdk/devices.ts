import { randomUUID } from 'node:crypto';
import type { Leg } from '../call/leg.ts';
import type { Device } from './device.ts';
import type { DeviceCall } from './device-call.ts';

/** The devices that take calls, by their identity, what they have to do with which leg, and the calls that may be taken up again. */
export class Devices {
  readonly #registered = new Map<string, Set<Device>>();
  readonly #calls = new Map<Leg, Set<DeviceCall>>();
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

  /** Those who ring for an address such as `client:ana?topic=bill`: all of that name. */
  at(address: string): Device[] {
    const [, identity = ''] = /^client:([^?]+)/.exec(address) ?? [];
    return [...(this.#registered.get(identity) ?? [])];
  }

  /** Knows a call of a device until it is over. */
  note(call: DeviceCall): void {
    const { leg, over } = call;
    const calls = this.#calls.get(leg) ?? new Set();
    this.#calls.set(leg, calls.add(call));
    const forget = (): void => {
      this.#tokens.delete(call);
      calls.delete(call);
      if (calls.size === 0) this.#calls.delete(leg);
    };
    if (over.aborted) forget();
    else over.addEventListener('abort', forget, { once: true });
  }

  /** A leg has one phone: the first device that answers, the last that lends its sound. The others have no part in it any more. */
  give(call: DeviceCall): void {
    for (const other of [...(this.#calls.get(call.leg) ?? [])]) if (other !== call) other.leave();
    call.take();
  }

  /** Whether another device rings for the same leg. */
  ringsElsewhere(call: DeviceCall): boolean {
    return [...(this.#calls.get(call.leg) ?? [])].some((other) => other !== call && !other.isTaken);
  }

  tokenOf(call: DeviceCall): string {
    const token = this.#tokens.get(call) ?? randomUUID();
    if (!call.over.aborted) this.#tokens.set(call, token);
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
