"use client";

import { markdown } from "@codemirror/lang-markdown";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import { EditorView as CodeMirror, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import { cn } from "./cn";
import { useCspNonce } from "./csp-nonce";
import { editorLook } from "./editor-look";
import type { EditorProps } from "./editor-props";
import { HIDDEN_CHARACTER } from "./hidden-characters";

/** Mod+Enter asks the page to go on, where it wants to be asked. */
function submitWith(submit: () => (() => void) | undefined): Extension {
  const run = () => {
    submit()?.();
    return submit() !== undefined;
  };
  return Prec.highest(keymap.of([{ key: "Mod-Enter", run }]));
}

function extensionsFor(props: EditorProps, nonce = ""): Extension {
  return [
    minimalSetup,
    CodeMirror.cspNonce.of(nonce),
    lineNumbers(),
    highlightSpecialChars({ addSpecialChars: HIDDEN_CHARACTER }),
    CodeMirror.lineWrapping,
    editorLook,
    props.language === "plain" ? [] : markdown(),
    CodeMirror.contentAttributes.of({ "aria-label": props.label, "aria-multiline": "true", tabindex: "0" }),
  ];
}

/** What differs, from the first to the last character: the rest keeps its cursor and its place. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

export function EditorView(props: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<CodeMirror | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const access = useRef(new Compartment());
  const nonce = useCspNonce();
  const { value, isReadOnly = false, className } = props;

  useEffect(() => {
    if (!place.current) return;
    const report = CodeMirror.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange?.(update.state.doc.toString());
    });
    const submit = submitWith(() => latest.current.onSubmit);
    const extensions = [submit, extensionsFor(latest.current, nonce), access.current.of([]), report];
    const created = new CodeMirror({
      parent: place.current,
      state: EditorState.create({ doc: latest.current.value, extensions }),
    });
    view.current = created;
    if (latest.current.isFirst) created.focus();
    return () => created.destroy();
  }, [nonce]);

  useEffect(() => {
    const mode = [EditorState.readOnly.of(isReadOnly), CodeMirror.editable.of(!isReadOnly)];
    view.current?.dispatch({ effects: access.current.reconfigure(mode) });
  }, [isReadOnly]);

  useEffect(() => {
    const before = view.current?.state.doc.toString();
    if (before === undefined || before === value) return;
    const changes = changeBetween(before, value);
    view.current?.dispatch({ changes, effects: CodeMirror.scrollIntoView(changes.from, { y: "center" }) });
  }, [value]);

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
