export type Calm = {
  call: () => void;
  /** Forgets what is still to come. */
  stop: () => void;
};

/** Makes a burst of calls few: the first runs at once, the rest together after `pauseMs`, and so on. */
export function calm(run: () => void, pauseMs: number): Calm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;

  function call(): void {
    isWanted = timer !== undefined;
    if (isWanted) return;
    run();
    timer = setTimeout(rest, pauseMs);
  }

  function rest(): void {
    timer = undefined;
    if (isWanted) call();
  }

  return { call, stop: () => clearTimeout(timer) };
}
