import { gatewayOptions } from '@callwright/voice/gateway-options.ts';
import { answered, api } from '@callwright/web/api/client.ts';
import { Call, Device } from '@twilio/voice-sdk';
import type { DeskPhone, PhoneEvents } from './desk-phone.ts';
import { soundDevices, takeChosenDevices } from './sound-devices.ts';

const SILENCE = '/desk/sounds/silence.wav';
/** After a broken socket the library goes on with the call for so long. */
const RECOVERS_MILLISECONDS = 30_000;
const EXPIRED_TOKEN = 20104;
const NO_MICROPHONE = 31401;

interface Allowed {
  token: string;
  /** Host and port of the local line; null on Twilio itself. */
  gateway: string | null;
}

/** Makes this browser a telephone by Twilio's voice SDK: on Twilio itself, or on the local line. */
export async function createVoicePhone({ token, gateway }: Allowed, events: PhoneEvents): Promise<DeskPhone> {
  const quiet = Object.fromEntries(Object.values(Device.SoundName).map((name) => [name, SILENCE]));
  const device = new Device(token, {
    sounds: quiet,
    maxCallSignalingTimeoutMs: RECOVERS_MILLISECONDS,
    closeProtection: true,
    logLevel: 'error',
    ...(gateway !== null && gatewayOptions(gateway)),
  });
  let call: Call | null = null;
  const devices = soundDevices(device);
  const renew = async () => device.updateToken((await answered(api.desk.token.$post({ json: {} }))).token);

  device.on('registered', () => call === null && events.onState('ready'));
  device.on('tokenWillExpire', () => void renew().catch(() => undefined));
  device.on('error', (error: { code: number; message: string }) => {
    if (error.code === EXPIRED_TOKEN) return void renew().then(() => device.register());
    events.onState(error.code === NO_MICROPHONE ? 'no-microphone' : 'failed', error.message);
  });
  device.on('incoming', (incoming: Call) => {
    call = incoming;
    follow(incoming);
    events.onState('ringing');
  });
  await device.register();
  // a microphone that has gone is no reason for no phone
  void takeChosenDevices(device).catch(() => undefined);

  function follow(one: Call): void {
    const over = (): void => {
      if (call !== one) return;
      call = null;
      events.onState('ready');
    };
    one.on('accept', () => events.onState('talking'));
    one.on('volume', (own: number, other: number) => events.onVolume(own, other));
    one.on('reconnecting', () => events.onState('reconnecting'));
    one.on('reconnected', () => events.onState('talking'));
    one.on('error', (error: { code: number; message: string }) => {
      if (error.code === NO_MICROPHONE) events.onState('no-microphone', error.message);
    });
    for (const end of ['disconnect', 'cancel', 'reject']) one.on(end, over);
  }

  return {
    answer() {
      if (call?.status() === Call.State.Pending) call.accept();
    },
    mute: (on) => call?.mute(on),
    press: (keys) => call?.sendDigits(keys),
    callSid: () => call?.parameters['CallSid'] ?? null,
    devices: () => devices,
    close() {
      call?.removeAllListeners();
      device.destroy();
    },
  };
}
