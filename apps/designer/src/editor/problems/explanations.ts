export interface Explanation {
  /** Markdown. */
  text: string;
  /** The language that it is in: English where it was not translated. */
  language: string;
}

const pages: Readonly<Record<string, () => Promise<{ default: string }>>> = {
  en: () => import('../../../../../docs/problems.md?raw'),
  ru: () => import('../../../../../docs/problems.ru.md?raw'),
  ro: () => import('../../../../../docs/problems.ro.md?raw'),
};

/** Why a problem is one, in a language of the product. It is read when somebody asks. */
export async function explanationOf(code: string, language: string): Promise<Explanation | null> {
  for (const tried of [language, 'en']) {
    const page = await pages[tried]?.();
    const text = page === undefined ? undefined : sectionsOf(page.default).get(code);
    if (text !== undefined) return { text, language: tried };
  }
  return null;
}

/** The sections of a page by their headings. */
export function sectionsOf(page: string): ReadonlyMap<string, string> {
  return new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const [heading = '', ...text] = section.split('\n');
        return [heading.trim(), text.join('\n').trim()] as const;
      }),
  );
}
