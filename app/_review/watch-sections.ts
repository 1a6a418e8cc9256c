import { UNDER_HEADER } from "./end-mark";
import { listSections, sectionAt } from "./sections";

/**
 * Tells the beginning of each section of `text` whose last block in `box` comes onto the screen; blocks carry their
 * place as `data-at`. Answers how to stop.
 */
export function watchSections(box: Element, text: string, onSeen: (from: number) => void): () => void {
  const sections = listSections(text);
  const lasts = new Map<number, Element>();
  for (const block of box.querySelectorAll("[data-at]")) {
    const section = sectionAt(sections, Number(block.getAttribute("data-at")));
    if (section) lasts.set(section.from, block);
  }
  const sectionOf = new Map([...lasts].map(([from, block]) => [block, from]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const from = sectionOf.get(target);
        if (isIntersecting && from !== undefined) onSeen(from);
      }
    },
    { rootMargin: UNDER_HEADER },
  );
  for (const block of lasts.values()) observer.observe(block);
  return () => observer.disconnect();
}
