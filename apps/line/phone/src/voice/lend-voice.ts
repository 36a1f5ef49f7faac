import { gatewayOptions } from '@callwright/voice/gateway-options.ts';
import { Call, Device } from '@twilio/voice-sdk';
import type { VoiceState } from './voice-state.ts';

/** The SDK plays sounds of its own, from the network; an empty one takes their place. */
const SILENCE =
  'data:audio/wav;base64,UklGRnQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgA==';
const RECOVERS_MILLISECONDS = 30_000;
/** A call that is over is told to the page and to the SDK, in either order. */
const OVER_WITHIN_MILLISECONDS = 700;
const REFUSED = 31_401;
const NONE = 31_402;

export interface VoiceEvents {
  onState(state: VoiceState, detail?: string): void;
  /** How loud the person speaks, 0 to 1, many times a second. */
  onLevel(level: number): void;
}

/** Microphone and speaker of this page in a call of one of its phones. */
export interface LentVoice {
  mute(on: boolean): void;
  /** Whether the others are heard here. */
  hear(on: boolean): void;
  close(): void;
}

interface Wanted {
  token: string;
  gateway: string;
  callSid: string;
}

/** Lends the page's sound to a call that goes on by itself, by Twilio's voice SDK. */
export async function lendVoice({ token, gateway, callSid }: Wanted, events: VoiceEvents): Promise<LentVoice> {
  const sounds = Object.fromEntries(Object.values(Device.SoundName).map((name) => [name, SILENCE]));
  const device = new Device(token, {
    sounds,
    maxCallSignalingTimeoutMs: RECOVERS_MILLISECONDS,
    logLevel: 'silent',
    ...gatewayOptions(gateway),
  });
  let over: ReturnType<typeof setTimeout> | undefined;
  let isBroken = false;
  let call: Call | null = null;
  const fail = (error: { code: number; message: string }): void => {
    isBroken = true;
    events.onState(...troubleOf(error));
  };
  device.on('error', fail);
  try {
    call = await device.connect({ params: { Call: callSid } });
  } catch (error) {
    device.destroy();
    throw error;
  }
  call.on('accept', () => events.onState('heard'));
  call.on('reconnected', () => {
    isBroken = false;
    events.onState('heard');
  });
  call.on('reconnecting', () => events.onState('opening'));
  call.on('error', fail);
  call.on('volume', (own: number) => events.onLevel(own));
  call.on('disconnect', () => {
    // why it broke is known already
    if (isBroken) return;
    over = setTimeout(() => events.onState('elsewhere'), OVER_WITHIN_MILLISECONDS);
  });
  if (call.status() === Call.State.Open) events.onState('heard');
  const lent = call;
  return {
    mute: (on) => lent.mute(on),
    hear: (on) => {
      for (const track of lent.getRemoteStream()?.getAudioTracks() ?? []) track.enabled = on;
    },
    close() {
      clearTimeout(over);
      lent.removeAllListeners();
      device.destroy();
    },
  };
}

function troubleOf({ code, message }: { code: number; message: string }): [VoiceState, string] {
  if (code === REFUSED) return ['refused', ''];
  return code === NONE ? ['no-microphone', ''] : ['failed', message];
}
