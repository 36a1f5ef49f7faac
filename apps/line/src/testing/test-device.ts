import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import twilio from 'twilio';
import { WebSocket } from 'ws';
import { FRAME_SAMPLES, MediaPeer } from '../voice-sdk/media-peer.ts';
import type { LineUnderTest } from './line-under-test.ts';

interface Message {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks for in it
  payload: any;
}

/** A token of the line's account, as a server with an API key makes it. */
export function tokenOf({ line }: LineUnderTest, identity: string, { ttl = 600, applicationSid = '' } = {}): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(line.board.accountSid, `SK${'0'.repeat(32)}`, line.board.authToken, { identity, ttl });
  token.addGrant(
    new AccessToken.VoiceGrant({ incomingAllow: true, ...(applicationSid !== '' && { outgoingApplicationSid: applicationSid }) }),
  );
  return token.toJwt();
}

/** What the voice SDK is to the line: a socket, and a peer for each call. */
export class TestDevice {
  readonly socket: WebSocket;
  readonly told: Message[] = [];
  peer = new MediaPeer({ key: () => undefined, lost: () => undefined });

  constructor({ url }: LineUnderTest) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/signal`);
    this.socket.on('message', (data) => this.told.push(JSON.parse(String(data))));
  }

  /** Listens with a token, and is rung from then on unless `rings` is false. */
  static async open(line: LineUnderTest, token: string, { rings = true } = {}): Promise<TestDevice> {
    const device = new TestDevice(line);
    await once(device.socket, 'open');
    device.say('listen', { token });
    await device.hears('connected');
    if (!rings) return device;
    device.say('register', { media: { audio: true } });
    await device.hears('ready');
    return device;
  }

  say(type: string, payload: object): void {
    this.socket.send(JSON.stringify({ type, payload, version: '1.6' }));
  }

  /** The next message of a kind that was not asked for yet. */
  async hears(type: string): Promise<Message['payload']> {
    for (let tries = 0; tries < 1000; tries++) {
      const index = this.told.findIndex((message) => message.type === type);
      if (index >= 0) return this.told.splice(index, 1)[0]?.payload;
      await pause(10);
    }
    throw new Error(`the line never said ${type}, but ${JSON.stringify(this.told)}`);
  }

  async dial(params: Record<string, string>): Promise<string> {
    this.say('invite', { callsid: 'TJ1', sdp: await this.peer.offer(), twilio: { params: new URLSearchParams(params).toString() } });
    const { callsid, sdp } = await this.hears('answer');
    await this.peer.accept(sdp);
    return callsid;
  }

  async answer(): Promise<string> {
    const { callsid, sdp } = await this.hears('invite');
    this.say('answer', { callsid, sdp: await this.peer.answer(sdp) });
    return callsid;
  }

  /** Sends sound of one level for a second at most, until somebody hears something that he should. */
  async speaks(level: number, until: () => boolean): Promise<boolean> {
    for (let frames = 0; frames < 500; frames++) {
      this.peer.send(new Int16Array(FRAME_SAMPLES).fill(level));
      await pause(20);
      if (until()) return true;
    }
    return false;
  }

  /** The level of the newest sound; null when none has come since it was last asked. */
  level(): number | null {
    let newest: Int16Array | null = null;
    for (let frame = this.peer.take(); frame !== null; frame = this.peer.take()) newest = frame;
    return newest === null ? null : (newest[FRAME_SAMPLES / 2] ?? null);
  }

  close(): void {
    this.socket.terminate();
    this.peer.close();
  }
}
