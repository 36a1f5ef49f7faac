import type { Device } from '@twilio/voice-sdk';

export interface SoundDevice {
  id: string;
  name: string;
}

/** The microphones and speakers of this computer, as the voice library knows them. */
export interface SoundDevices {
  /** Asks for the microphone where that was not allowed yet. Throws what the browser refuses. */
  open(): Promise<{ microphones: SoundDevice[]; speakers: SoundDevice[]; microphone: string; speaker: string }>;
  takeMicrophone(id: string): Promise<void>;
  takeSpeaker(id: string): Promise<void>;
  /** Hears how loud the microphone is, 0 to 1; answers how to stop. */
  listen(hear: (level: number) => void): () => void;
  play(sound: string): Promise<void>;
  /** Lets the microphone go, unless one was chosen for calls. */
  close(): void;
}

const DEFAULT = 'default';
const KEY = 'callwright.sound-devices';

/** What the check of the sound needs of the library, or null where the browser has no such thing. What is chosen is kept for the next visit. */
export function soundDevices({ audio }: Device): SoundDevices | null {
  if (audio === null) return null;
  const told = (devices: Map<string, MediaDeviceInfo>): SoundDevice[] =>
    [...devices.values()].map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  let { microphone, speaker } = chosen();
  return {
    async open() {
      const first = audio.availableInputDevices.has(microphone) ? microphone : DEFAULT;
      // names are known only after this
      await audio.setInputDevice(audio.availableInputDevices.has(first) ? first : ([...audio.availableInputDevices.keys()][0] ?? DEFAULT));
      const speakers = audio.isOutputSelectionSupported ? told(audio.availableOutputDevices) : [];
      return { microphones: told(audio.availableInputDevices), speakers, microphone: audio.inputDevice?.deviceId ?? first, speaker };
    },
    async takeMicrophone(id) {
      await audio.setInputDevice(id);
      microphone = id;
      keep({ microphone, speaker });
    },
    async takeSpeaker(id) {
      await audio.speakerDevices.set(id);
      speaker = id;
      keep({ microphone, speaker });
    },
    listen(hear) {
      audio.on('inputVolume', hear);
      return () => audio.off('inputVolume', hear);
    },
    async play(sound) {
      await audio.speakerDevices.test(sound);
    },
    close() {
      if (microphone === DEFAULT) void audio.unsetInputDevice().catch(() => undefined);
    },
  };
}

/** Takes the devices of the last visit, where they are still there. */
export async function takeChosenDevices({ audio }: Device): Promise<void> {
  if (audio === null) return;
  const { microphone, speaker } = chosen();
  if (microphone !== DEFAULT && audio.availableInputDevices.has(microphone)) await audio.setInputDevice(microphone);
  if (speaker !== DEFAULT && audio.availableOutputDevices.has(speaker)) await audio.speakerDevices.set(speaker);
}

function chosen(): { microphone: string; speaker: string } {
  try {
    const { microphone, speaker } = Object(JSON.parse(localStorage.getItem(KEY) ?? 'null')) as { microphone?: unknown; speaker?: unknown };
    return {
      microphone: typeof microphone === 'string' ? microphone : DEFAULT,
      speaker: typeof speaker === 'string' ? speaker : DEFAULT,
    };
  } catch {
    return { microphone: DEFAULT, speaker: DEFAULT };
  }
}

function keep(devices: { microphone: string; speaker: string }): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(devices));
  } catch {
    // a full or forbidden store: they hold until the page is closed
  }
}
