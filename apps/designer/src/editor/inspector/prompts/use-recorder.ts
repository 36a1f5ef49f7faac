import { useRef, useState } from 'react';
import { wavOf } from './wav-of.ts';

/** Twice what a telephone carries. */
const SAMPLES_A_SECOND = 16_000;

/** Records from the microphone; `done` gets a WAV file. Fails where the person does not allow it. */
export function useRecorder(done: (wav: Blob) => void, failed: (error: unknown) => void) {
  const recorder = useRef<MediaRecorder>(null);
  const [recording, setRecording] = useState(false);
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
      const created = new MediaRecorder(stream);
      const parts: Blob[] = [];
      created.ondataavailable = ({ data }) => void parts.push(data);
      created.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        setRecording(false);
        asWav(new Blob(parts)).then(done, failed);
      };
      recorder.current = created;
      created.start();
      setRecording(true);
    } catch (error) {
      failed(error);
    }
  };
  return { recording, toggle: () => (recording ? recorder.current?.stop() : void start()) };
}

/** Browsers record in forms that telephones do not play. */
async function asWav(recorded: Blob): Promise<Blob> {
  const context = new AudioContext({ sampleRate: SAMPLES_A_SECOND });
  try {
    const sound = await context.decodeAudioData(await recorded.arrayBuffer());
    return new Blob([wavOf(sound.getChannelData(0), sound.sampleRate)], { type: 'audio/wav' });
  } finally {
    await context.close();
  }
}
