// <script src="https://calls.example/call-us.js" data-number="+15005550006" data-language="en" async></script>
// Puts a button where it stands by which visitors call a number from their browser. See docs/call-from-a-page.md.
{
  const script = document.currentScript;
  const { number = '', language = document.documentElement.lang || 'en', into = '' } = script.dataset;
  const base = new URL('.', script.src).href;
  const texts = {
    en: {
      call: 'Call us from here',
      connecting: 'Connecting…',
      open: 'You are connected',
      mute: 'Mute',
      hangUp: 'Hang up',
      keys: 'Keys',
      over: 'The call is over.',
      microphone: 'Please allow the microphone, then call again.',
      many: 'There were many calls from here. Please try again later.',
      failed: 'The call did not work. Please try again later.',
    },
    ro: {
      call: 'Sunați-ne de aici',
      connecting: 'Se face legătura…',
      open: 'Sunteți conectat',
      mute: 'Fără microfon',
      hangUp: 'Închideți',
      keys: 'Taste',
      over: 'Apelul s-a încheiat.',
      microphone: 'Permiteți accesul la microfon, apoi sunați din nou.',
      many: 'S-au făcut multe apeluri de aici. Încercați mai târziu.',
      failed: 'Apelul nu a reușit. Încercați mai târziu.',
    },
    ru: {
      call: 'Позвонить отсюда',
      connecting: 'Соединяем…',
      open: 'Вы на связи',
      mute: 'Без микрофона',
      hangUp: 'Завершить',
      keys: 'Клавиши',
      over: 'Звонок завершён.',
      microphone: 'Разрешите доступ к микрофону и позвоните снова.',
      many: 'Отсюда звонили слишком часто. Попробуйте позже.',
      failed: 'Позвонить не удалось. Попробуйте позже.',
    },
  };
  const words = texts[language.slice(0, 2).toLowerCase()] ?? texts.en;
  const host = (into && document.querySelector(into)) || script.parentNode.insertBefore(document.createElement('div'), script);
  const root = host.attachShadow({ mode: 'open' });
  const look = new CSSStyleSheet();
  look.replaceSync(`
    :host { display: block; max-width: 18rem; font: inherit; color: inherit }
    section { display: grid; gap: .5rem } [hidden] { display: none }
    button { font: inherit; color: inherit; min-height: 2.75rem; padding: 0 1rem; border: 1px solid #858e9f; border-radius: 6px; background: transparent; cursor: pointer }
    button:disabled { opacity: .6; cursor: default } .call { background: var(--call-us-colour, #3453d1); border: 0; color: #fff; font-weight: 600 }
    [aria-pressed=true] { outline: 2px solid } .stop { background: #c42b2b; border: 0; color: #fff }
    :focus-visible { outline: 2px solid var(--call-us-colour, #3453d1); outline-offset: 2px }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem } .keys { display: grid; grid-template-columns: repeat(3, 1fr); gap: .25rem }
    p { margin: 0; min-height: 1.25em }`);
  root.adoptedStyleSheets = [look];
  // the SDK would play sounds from the network of its maker
  const silence =
    'data:audio/wav;base64,UklGRnQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YVAAAACAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgA==';
  const testedWith = '2.18.5';
  const recovers = 30000;
  const refused = [31401, 31402];

  // texts are set, never parsed
  const make = (tag, attributes, ...inside) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...inside);
    return element;
  };
  const status = make('p', { role: 'status' });
  // only a line without a voice tells words; Twilio speaks them
  const said = make('p', { ariaLive: 'polite' });
  const start = make('button', { type: 'button', className: 'call' }, words.call);
  const mute = make('button', { type: 'button', ariaPressed: 'false' }, words.mute);
  const stop = make('button', { type: 'button', className: 'stop' }, words.hangUp);
  const keys = make('div', { className: 'keys', role: 'group', ariaLabel: words.keys });
  const panel = make('section', { hidden: true }, keys, make('div', { className: 'row' }, mute, stop));
  root.append(make('section', {}, start, status, said, panel));

  let sdk;
  const loadSdk = (gateway) => {
    if (gateway !== null && location.protocol === 'http:') {
      const Real = window.WebSocket;
      // the SDK knows only wss://; a line on this machine has no certificate
      window.WebSocket = class extends Real {
        constructor(address, protocols) {
          super(String(address).replace(`wss://${gateway}/`, `ws://${gateway}/`), protocols);
        }
      };
    }
    return new Promise((resolve, reject) => {
      const tag = make('script', { src: `${base}public/voice-sdk.js`, onload: () => resolve(window.Twilio), onerror: reject });
      document.head.append(tag);
    });
  };
  const optionsFor = (Device, gateway) => {
    const sounds = Object.fromEntries(Object.values(Device.SoundName).map((name) => [name, silence]));
    const usual = { sounds, logLevel: 'silent', maxCallSignalingTimeoutMs: recovers };
    if (gateway === null) return usual;
    if (Device.version !== testedWith)
      throw new Error(`the local line was tried with ${testedWith} of the voice SDK, not ${Device.version}`);
    return { ...usual, chunderw: gateway, publishEvents: false, codecPreferences: ['pcmu'] };
  };

  let call = null;
  let device = null;
  const rest = (text) => {
    status.textContent = text;
    said.textContent = '';
    panel.hidden = true;
    start.hidden = start.disabled = false;
    window.speechSynthesis?.cancel();
    const done = device;
    call = device = null;
    done?.destroy();
  };
  const fail = (error) => {
    // one trouble is told by the call and by the device
    if (!start.disabled) return;
    console.warn('call-us:', error.message);
    rest(refused.includes(error.code) ? words.microphone : error.code === 'too-many' ? words.many : words.failed);
  };
  const speak = ({ say, language: tongue = 'en-US' }) => {
    window.speechSynthesis?.cancel();
    said.textContent = say ?? '';
    if (say) window.speechSynthesis?.speak(Object.assign(new SpeechSynthesisUtterance(say), { lang: tongue }));
  };
  const dial = async () => {
    start.disabled = true;
    status.textContent = words.connecting;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${base}public/browser-calls`, { method: 'POST', headers, body: JSON.stringify({ number }) });
    const body = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(body.error?.message), { code: body.error?.code });
    sdk ??= loadSdk(body.gateway);
    const { Device } = await sdk;
    device = new Device(body.token, optionsFor(Device, body.gateway));
    device.on('error', fail);
    call = await device.connect({ params: { To: body.to } });
    call.on('error', fail);
    call.on('messageReceived', ({ content }) => content?.say !== undefined && speak(content));
    call.on('accept', () => {
      status.textContent = words.open;
      mute.ariaPressed = 'false';
      start.hidden = true;
      panel.hidden = false;
      stop.focus();
    });
    for (const end of ['disconnect', 'cancel', 'reject']) call.on(end, () => call !== null && rest(words.over));
  };

  for (const key of '123456789*0#') {
    const press = make('button', { type: 'button' }, key);
    press.addEventListener('click', () => call?.sendDigits(key));
    keys.append(press);
  }
  start.addEventListener('click', () => dial().catch(fail));
  stop.addEventListener('click', () => call?.disconnect());
  mute.addEventListener('click', () => {
    const isMuted = !call?.isMuted();
    call?.mute(isMuted);
    mute.ariaPressed = String(isMuted);
  });
}
