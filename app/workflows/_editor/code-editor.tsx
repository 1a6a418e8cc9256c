"use client";

import { latePart } from "../../_live/late-part";
import type { CodeEditorProps } from "./code-editor-props";

/** The editor for definitions, loaded when it is first needed. */
export const CodeEditor = latePart<CodeEditorProps>("editor", async () => {
  const { CodeEditorView } = await import("./code-editor-view");
  return CodeEditorView;
});
