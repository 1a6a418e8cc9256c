"use client";

import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { indentUnit } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Extension, Prec } from "@codemirror/state";
import {
  EditorView as CodeMirror,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { minimalSetup } from "codemirror";
import { useEffect, useRef } from "react";
import { useCspNonce } from "../../_ui/csp-nonce";
import { editorLook } from "../../_ui/editor-look";
import { HIDDEN_CHARACTER } from "../../_ui/hidden-characters";
import { codeEditorLook } from "./code-editor-look";
import type { CodeEditorProps } from "./code-editor-props";
import { completeSource, type LibraryNames } from "./complete-source";
import { offsetOf, placeProblems } from "./place-problems";

/** A definition's text: suggestions from the format, and what is wrong at its word. Tab moves on, as everywhere. */
export function CodeEditorView(props: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<CodeMirror | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const access = useRef(new Compartment());
  const nonce = useCspNonce();
  const { value, problems, goal, isReadOnly } = props;

  useEffect(() => {
    if (!place.current) return;
    const extensions = [extensionsFor(() => latest.current, nonce), access.current.of([])];
    const created = new CodeMirror({
      parent: place.current,
      state: EditorState.create({ doc: latest.current.value, extensions }),
    });
    view.current = created;
    return () => created.destroy();
  }, [nonce]);

  useEffect(() => {
    const mode = [EditorState.readOnly.of(isReadOnly), CodeMirror.editable.of(!isReadOnly)];
    view.current?.dispatch({ effects: access.current.reconfigure(mode) });
  }, [isReadOnly]);

  useEffect(() => {
    const doc = view.current?.state.doc;
    if (!doc || doc.toString() === value) return;
    view.current?.dispatch({ changes: { from: 0, to: doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const state = view.current?.state;
    if (state) view.current?.dispatch(setDiagnostics(state, placeProblems(state.doc, problems)));
  }, [problems]);

  useEffect(() => {
    const { current } = view;
    if (!current || !goal) return;
    const anchor = offsetOf(current.state.doc, goal);
    const effects = CodeMirror.scrollIntoView(anchor, { y: "center" });
    current.dispatch({ selection: { anchor }, effects });
    current.focus();
  }, [goal]);

  return <div ref={place} className="absolute inset-0 bg-surface" />;
}

function extensionsFor(read: () => CodeEditorProps, nonce = ""): Extension {
  const save = () => {
    read().onSave();
    return true;
  };
  return [
    Prec.highest(
      keymap.of([
        { key: "Mod-s", run: save, preventDefault: true },
        { key: "Tab", run: acceptCompletion },
      ]),
    ),
    minimalSetup,
    CodeMirror.cspNonce.of(nonce),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars({ addSpecialChars: HIDDEN_CHARACTER }),
    yaml(),
    indentUnit.of("  "),
    lintGutter(),
    autocompletion({ override: [(context) => suggest(context, read().library)], icons: false }),
    editorLook,
    codeEditorLook,
    CodeMirror.contentAttributes.of({ "aria-label": read().label, "aria-multiline": "true", tabindex: "0" }),
    CodeMirror.updateListener.of((update) => {
      if (update.docChanged) read().onChange(update.state.doc.toString());
    }),
  ];
}

/** By itself after a letter or a colon; else when it is asked for. */
function suggest(context: CompletionContext, library: LibraryNames): CompletionResult | null {
  if (!context.explicit && !context.matchBefore(/[\w.-]+|:\s/)) return null;
  const found = completeSource(context.state.doc.toString(), context.pos, library);
  if (!found) return null;
  return {
    from: found.from,
    validFor: /^[\w./:-]*$/,
    options: found.words.map(({ word, means }) => ({
      label: word,
      detail: means,
      apply: found.kind === "key" ? `${word}: ` : word,
    })),
  };
}
