/** Puts the focus into what is read inside `box`, where the arrows scroll. */
export function focusReading(box: ParentNode | null): void {
  box?.querySelector<HTMLElement>("[role=tabpanel][data-state=active]")?.focus({ preventScroll: true });
}
