/** Evidence kept of an answer, byte for byte as it came. */
const MOST_RAW_BYTES = 16 * 1_048_576;
/** An answer that is longer is cut off. */
const MOST_BYTES = 64 * 1_048_576;

/** The provider's address is not the one that was configured, or the answer is too long to take. */
export class FetchRefusal extends Error {}

/** A fetch for one call, and what its answer held. */
export type GuardedFetch = { fetch: typeof fetch; rawAnswer(): Buffer };

/**
 * Speaks to one origin only, so that a key never reaches another host (S29); follows no redirect (S28); keeps
 * the bytes of the answer, `MOST_RAW_BYTES` at most.
 */
export function guardFetch(origin: string): GuardedFetch {
  const kept: Uint8Array[] = [];
  let size = 0;
  const keep = (bytes: Uint8Array) => {
    if (size < MOST_RAW_BYTES) kept.push(bytes.subarray(0, MOST_RAW_BYTES - size));
    size += bytes.length;
    if (size > MOST_BYTES) throw new FetchRefusal("The answer was longer than 64 MB and was cut off.");
  };
  return {
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.origin !== origin)
        throw new FetchRefusal(`A call to ${url.origin} was refused: only ${origin} is configured.`);
      const response = await fetch(input, { ...init, redirect: "manual" });
      if (response.status >= 300 && response.status < 400) throw await refuseRedirect(response, origin);
      return keepBody(response, keep);
    },
    rawAnswer: () => Buffer.concat(kept),
  };
}

async function refuseRedirect(response: Response, origin: string): Promise<FetchRefusal> {
  await response.body?.cancel();
  return new FetchRefusal(
    `${origin} answered with a redirect (${response.status}), which is not followed. Configure its final address.`,
  );
}

function keepBody(response: Response, keep: (bytes: Uint8Array) => void): Response {
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(bytes, controller) {
        keep(bytes);
        controller.enqueue(bytes);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(body ?? null, { status, statusText, headers });
}
