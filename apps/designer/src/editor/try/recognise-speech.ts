interface Recognition {
  lang: string;
  onresult: ((event: { results: { [index: number]: { [index: number]: { transcript: string; confidence: number } } } }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
}

/** Whether this browser can turn speech into words. */
export function canRecognise(): boolean {
  return recogniser() !== null;
}

/** Listens once. `heard` is told the words and how sure the browser is, 0 to 1; the answer stops it. */
export function recognise(language: string, heard: (text: string, confidence: number) => void, ended: () => void): () => void {
  const make = recogniser();
  if (make === null) return () => {};
  const recognition = make();
  recognition.lang = language;
  recognition.onresult = ({ results }) => {
    const best = results[0]?.[0];
    // some browsers say 0 where they do not know
    if (best !== undefined) heard(best.transcript, best.confidence > 0 ? best.confidence : 0.9);
  };
  recognition.onend = ended;
  recognition.start();
  return () => recognition.stop();
}

function recogniser(): (() => Recognition) | null {
  const named = window as unknown as Record<string, (new () => Recognition) | undefined>;
  const Found = named['SpeechRecognition'] ?? named['webkitSpeechRecognition'];
  return Found === undefined ? null : () => new Found();
}
