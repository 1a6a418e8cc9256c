"use client";

import { CloudOff } from "lucide-react";
import { type ComponentType, memo, type NamedExoticComponent, useEffect, useState } from "react";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { Loading } from "../_ui/loading";
import { useIsOutdated } from "./use-server-hello";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8_000;

/** A part of a page whose program comes when it is first needed; `load` asks for it ahead. */
export type LatePart<Props> = NamedExoticComponent<Props> & { load: () => Promise<unknown> };

/**
 * Makes a late part; `name` is what people call it. While the server is away its program cannot come: the place says
 * so and goes on asking, and the part appears by itself. It is drawn again only when a prop is another.
 */
export function latePart<Props extends object>(
  name: string,
  ask: () => Promise<ComponentType<Props>>,
): LatePart<Props> {
  let known: ComponentType<Props> | undefined;
  async function load(): Promise<ComponentType<Props>> {
    known ??= await ask();
    return known;
  }
  function Late(props: Props) {
    const { Part, isHeldUp } = usePart(load, () => known);
    if (Part) return <Part {...props} />;
    return isHeldUp ? <Missing name={name} /> : <Loading text={`Loading the ${name}…`} />;
  }
  return Object.assign(memo(Late), { load });
}

/** The part once it is there; `isHeldUp` while it is asked for again and again. */
function usePart<Part>(load: () => Promise<Part>, read: () => Part | undefined) {
  const [, setLoaded] = useState(false);
  const [isHeldUp, setHeldUp] = useState(false);
  useEffect(() => {
    let isWanted = true;
    let retry: ReturnType<typeof setTimeout>;
    const tryOnce = (waitMs: number) =>
      load().then(
        () => isWanted && setLoaded(true),
        () => {
          if (!isWanted) return;
          setHeldUp(true);
          retry = setTimeout(() => void tryOnce(Math.min(2 * waitMs, LONGEST_RETRY_MS)), waitMs);
        },
      );
    void tryOnce(FIRST_RETRY_MS);
    return () => {
      isWanted = false;
      clearTimeout(retry);
    };
  }, [load]);
  return { Part: read(), isHeldUp };
}

/** A newer server has newer programs and not this one: only then has one to reload. */
function Missing({ name }: { name: string }) {
  const isOutdated = useIsOutdated();
  const title = `The ${name} cannot be loaded just now`;
  if (!isOutdated) {
    return (
      <EmptyState icon={CloudOff} title={title}>
        <p>The server does not answer. It is asked again, and the {name} appears by itself.</p>
      </EmptyState>
    );
  }
  const reload = <Button onClick={() => window.location.reload()}>Reload the page</Button>;
  return (
    <EmptyState icon={CloudOff} title={title} actions={reload}>
      <p>BotArmy was updated meanwhile.</p>
    </EmptyState>
  );
}
