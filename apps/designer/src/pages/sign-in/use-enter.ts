import { meQuery } from '@callwright/web/api/me-query.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Goes in once the browser is signed in: nothing of whoever was here before is shown, and the pages speak the person's language. */
export function useEnter(): (back?: string) => Promise<void> {
  const answers = useQueryClient();
  const navigate = useNavigate();
  const { i18n } = useTranslation();
  return async (back = '/') => {
    // the desk is an app of its own
    if (/^\/desk(\/|$)/.test(back)) return window.location.assign(back);
    answers.clear();
    const { user } = await answers.fetchQuery(meQuery);
    if (user.language !== null) await i18n.changeLanguage(user.language);
    await navigate({ href: back, replace: true });
  };
}
