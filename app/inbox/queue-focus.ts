/** The id of a request's row on the page. */
export function rowId(requestId: string): string {
  return `request-${requestId}`;
}

/** Puts the focus on a request of the queue and brings it into sight. */
export function focusRow(requestId: string): void {
  document.getElementById(rowId(requestId))?.focus({ preventScroll: true });
  showRow(requestId);
}

/** Brings a request of the queue into sight, no further than it takes. */
export function showRow(requestId: string): void {
  document.getElementById(rowId(requestId))?.scrollIntoView({ block: "nearest" });
}

/** Puts the focus on the list as a whole, as long as it has no rows yet. */
export function focusQueue(): void {
  document.querySelector<HTMLElement>("[data-queue-rows]")?.focus({ preventScroll: true });
}

/** Whether the focus is on the list or a row of it, not where somebody writes. */
export function isFocusInQueue(): boolean {
  return document.activeElement?.closest("[data-queue-rows]") != null;
}

/** Whether what had the focus is gone. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Puts the focus back into the search field of the queue. */
export function focusSearch(): void {
  document.querySelector<HTMLElement>("[data-queue] input[type=search]")?.focus();
}

/** Puts the focus on the row that is open, or on the list where none is. */
export function focusOpenRow(requestId: string | null): void {
  if (requestId && document.getElementById(rowId(requestId))) focusRow(requestId);
  else focusQueue();
}
