const PRESSES = ["keydown", "pointerdown"] as const;

let last: HTMLElement | null = null;

/** A menu closes: what was chosen in it may open a dialog, after which the focus belongs to the menu's button. */
export function rememberMenuButton(button: HTMLElement | null): void {
  last = button;
  for (const press of PRESSES) window.addEventListener(press, forget, { capture: true, once: true });
}

/** The button of the menu that closed, until the next press; null when none did. */
export function recentMenuButton(): HTMLElement | null {
  return last;
}

function forget(): void {
  last = null;
}
