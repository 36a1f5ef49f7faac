import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Leg } from '../call/leg.ts';
import type { Switchboard } from '../switchboard.ts';
import { Device } from './device.ts';
import { Devices } from './devices.ts';
import { Mixer } from './mixer.ts';
import { SoundFiles } from './sound-files.ts';

const PATH = '/signal';
const LARGEST_MESSAGE = 256 * 1024;

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** A server whose requests may become sockets. */
interface UpgradingServer {
  on(event: 'upgrade', listener: Upgrade): unknown;
  off(event: 'upgrade', listener: Upgrade): unknown;
}

export interface GatewayOptions {
  log(message: string): void;
  /** A device whose socket broke has so long to come back; then its calls end. */
  comesBackSeconds?: number;
}

/**
 * Lets browsers with Twilio's voice SDK be phones of this line, with real sound: they connect to `/signal` of a server that it is attached to.
 * The answer detaches it.
 */
export function attachVoiceSdk(server: UpgradingServer, board: Switchboard, { log, comesBackSeconds = 30 }: GatewayOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  const devices = new Devices((addresses) => board.phones.open(addresses));
  const press = (leg: Leg, key: string): void => board.press(leg, key);
  const hangUp = (leg: Leg): void => board.hangUp(leg);
  const services = { board, devices, mixer: new Mixer(), sounds: new SoundFiles(log), press, hangUp, log, comesBackSeconds };
  const upgrade: Upgrade = (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://line').pathname !== PATH) return;
    sockets.handleUpgrade(request, socket, head, (opened) => new Device(opened, services));
  };
  const unwatch = board.legs.watch(ringsDevices(devices, log));
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    unwatch();
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}

/** Each leg that rings for a client invites all its devices, once. */
function ringsDevices(devices: Devices, log: (message: string) => void): (leg: Leg) => void {
  const rung = new WeakSet<Leg>();
  return (leg) => {
    if (leg.status !== 'ringing' || leg.direction === 'inbound' || rung.has(leg)) return;
    rung.add(leg);
    for (const device of devices.at(leg.to)) {
      device
        .ring(leg)
        .catch((error: unknown) => log(`${leg.to} could not be rung: ${error instanceof Error ? error.message : String(error)}`));
    }
  };
}
