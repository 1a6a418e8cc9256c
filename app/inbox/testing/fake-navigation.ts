import { useSyncExternalStore } from "react";

/** Where the router was sent. */
export const visited: string[] = [];

/** What stands for `next/navigation`: the address is the browser's own. */
export const fakeNavigation = {
  useRouter: () => ({ push: (href: string) => visited.push(href) }),
  useSearchParams: () => new URLSearchParams(useSyncExternalStore(onAddress, () => window.location.search)),
};

function onAddress(listener: () => void): () => void {
  window.addEventListener("address", listener);
  return () => window.removeEventListener("address", listener);
}

/** The browser's history, which tells that the address changed, as Next does. */
for (const how of ["pushState", "replaceState"] as const) {
  const change = window.history[how].bind(window.history);
  window.history[how] = (state: unknown, unused: string, address?: string | URL | null) => {
    change(state, unused, address);
    window.dispatchEvent(new Event("address"));
  };
}
