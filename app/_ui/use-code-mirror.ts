"use client";

import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView as CodeMirror, highlightSpecialChars, lineNumbers } from "@codemirror/view";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import { useCspNonce } from "./csp-nonce";
import { editorLook } from "./editor-look";
import { HIDDEN_CHARACTER } from "./hidden-characters";

type CodeMirrorWishes = {
  /** What it is for, read aloud. */
  label: string;
  /** Its owner's text: what differs is changed in place. */
  value: string;
  isReadOnly: boolean;
  onChange?: (text: string) => void;
  /** What comes on top of the plain editor, whose keys win unless these say otherwise; asked for once. */
  extensions: () => Extension;
};

/** An editor in the box that `place` is given to; `view` is there once the box is. */
export function useCodeMirror(wishes: CodeMirrorWishes) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<CodeMirror | null>(null);
  const latest = useRef(wishes);
  latest.current = wishes;
  const access = useRef(new Compartment());
  const nonce = useCspNonce();
  const { value, isReadOnly } = wishes;

  useEffect(() => {
    if (!place.current) return;
    const { value: doc, label, extensions } = latest.current;
    const report = CodeMirror.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange?.(update.state.doc.toString());
    });
    const all = [plainEditor(label, nonce), extensions(), access.current.of([]), report];
    const created = new CodeMirror({
      parent: place.current,
      state: EditorState.create({ doc, extensions: all }),
    });
    view.current = created;
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

  return { place, view };
}

function plainEditor(label: string, nonce = ""): Extension {
  return [
    minimalSetup,
    CodeMirror.cspNonce.of(nonce),
    lineNumbers(),
    highlightSpecialChars({ addSpecialChars: HIDDEN_CHARACTER }),
    editorLook,
    CodeMirror.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", tabindex: "0" }),
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
