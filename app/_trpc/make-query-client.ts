import { MutationCache, notifyManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { isPassing, readFault } from "./read-fault";

const MOST_RETRIES = 2;

// What is on its way is drawn before the next press is heard, so that a double press finds its button locked.
notifyManager.setScheduler(queueMicrotask);

/** What pages share of the server's answers. `onSignedOut` is told when an answer says that the session is over. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (readFault(error).reason === "not-signed-in") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The server is often on this very machine, whatever the browser thinks of the network.
        networkMode: "always",
        staleTime: 5_000,
        retry: (count, error) => count < MOST_RETRIES && isPassing(error),
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
