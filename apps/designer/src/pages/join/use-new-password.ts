import { useTranslation } from 'react-i18next';

/** As the runtime wants it; it says so too when this is out of date. */
const LEAST_CHARACTERS = 10;

/** What a new password must be, in words, and whether one is. */
export function useNewPassword() {
  const { t } = useTranslation('accounts');
  return {
    hint: t('password-hint', { count: LEAST_CHARACTERS }),
    check: (password: string) => (password.length < LEAST_CHARACTERS ? t('password-short', { count: LEAST_CHARACTERS }) : null),
  };
}
