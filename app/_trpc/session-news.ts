"use client";

const CHANNEL = "botarmy:session";

/** Tells the other tabs that someone signed in or out here. */
export function tellSessionChanged(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("changed");
  channel.close();
}

/** Calls `listen` when another tab signed in or out; answers how to stop that. */
export function onSessionChanged(listen: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listen;
  return () => channel.close();
}
