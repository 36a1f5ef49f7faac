import { html, raw } from 'hono/html';
import type { CallbackOutcome } from './callback-store.ts';
import { linkWords } from './link-words.ts';
import type { WebLanguage } from './web-words.ts';

/** What the page shows of a callback that is not over. */
export interface OpenCall {
  token: string;
  queueTitle: string;
  number: string;
  when: string;
  position: number | null;
  isDialled: boolean;
  /** Times that can be chosen: the value that is sent, and words. */
  slots: readonly { value: string; words: string }[];
  /** What came of the last press of a button. */
  notice: 'moved' | 'taken' | null;
}

/** The page of a callback that is still to come. It works without any script. */
export function openCallPage(language: WebLanguage, call: OpenCall) {
  const words = linkWords[language];
  const place = call.position === null ? '' : html`<dt>${words.place}</dt><dd>${call.position}</dd>`;
  return frame(
    language,
    words.title,
    html`<p>${call.queueTitle}</p>
      ${noticeOf(language, call.notice)}
      <dl><dt>${words.number}</dt><dd>${call.number}</dd><dt>${words.when}</dt><dd>${call.isDialled ? words.now : call.when}</dd>${place}</dl>
      ${call.isDialled ? '' : moveForm(language, call)}
      <form method="post" action="/c/${call.token}/cancel"><button class="end">${words.cancel}</button></form>`,
  );
}

function noticeOf(language: WebLanguage, notice: OpenCall['notice']) {
  const words = linkWords[language];
  if (notice === null) return '';
  return notice === 'moved'
    ? html`<p class="note" role="status">${words.moved}</p>`
    : html`<p class="note bad" role="alert">${words.taken}</p>`;
}

function moveForm(language: WebLanguage, { token, slots }: OpenCall) {
  const words = linkWords[language];
  const options = slots.map(({ value, words: said }) => html`<option value="${value}">${said}</option>`);
  return html`<hr /><form method="post" action="/c/${token}/move">
      <label for="at">${words.moveTo}</label>
      <select id="at" name="at"><option value="">${words.asap}</option>${options}</select>
      <button class="main">${words.move}</button>
    </form><hr />`;
}

/** The page of a callback that is over. */
export function overPage(language: WebLanguage, outcome: CallbackOutcome) {
  const words = linkWords[language];
  return frame(language, words.title, html`<p>${words.over[outcome]}</p>`);
}

/** The page of a link that leads nowhere, in the first of our languages that the reader understands. */
export function unknownLinkPage(language: WebLanguage) {
  const words = linkWords[language];
  return frame(language, words.unknown, html`<p>${words.unknownHelp}</p>`);
}

function frame(language: WebLanguage, title: string, inside: ReturnType<typeof html>) {
  return html`${raw('<!doctype html>')}
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/public/look.css" />
      </head>
      <body><main><h1>${title}</h1>${inside}</main></body>
    </html>`;
}
