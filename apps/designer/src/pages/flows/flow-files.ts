import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';

const addressOf = (id: string, path: string) => `/api/flows/${id}/files/${path.split('/').map(encodeURIComponent).join('/')}`;

/** The bytes of a file beside a flow. Throws `ApiError` and `ConnectionLost`. */
export async function fileOf(id: string, path: string): Promise<Blob> {
  return (await sent(addressOf(id, path))).blob();
}

/** Keeps a file beside a flow, in its draft. Throws `ApiError` and `ConnectionLost`. */
export async function sendFile(id: string, path: string, content: Blob): Promise<void> {
  await sent(addressOf(id, path), { method: 'PUT', body: content });
}

async function sent(address: string, init?: RequestInit): Promise<Response> {
  const answer = await fetch(address, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  if (!answer.ok) throw new ApiError(answer.status, 'unknown', `The server answered ${answer.status}.`);
  return answer;
}
