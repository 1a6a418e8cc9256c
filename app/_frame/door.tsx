import type { ReactNode } from "react";
import { PageTitle } from "../_ui/page-title";
import { Mark } from "./mark";

type DoorProps = { title: string; text?: ReactNode; children?: ReactNode };

/** The frame of the pages before one is signed in. */
export function Door({ title, text, children }: DoorProps) {
  return (
    <main className="mx-auto grid w-full max-w-sm gap-6 px-5 pt-[max(2.5rem,18dvh)] pb-10">
      <PageTitle title={title} />
      <header className="grid gap-2">
        <span className="flex items-center gap-2 font-semibold text-ink-2 text-sm">
          <Mark className="size-6" /> BotArmy
        </span>
        <h1 className="font-semibold text-xl">{title}</h1>
        {text && <p className="text-ink-2">{text}</p>}
      </header>
      {children}
    </main>
  );
}
