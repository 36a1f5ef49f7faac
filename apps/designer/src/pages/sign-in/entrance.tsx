import { SURFACE_LANGUAGES } from '@callwright/web/i18n/start-words.ts';
import { Logo } from '@callwright/web/shell/logo.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './entrance.css';

/** The frame of the pages before one is signed in: a card, and the choice of a language. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { i18n, t } = useTranslation('accounts');
  return (
    <main className="entrance-page">
      <div className="entrance">
        <div className="entrance-brand">
          <Logo />
          Callwright
        </div>
        <section className="entrance-card">
          <h1>{title}</h1>
          {children}
        </section>
        <fieldset className="entrance-languages" aria-label={t('language')}>
          {SURFACE_LANGUAGES.map(({ tag, name }) => (
            <button
              key={tag}
              type="button"
              lang={tag}
              aria-pressed={i18n.resolvedLanguage === tag}
              onClick={() => void i18n.changeLanguage(tag)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
    </main>
  );
}
