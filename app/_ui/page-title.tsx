"use client";

import { createContext, use } from "react";

/** How many requests wait for the person; it stands before every title. */
export const TitleCount = createContext(0);

/** The title of the browser tab: "(3) Runs · BotArmy". The only place that writes it. */
export function PageTitle({ title }: { title: string }) {
  const count = use(TitleCount);
  return <title>{`${count > 0 ? `(${count}) ` : ""}${title} · BotArmy`}</title>;
}
