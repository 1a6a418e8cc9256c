import type { Paper } from "./papers";
import { type Passage, passageOf } from "./remark";

/** What is selected in a document of `pane`, and where on the screen; null when nothing is. */
export function selectedPassage(
  pane: HTMLElement,
  papers: readonly Paper[],
): { passage: Passage; box: DOMRect } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const first = elementAt(range.startContainer);
  const shown = first?.closest<HTMLElement>("[data-paper]");
  if (!shown || !pane.contains(shown) || !shown.contains(range.endContainer)) return null;
  const paper = papers.find(({ name }) => name === shown.dataset.paper);
  if (!paper || selection.toString().trim() === "") return null;
  const passage = passageOf(paper, selection.toString(), placeOf(first?.closest("[data-at]")));
  return { passage, box: range.getBoundingClientRect() };
}

/** The first block of a document that is wholly on the screen; the whole of the first document where none is. */
export function visiblePassage(pane: HTMLElement, papers: readonly Paper[]): Passage | null {
  const { top, bottom } = pane.getBoundingClientRect();
  const least = Math.max(top, 0) + TABS_HEIGHT;
  const block = blocksIn(pane).find((one) => {
    const box = one.getBoundingClientRect();
    return box.top >= least && box.top < Math.min(bottom, window.innerHeight);
  });
  return (block && passageOfBlock(block, papers)) ?? (papers[0] ? passageOf(papers[0], "", 0) : null);
}

const TABS_HEIGHT = 36;

/** The block `by` steps from a passage, brought onto the screen; null at the ends. */
export function passageBeside(
  pane: HTMLElement,
  papers: readonly Paper[],
  passage: Passage,
  by: 1 | -1,
): Passage | null {
  const blocks = blocksIn(pane);
  const at = blocks.indexOf(blockOf(pane, passage) ?? pane);
  const next = at < 0 ? blocks[0] : blocks[at + by];
  next?.scrollIntoView({ block: "nearest" });
  return next ? passageOfBlock(next, papers) : null;
}

/** The block in which a passage begins. */
export function blockOf(pane: HTMLElement, { document: name, quote, start }: Passage): HTMLElement | null {
  if (quote === "") return null;
  return blocksIn(pane).findLast((block) => nameOf(block) === name && placeOf(block) <= start) ?? null;
}

/** Marks the blocks that are spoken about, and no other. */
export function markBlocks(pane: HTMLElement, passages: readonly Passage[], target: Passage | null): void {
  const spokenOf = new Set(passages.map((passage) => blockOf(pane, passage)));
  const aimedAt = target && blockOf(pane, target);
  for (const block of blocksIn(pane)) {
    block.toggleAttribute("data-remarked", spokenOf.has(block));
    block.toggleAttribute("data-target", block === aimedAt);
  }
}

function passageOfBlock(block: HTMLElement, papers: readonly Paper[]): Passage | null {
  const paper = papers.find(({ name }) => name === nameOf(block));
  return paper ? passageOf(paper, block.textContent ?? "", placeOf(block)) : null;
}

function blocksIn(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>("[data-paper] [data-at]")];
}

function nameOf(block: HTMLElement): string | undefined {
  return block.closest<HTMLElement>("[data-paper]")?.dataset.paper;
}

function placeOf(block: Element | null | undefined): number {
  return Number(block?.getAttribute("data-at") ?? 0);
}

function elementAt(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
