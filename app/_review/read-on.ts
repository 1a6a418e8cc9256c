/** How much of a screen one step goes, so that the last line read is still there. */
const STEP = 0.85;

/** Goes on in what is read inside `pane`: a screen further, or the next part of a long text. */
export function readOn(pane: HTMLElement | null): void {
  const scrolled = pane?.querySelector<HTMLElement>("[role=tabpanel][data-state=active]");
  if (!pane || !scrolled) return;
  const more = scrolled.querySelector<HTMLElement>("[data-show-more]");
  if (more && isOnScreen(more)) more.click();
  const scrollsItself = scrolled.scrollHeight > scrolled.clientHeight + 1;
  if (scrollsItself) scrolled.scrollBy({ top: scrolled.clientHeight * STEP });
  else window.scrollTo({ top: endOf(scrolled) - window.innerHeight * STEP });
}

function isOnScreen(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}

function endOf(element: HTMLElement): number {
  return window.scrollY + element.getBoundingClientRect().bottom;
}
