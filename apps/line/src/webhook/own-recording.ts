import type { Recordings } from '../call/recordings.ts';
import { recordingUrl } from './recording-callbacks.ts';

interface Deps {
  accountSid: string;
  baseUrl: () => string;
  recordings: Recordings;
}

/** The length in seconds of one of the line's own recordings by its address; null for any other address. It is known, so it need not be fetched. */
export function ownRecordingSeconds(url: string, deps: Deps): number | null {
  const sid = /\/(RE[0-9a-f]{32})(\.wav|\.mp3)?$/.exec(url)?.[1];
  if (sid === undefined || !url.startsWith(recordingUrl(sid, deps))) return null;
  return deps.recordings.get(sid)?.soundSeconds ?? null;
}
