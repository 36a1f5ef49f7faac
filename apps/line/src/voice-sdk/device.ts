import type { WebSocket } from 'ws';
import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { type DeviceGrant, readAccessToken } from './access-token.ts';
import { type CallServices, DeviceCall } from './device-call.ts';
import type { Devices } from './devices.ts';
import { readSignal, type Spoken, type SpokenOf, writeSignal } from './signal.ts';

export interface DeviceServices extends CallServices {
  board: Switchboard;
  devices: Devices;
  comesBackSeconds: number;
  log(message: string): void;
}

/** One browser that speaks the voice SDK's signalling, from its socket's opening on. */
export class Device {
  readonly #socket: WebSocket;
  readonly #services: DeviceServices;
  readonly #calls = new Set<DeviceCall>();
  #grant: DeviceGrant | null = null;
  #unregister: (() => void) | null = null;
  #before: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, services: DeviceServices) {
    this.#socket = socket;
    this.#services = services;
    socket.on('message', (data) => {
      const text = String(data);
      if (text.trim() === '') socket.send('\n');
      const message = readSignal(text);
      // one after another, or a register would overtake the token that it needs
      if (message !== null)
        this.#before = this.#before.then(() => this.#act(message)).catch((error: unknown) => this.#tellError(31000, error));
    });
    socket.on('close', () => this.#close());
    socket.on('error', (error) => services.log(`a device's socket failed: ${error.message}`));
  }

  /** Rings: the device is invited to a call that somebody makes to it. */
  async ring(leg: Leg): Promise<void> {
    const call = this.#add(leg, leg.sid);
    const sdp = await call.peer.offer();
    if (leg.isEnded) return;
    const { accountSid } = this.#services.board;
    const parameters = { From: leg.from, To: leg.to, CallSid: leg.sid, AccountSid: accountSid, Params: parametersOf(leg.to) };
    this.#send('invite', { callsid: leg.sid, sdp, parameters, reconnect: this.#services.devices.tokenOf(call) });
  }

