/** The longest that a timer of Node can wait: about 24 days. */
export const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Resolves after `ms`; rejects with the abort's reason at once when it comes, and leaves nothing behind. */
export function waitOrAbort(ms: number, abort: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (abort.aborted) return reject(abort.reason);
    const timer = setTimeout(finish, ms);
    abort.addEventListener("abort", stop, { once: true });
    function finish() {
      abort.removeEventListener("abort", stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(abort.reason);
    }
  });
}
