import { ApiError, ConnectionLost } from '@callwright/web/api/api-error.ts';
import { useTranslation } from 'react-i18next';

/** Puts what the server refused into the words of the page's language; what has no words there is told as the server told it. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('accounts');
  return (error) => {
    if (error instanceof ConnectionLost) return t('refused-connection');
    if (!(error instanceof ApiError)) return String(error);
    return t([`refused-${error.code}-${error.body['path']}`, `refused-${error.code}`], { defaultValue: error.message });
  };
}

/** The field that a refusal is about, where it names one of these. */
export function fieldOf<Field extends string>(error: unknown, fields: readonly Field[]): Field | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return fields.find((field) => field === error.body['path']);
}
