import { randomInt } from 'node:crypto';
import alawmulaw from 'alawmulaw';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { readKey } from './telephone-event.ts';

/** Samples of one frame: 20 ms at 8 kHz. */
export const FRAME_SAMPLES = 160;
const PCMU = 0;
const TELEPHONE_EVENT = 101;
/** Frames that may wait to be mixed; older ones are dropped, so that sound never lags more than a tenth of a second. */
const MOST_FRAMES = 5;

export interface PeerEvents {
  /** A key of the dial pad. */
  key(key: string): void;
  /** The connection broke and did not come back. */
  lost(): void;
}

/** The sound of one device: frames of 16-bit samples in and out, over WebRTC with PCMU. */
export class MediaPeer {
  readonly #connection = new RTCPeerConnection({
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: PCMU }),
        new RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: 8000, channels: 1, payloadType: TELEPHONE_EVENT }),
      ],
      video: [],
    },
    iceServers: [],
    // browsers and tests of this machine may know no other address
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  readonly #track = new MediaStreamTrack({ kind: 'audio' });
  readonly #frames: Int16Array[] = [];
  readonly #ssrc = randomInt(1, 2 ** 32 - 1);
  #sequenceNumber = randomInt(0, 2 ** 15);
  #timestamp = randomInt(0, 2 ** 31);
  #lastKeyAt = -1;

  constructor(events: PeerEvents) {
    this.#connection.addTransceiver(this.#track, { direction: 'sendrecv' });
    this.#connection.onTrack.subscribe((track) => track.onReceiveRtp.subscribe((packet) => this.#receive(packet, events)));
    this.#connection.connectionStateChange.subscribe((state) => {
      if (state === 'failed' || state === 'closed') events.lost();
    });
  }

  /** What the device is invited with. */
  async offer(): Promise<string> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#sdp();
  }

  async accept(answer: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  /** The answer to what the device offers, at first or when its network has changed. */
  async answer(offer: string): Promise<string> {
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer });
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#sdp();
  }

  /** The next frame that the device has sent; null when there is none yet. */
  take(): Int16Array | null {
    return this.#frames.shift() ?? null;
  }

  send(frame: Int16Array): void {
    if (this.#connection.connectionState !== 'connected') return;
    this.#sequenceNumber = (this.#sequenceNumber + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    const header = new RtpHeader({
      payloadType: PCMU,
      sequenceNumber: this.#sequenceNumber,
      timestamp: this.#timestamp,
      ssrc: this.#ssrc,
      marker: false,
    });
    this.#track.writeRtp(new RtpPacket(header, Buffer.from(alawmulaw.mulaw.encode(frame))));
  }

  close(): void {
    this.#connection.close().catch(() => undefined);
  }

  #sdp(): string {
    return this.#connection.localDescription?.sdp ?? '';
  }

  #receive({ header, payload }: RtpPacket, events: PeerEvents): void {
    if (header.payloadType === PCMU) {
      this.#frames.push(alawmulaw.mulaw.decode(payload));
      if (this.#frames.length > MOST_FRAMES) this.#frames.shift();
      return;
    }
    // a key is told by many packets with one time stamp
    const key = readKey(payload);
    if (key === null || header.timestamp === this.#lastKeyAt) return;
    this.#lastKeyAt = header.timestamp;
    events.key(key);
  }
}
