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
import { type Extension, Prec } from "@codemirror/state";
import {
  EditorView as CodeMirror,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
} from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useCodeMirror } from "../../_ui/use-code-mirror";
import { codeEditorLook } from "./code-editor-look";
import type { CodeEditorProps } from "./code-editor-props";
import { completeSource, type LibraryNames } from "./complete-source";
import { offsetOf, placeProblems } from "./place-problems";

/** A definition's text: suggestions from the format, and what is wrong at its word. Tab moves on, as everywhere. */
export function CodeEditorView(props: CodeEditorProps) {
  const latest = useRef(props);
  latest.current = props;
  const { label, value, problems, goal, isReadOnly, onChange } = props;
  const extensions = () => extensionsFor(() => latest.current);
  const { place, view } = useCodeMirror({ label, value, isReadOnly, onChange, extensions });

  useEffect(() => {
    const state = view.current?.state;
    if (state) view.current?.dispatch(setDiagnostics(state, placeProblems(state.doc, problems)));
  }, [problems, view]);

  useEffect(() => {
    const { current } = view;
    if (!current || !goal) return;
    const anchor = offsetOf(current.state.doc, goal);
    const effects = CodeMirror.scrollIntoView(anchor, { y: "center" });
    current.dispatch({ selection: { anchor }, effects });
    current.focus();
  }, [goal, view]);

  return <div ref={place} className="absolute inset-0 bg-surface" />;
}

function extensionsFor(read: () => CodeEditorProps): Extension {
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
    highlightActiveLine(),
    highlightActiveLineGutter(),
    yaml(),
    indentUnit.of("  "),
    lintGutter(),
    autocompletion({ override: [(context) => suggest(context, read().library)], icons: false }),
    codeEditorLook,
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
