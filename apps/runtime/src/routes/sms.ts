import { Hono } from 'hono';
import { z } from 'zod';
import { type HeardKeyword, type Keyword, keywordOf } from '../callbacks/stop-words.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { answerTextTalk, stopSurveys } from '../survey/text-talk.ts';
import { formLimit, signedForm, type WebhookEnv } from './webhook-form.ts';

const message = z.object({
  From: z.string().regex(/^\+?[1-9]\d{2,14}$/),
  To: z.string(),
  Body: z.string().default(''),
  MessageSid: z.string().max(64).default(''),
});

const answers: Readonly<Record<Keyword, Readonly<Record<HeardKeyword['language'], string>>>> = {
  stop: {
    en: 'You will get no more messages from us. To get them again, answer START.',
    ro: 'Nu veți mai primi mesaje de la noi. Pentru a le primi din nou, răspundeți START.',
    ru: 'Больше мы не будем Вам писать. Чтобы снова получать сообщения, ответьте СТАРТ.',
  },
  start: {
    en: 'You will get messages from us again. To end them, answer STOP.',
    ro: 'Veți primi din nou mesaje de la noi. Pentru a le opri, răspundeți STOP.',
    ru: 'Мы снова будем Вам писать. Чтобы отказаться, ответьте СТОП.',
  },
  help: {
    en: 'We write to you about calls that you have asked for. To end the messages, answer STOP.',
    ro: 'Vă scriem despre apelurile pe care le-ați cerut. Pentru a opri mesajele, răspundeți STOP.',
    ru: 'Мы пишем о звонках, которые Вы заказали. Чтобы отказаться от сообщений, ответьте СТОП.',
  },
};

/** Messages that come to our numbers: STOP, START and HELP, in three languages, and answers to surveys. Others are not read by anybody yet. */
export function smsRoutes(deps: Deps) {
  const { store, clock, log } = deps;
  const routes = new Hono<WebhookEnv>();
  routes.use(formLimit, signedForm(deps));
  routes.post('/incoming', async (context) => {
    const read = message.safeParse(context.get('form'));
    const heard = read.success ? keywordOf(read.data.Body) : null;
    if (!read.success) return context.body(reply(null), 200, xml);
    const { From: number, To: to, Body: text, MessageSid: sid } = read.data;
    // a yes is an answer where something was asked
    const isAnswer = heard === null || heard.keyword === 'start';
    if (isAnswer && (await answerTextTalk(deps, { sid, from: number, to, text }))) return context.body(reply(null), 200, xml);
    if (heard === null) return context.body(reply(null), 200, xml);
    if (heard.keyword === 'stop') {
      await store.optOut(number, isoTime(clock));
      await stopSurveys(deps, number);
    }
    if (heard.keyword === 'start') await store.optIn(number);
    log.info({ keyword: heard.keyword }, 'a keyword came by SMS');
    // two answers to one word would be one too many
    return context.body(reply(heard.answeredByCarrier ? null : answers[heard.keyword][heard.language]), 200, xml);
  });
  routes.onError((error, context) => {
    deps.log.error({ err: error }, 'a message could not be heeded');
    return context.json({ error: { code: 'internal', message: 'The message could not be heeded; it was logged.' } }, 500);
  });
  return routes;
}

const xml = { 'content-type': 'text/xml; charset=utf-8' };

/** These words hold nothing that XML would mind. */
function reply(text: string | null): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${text === null ? '' : `<Message>${text}</Message>`}</Response>`;
}
