// <script src="https://calls.example/order-a-call.js" data-queue="sales" data-language="en" data-country="GB" async></script>
// Puts a form where it stands by which visitors order a call. See docs/order-a-call.md.
{
  const script = document.currentScript;
  const { queue = '', language = document.documentElement.lang || 'en', country = '', into = '' } = script.dataset;
  const base = new URL('.', script.src).href;
  const host = (into && document.querySelector(into)) || script.parentNode.insertBefore(document.createElement('div'), script);
  const root = host.attachShadow({ mode: 'open' });
  const look = new CSSStyleSheet();
  look.replaceSync(`
    :host { display: block; max-width: 26rem; font: inherit; color: inherit }
    form, label { display: grid; gap: .25rem } form { gap: .75rem }
    input, select, button { font: inherit; color: inherit; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid #858e9f; border-radius: 6px;
      background: transparent; box-sizing: border-box; width: 100%; min-width: 0 }
    option { color: #161a22; background: #fff }
    button { background: var(--order-a-call-colour, #3453d1); border: 0; color: #fff; font-weight: 600; cursor: pointer }
    button:disabled { opacity: .6; cursor: default }
    :focus-visible { outline: 2px solid var(--order-a-call-colour, #3453d1); outline-offset: 2px }
    .row { display: grid; grid-template-columns: 9rem 1fr; gap: .5rem }
    .tick { grid-template-columns: auto 1fr; align-items: start; gap: .5rem } .tick input { width: 1.25rem; min-height: 1.25rem; margin: .1rem 0 }
    .site { position: absolute; left: -9999px } [role] { margin: 0 } [role=alert]:not(:empty) { border-left: 3px solid #c42b2b; padding-left: .75rem }`);
  root.adoptedStyleSheets = [look];

  // texts are set, never parsed: nothing of the answer becomes a tag
  const make = (tag, attributes, ...inside) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...inside);
    return element;
  };
  const ask = async (path, options) => {
    const response = await fetch(base + path, options);
    return { ok: response.ok, body: await response.json().catch(() => ({})) };
  };

  const show = ({ words, countries, country: likely, slots }) => {
    const name = make('input', { name: 'name', autocomplete: 'name', maxLength: 100 });
    const from = make('select', { name: 'country', autocomplete: 'country', ariaLabel: words.country });
    for (const { code, title, prefix } of countries) from.add(new Option(`${title} +${prefix}`, code, false, code === (country || likely)));
    const number = make('input', {
      name: 'number',
      type: 'tel',
      autocomplete: 'tel',
      required: true,
      maxLength: 40,
      ariaLabel: words.number,
    });
    const at = make('select', { name: 'at' });
    at.add(new Option(words.now, ''));
    for (const slot of slots) at.add(new Option(slot.words, slot.from));
    const consent = make('input', { type: 'checkbox', required: true });
    // people do not see it; programs that fill in everything do
    const website = make('input', { name: 'website', tabIndex: -1, autocomplete: 'off' });
    const problem = make('p', { role: 'alert' });
    const button = make('button', {}, words.order);
    const form = make(
      'form',
      {},
      make('label', {}, words.name, name),
      make('label', {}, words.number, make('span', { className: 'row' }, from, number)),
      make('label', {}, words.when, at),
      make('label', { className: 'tick' }, consent, words.consent),
      make('label', { className: 'site', ariaHidden: 'true' }, 'Website', website),
      problem,
      button,
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      problem.textContent = '';
      const order = { queue, language, number: number.value, country: from.value, consent: consent.checked };
      for (const field of [name, at, website]) if (field.value) order[field.name] = field.value;
      const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) };
      const { ok, body } = await ask('public/callbacks', options).catch(() => ({ ok: false, body: {} }));
      if (ok) form.replaceWith(make('p', { role: 'status' }, body.words));
      else problem.textContent = words.problems[body.error?.code] ?? words.problems.other;
      button.disabled = false;
    });
    root.replaceChildren(form);
  };

  ask(`public/queues/${encodeURIComponent(queue)}/slots?language=${encodeURIComponent(language)}`)
    .then(({ ok, body }) => (ok ? show(body) : console.warn('order-a-call:', body.error?.message ?? 'no answer')))
    .catch((error) => console.warn('order-a-call:', error.message));
}
