type GuideContentsProps = { headings: readonly { text: string; anchor: string }[] };

/** What a guide tells, to jump to. */
export function GuideContents({ headings }: GuideContentsProps) {
  return (
    <nav aria-label="In this guide" className="self-start text-sm max-lg:hidden lg:sticky lg:top-20">
      <p className="mb-1 text-ink-3 text-xs">In this guide</p>
      <ul className="grid border-l">
        {headings.map(({ text, anchor }) => (
          <li key={anchor}>
            <a href={`#${anchor}`} className="block px-3 py-1 text-ink-2 hover:text-ink">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
