"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { useAllPages } from "../_trpc/use-all-pages";
import { useMay } from "../_trpc/use-session";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { KeyDialog } from "./key-dialog";
import { KeyLine } from "./key-line";
import { OneTimeDialog } from "./one-time-dialog";
import { SettingsPart } from "./settings-part";

/** Keys for scripts and other programs. */
export function KeysTab() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.keys.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const keys = useAllPages(query);
  const mayManage = useMay("keys.manage");
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <SettingsPart
      isWide
      title="API keys"
      text="Scripts send one as “Authorization: Bearer …”. What they do is recorded under the key's name."
      actions={
        mayManage && (
          <Button tone="primary" onClick={() => setMaking(true)}>
            <KeyRound aria-hidden />
            Make a key
          </Button>
        )
      }
    >
      <Loaded query={keys} loading="Loading keys…">
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={KeyRound} title="There are no keys" className="mx-0 py-6" />
          ) : (
            <ul className="divide-y rounded-md border bg-surface">
              {items.map((key) => (
                <KeyLine key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <KeyDialog open={isMaking} onOpenChange={setMaking} onSecret={setSecret} />
      <OneTimeDialog
        title="The new key"
        text="It is shown only now; BotArmy keeps no copy. Put it where the script finds it, never into its source."
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </SettingsPart>
  );
}
