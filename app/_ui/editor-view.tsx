"use client";

import { markdown } from "@codemirror/lang-markdown";
import { type Extension, Prec } from "@codemirror/state";
import { EditorView as CodeMirror, keymap } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { cn } from "./cn";
import type { EditorProps } from "./editor-props";
import { useCodeMirror } from "./use-code-mirror";

/** Mod+Enter asks the page to go on, where it wants to be asked. */
function submitWith(submit: () => (() => void) | undefined): Extension {
  const run = () => {
    submit()?.();
    return submit() !== undefined;
  };
  return Prec.highest(keymap.of([{ key: "Mod-Enter", run }]));
}

export function EditorView(props: EditorProps) {
  const latest = useRef(props);
  latest.current = props;
  const { label, value, isReadOnly = false, onChange, language, isFirst, className } = props;
  const { place, view } = useCodeMirror({
    label,
    value,
    isReadOnly,
    onChange,
    extensions: () => [
      submitWith(() => latest.current.onSubmit),
      CodeMirror.lineWrapping,
      language === "plain" ? [] : markdown(),
    ],
  });
  useEffect(() => {
    if (isFirst) view.current?.focus();
  }, [isFirst, view]);
  return (
    <div
      ref={place}
      className={cn(
        "min-h-40 overflow-hidden rounded-md border border-control bg-surface has-focus-visible:outline-2 has-focus-visible:outline-ink",
        className,
      )}
    />
  );
}
