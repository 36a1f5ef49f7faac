/** What the page uses of the browser's speech recognition, which TypeScript's library does not know in all browsers. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionResults) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

interface RecognitionResults {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string; confidence: number }> & { isFinal: boolean }>;
}

/** A recogniser, or undefined where the browser has none. */
export function createRecognition(): Recognition | undefined {
  const found: unknown = Reflect.get(window, 'SpeechRecognition') ?? Reflect.get(window, 'webkitSpeechRecognition');
  return typeof found === 'function' ? Reflect.construct(found, []) : undefined;
}

export const hasRecognition = (): boolean => 'SpeechRecognition' in window || 'webkitSpeechRecognition' in window;

/** Why recognition stopped, as a sentence with a way out; undefined when there is nothing to say. */
export function recognitionProblem(error: string): string | undefined {
  switch (error) {
    case 'not-allowed':
    case 'service-not-allowed':
      return 'The browser does not allow the microphone. Allow it in the address bar, or type.';
    case 'audio-capture':
      return 'No microphone found. Type instead.';
    case 'network':
      return 'Speech recognition of this browser needs the network. Type instead.';
    case 'language-not-supported':
      return 'The browser does not recognise this language. Type instead.';
    default:
      return undefined;
  }
}
