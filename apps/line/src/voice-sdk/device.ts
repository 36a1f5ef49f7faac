import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { type DeviceGrant, readAccessToken } from './access-token.ts';
import { type CallServices, DeviceCall, type DevicePart } from './device-call.ts';
import type { Devices } from './devices.ts';
import { readSignal, type Spoken, type SpokenOf, writeSignal } from './signal.ts';
import { type ToldWords, tellWords } from './told-words.ts';

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
  #expiry: NodeJS.Timeout | undefined;
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
    const call = this.#add(leg, { part: 'rung', name: leg.sid });
    const sdp = await call.peer.offer();
    if (call.over.aborted) return;
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
        return this.#withCall(message.payload, (call) => this.#drop(call));
    }
  }

  async #listen({ token }: SpokenOf<'listen'>): Promise<void> {
    const { board } = this.#services;
    const grant = await readAccessToken(token, { accountSid: board.accountSid, secret: board.authToken, now: Date.now() });
    if ('code' in grant) return this.#tellError(grant.code, grant.message);
    this.#grant = grant;
    this.#expireAt(grant.expiresAt);
    const { identity, ttl } = grant;
    this.#send('connected', { region: 'gll', edge: 'roaming', home: 'us1', gateway: 'local', token: { identity, ttl } });
  }

  /** Without a fresh token the device is rung no more; its calls go on. */
  #expireAt(moment: number): void {
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(() => {
      this.#grant = null;
      this.#leaveRegister();
      // the code from which the SDK makes its 20104
      this.#tellError(31_205, 'The access token has expired.');
    }, moment - Date.now());
    this.#expiry.unref();
  }

  #leaveRegister(): void {
    this.#unregister?.();
    this.#unregister = null;
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
    const { identity, applicationSid, phone } = this.#grant;
    const parameters = Object.fromEntries(new URLSearchParams(twilio?.params ?? ''));
    if (phone !== null) return this.#lend({ callsid, sdp, phone, sid: parameters['Call'] ?? '' });
    const leg = this.#placed(() =>
      applicationSid === null
        ? board.dialIn(`client:${identity}`, parameters['To'] ?? '')
        : board.dialApplication(`client:${identity}`, applicationSid, parameters),
    );
    if (!('sid' in leg)) return this.#tellError(31_002, leg.refused, callsid);
    const call = this.#add(leg, { part: 'dialled', name: callsid });
    this.#services.devices.give(call);
    const answer = await call.peer.answer(sdp);
    this.#send('ringing', { callsid: leg.sid });
    const tell = (): void => {
      if (leg.answeredAt === null || leg.isEnded) return;
      unwatch();
      this.#send('answer', { callsid: leg.sid, sdp: answer, reconnect: this.#services.devices.tokenOf(call) });
      this.#tellWords(call);
    };
    const unwatch = leg.watchStatus(tell);
    tell();
  }

  /** A phone page's call goes on as before; what is said into this device's microphone is heard in it. */
  async #lend({ callsid, sdp, phone, sid }: { callsid: string; sdp: string; phone: string; sid: string }): Promise<void> {
    const { board, devices } = this.#services;
    const leg = board.legs.get(sid);
    const isOwn = leg !== undefined && (leg.direction === 'inbound' ? leg.from : leg.to) === phone;
    if (!isOwn || leg.isEnded) return this.#tellError(31_002, `The phone ${phone} has no such call.`, callsid);
    const call = this.#add(leg, { part: 'lent', name: callsid });
    devices.give(call);
    const answer = await call.peer.answer(sdp);
    if (!call.over.aborted) this.#send('answer', { callsid: leg.sid, sdp: answer, reconnect: devices.tokenOf(call) });
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
    if (call === null) return;
    await call.peer.accept(sdp);
    // the SDK answers what it has been invited to, and once more when it comes back
    if (call.over.aborted || call.leg.status !== 'ringing') return;
    this.#services.devices.give(call);
    this.#services.board.answer(call.leg);
    this.#tellWords(call);
  }

  async #changeNetwork({ callsid, sdp }: SpokenOf<'reinvite'>): Promise<void> {
    const call = this.#find(callsid);
    if (call !== null) this.#send('answer', { callsid, sdp: await call.peer.answer(sdp) });
  }

  /** A device that lost its socket takes its call up again, on a new one. */
  async #comeBack({ callsid, sdp }: SpokenOf<'invite'>, token: string): Promise<void> {
    const found = this.#services.devices.takeOver(token);
    if (found === null || found.over.aborted) return this.#send('hangup', { callsid });
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

  /** Whoever declines stops ringing; the leg is busy when nobody else rings. */
  #drop(call: DeviceCall): void {
    const { board, devices } = this.#services;
    const declines = call.part === 'rung' && !call.isTaken && !devices.ringsElsewhere(call);
    this.#calls.delete(call);
    if (declines) board.hangUp(call.leg);
    else call.hangUp();
  }

  #add(leg: Leg, as: { part: DevicePart; name: string }): DeviceCall {
    const call = new DeviceCall(leg, as, this.#services);
    this.#services.devices.note(call);
    return this.#take(call);
  }

  #take(call: DeviceCall): DeviceCall {
    call.device = this;
    this.#calls.add(call);
    this.#follow(call);
    return call;
  }

  /** The device is told when its call is over. */
  #follow(call: DeviceCall): void {
    const { leg, name, part, over } = call;
    const tell = (): void => {
      if (!this.#calls.delete(call)) return;
      // one that never answered has nothing to hang up
      this.#send(part === 'rung' && !call.isTaken ? 'cancel' : 'hangup', { callsid: leg.sid });
      if (name !== leg.sid && leg.answeredAt === null) this.#send('hangup', { callsid: name });
    };
    if (over.aborted) tell();
    else over.addEventListener('abort', tell, { once: true });
  }

  /** What the carrier would speak, the page must. */
  #tellWords(call: DeviceCall): void {
    const { leg, over } = call;
    const tell = (content: ToldWords): void => {
      const message = { content, contenttype: 'application/json', messagetype: 'user-defined-message', voiceeventsid: randomUUID() };
      if (call.device instanceof Device) call.device.#send('message', { callsid: leg.sid, ...message });
    };
    tellWords(leg, tell, over);
  }

  #close(): void {
    clearTimeout(this.#expiry);
    this.#leaveRegister();
    const left = [...this.#calls];
    this.#calls.clear();
    // as on Twilio, a call to a browser that is gone rings on until its timeout
    for (const call of left) if (call.part === 'rung' && !call.isTaken) call.leave();
    if (left.every(({ over }) => over.aborted)) return;
    const ending = setTimeout(() => {
      for (const call of left) if (call.device === this) call.hangUp();
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
