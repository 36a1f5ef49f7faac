/** The page of problems, code by code, as Markdown. It is read when somebody asks why. */
export async function explanationOf(code: string): Promise<string | null> {
  const { default: page } = await import('../../../../../docs/problems.md?raw');
  return sectionsOf(page).get(code) ?? null;
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