  #act(message: Spoken): Promise<void> | void {
    switch (message.type) {
      case 'listen':
        return this.#listen(message.payload);
      case 'register':
        return this.#register();
      case 'invite':
        return message.payload.reconnect === undefined
          ? this.#dial(message.payload)
          : this.#comeBack(message.payload, message.payload.reconnect);
      case 'answer':
        return this.#answer(message.payload);
      case 'reinvite':
        return this.#changeNetwork(message.payload);
      case 'dtmf':
        return this.#withCall(message.payload, ({ leg }) => this.#services.board.press(leg, message.payload.dtmf));
      case 'hangup':
      case 'reject':
        return this.#withCall(message.payload, ({ leg }) => this.#services.board.hangUp(leg));
    }
  }

  async #listen({ token }: SpokenOf<'listen'>): Promise<void> {
    const { board } = this.#services;
    const grant = await readAccessToken(token, { accountSid: board.accountSid, secret: board.authToken, now: Date.now() });
    if ('code' in grant) return this.#tellError(grant.code, grant.message);
    this.#grant = grant;
    const { identity, ttl } = grant;
    this.#send('connected', { region: 'gll', edge: 'roaming', home: 'us1', gateway: 'local', token: { identity, ttl } });
  }

  #register(): void {
    const grant = this.#grant;
    if (grant === null) this.#tellError(31_204, 'The device sent no access token.');
    else if (!grant.takesCalls) this.#tellError(31_206, 'The access token does not let this device take calls.');
    else {
      this.#unregister ??= this.#services.devices.register(grant.identity, this);
      this.#send('ready', {});
    }
  }

  async #dial({ callsid, sdp, twilio }: SpokenOf<'invite'>): Promise<void> {
    const { board } = this.#services;
    if (this.#grant === null) return this.#tellError(31_204, 'The device sent no access token.', callsid);
    const { identity, applicationSid } = this.#grant;
    const parameters = Object.fromEntries(new URLSearchParams(twilio?.params ?? ''));
    const leg = this.#placed(() =>
      applicationSid === null
        ? board.dialIn(`client:${identity}`, parameters['To'] ?? '')
        : board.dialApplication(`client:${identity}`, applicationSid, parameters),
    );
    if (!('sid' in leg)) return this.#tellError(31_002, leg.refused, callsid);
    const call = this.#add(leg, callsid);
    const answer = await call.peer.answer(sdp);
    this.#send('ringing', { callsid: leg.sid });
    const tell = (): void => {
      if (leg.answeredAt === null || leg.isEnded) return;
      unwatch();
      this.#send('answer', { callsid: leg.sid, sdp: answer, reconnect: this.#services.devices.tokenOf(call) });
    };
    const unwatch = leg.watchStatus(tell);
    tell();
  }

  #placed(place: () => Leg): Leg | { refused: string } {
    try {
      return place();
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  }

  async #answer({ callsid, sdp }: SpokenOf<'answer'>): Promise<void> {
    const call = this.#find(callsid);
    if (call === null || call.leg.isEnded) return;
    await call.peer.accept(sdp);
    // the SDK answers what it has been invited to, and once more when it comes back
    if (call.leg.status === 'ringing') this.#services.board.answer(call.leg);
  }

  async #changeNetwork({ callsid, sdp }: SpokenOf<'reinvite'>): Promise<void> {
    const call = this.#find(callsid);
    if (call !== null && !call.leg.isEnded) this.#send('answer', { callsid, sdp: await call.peer.answer(sdp) });
  }

  /** A device that lost its socket takes its call up again, on a new one. */
  async #comeBack({ callsid, sdp }: SpokenOf<'invite'>, token: string): Promise<void> {
    const found = this.#services.devices.takeOver(token);
    if (found === null || found.leg.isEnded) return this.#send('hangup', { callsid });
    this.#take(found);
    return this.#send('answer', { callsid, sdp: await found.peer.answer(sdp), reconnect: this.#services.devices.tokenOf(found) });
  }

  #withCall({ callsid }: { callsid: string }, act: (call: DeviceCall) => void): void {
    const call = this.#find(callsid);
    if (call !== null) act(call);
  }

  #find(callsid: string): DeviceCall | null {
    return [...this.#calls].find((call) => call.isNamed(callsid)) ?? null;
  }

  #add(leg: Leg, name: string): DeviceCall {
    return this.#take(new DeviceCall(leg, name, this.#services));
  }

  #take(call: DeviceCall): DeviceCall {
    call.device = this;
    this.#calls.add(call);
    this.#follow(call);
    return call;
  }

  /** The device is told when its call is over. */
  #follow(call: DeviceCall): void {
    const { leg, name } = call;
    const tell = (): void => {
      if (!this.#calls.delete(call)) return;
      // one that never answered has nothing to hang up
      const isUnanswered = leg.answeredAt === null && leg.direction !== 'inbound';
      this.#send(isUnanswered ? 'cancel' : 'hangup', { callsid: leg.sid });
      if (name !== leg.sid && leg.answeredAt === null) this.#send('hangup', { callsid: name });
    };
    if (leg.isEnded) tell();
    else leg.over.addEventListener('abort', tell, { once: true });
  }

  #close(): void {
    this.#unregister?.();
    this.#unregister = null;
    const left = [...this.#calls];
    this.#calls.clear();
    if (left.length === 0) return;
    const ending = setTimeout(() => {
      for (const call of left) if (call.device === this) this.#services.board.hangUp(call.leg);
    }, this.#services.comesBackSeconds * 1000);
    ending.unref();
  }

  #send(type: string, payload: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(writeSignal(type, payload));
  }

  #tellError(code: number, error: unknown, callsid?: string): void {
    const message = error instanceof Error ? error.message : String(error);
    this.#send('error', { error: { code, message }, ...(callsid !== undefined && { callsid }) });
  }
}

/** `client:ana?topic=bill` tells the device that the topic is the bill. */
function parametersOf(to: string): string {
  const question = to.indexOf('?');
  return question < 0 ? '' : to.slice(question + 1);
}
