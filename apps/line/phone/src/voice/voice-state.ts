/** What becomes of the microphone: `ready` waits for a call, `heard` is in one, `elsewhere` lost it to another tab. */
export type VoiceState = 'off' | 'ready' | 'opening' | 'heard' | 'refused' | 'no-microphone' | 'elsewhere' | 'failed';

/** The state in words, with a way out where something is wrong. */
export function describeVoice(state: VoiceState, muted: boolean, detail: string): string {
  switch (state) {
    case 'off':
      return 'Off: nobody hears you';
    case 'ready':
      return 'Opens with the next call';
    case 'opening':
      return 'Opening…';
    case 'heard':
      return muted ? 'Muted' : 'You are heard';
    case 'refused':
      return 'The browser does not allow the microphone. Allow it in the address bar, then try again.';
    case 'no-microphone':
      return 'No microphone found. Connect one, then try again.';
    case 'elsewhere':
      return 'The sound of this call is in another tab now.';
    case 'failed':
      return `The sound failed: ${detail}`;
  }
}

export const isTrouble = (state: VoiceState): boolean => ['refused', 'no-microphone', 'elsewhere', 'failed'].includes(state);
