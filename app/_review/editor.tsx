"use client";

import { latePart } from "../_live/late-part";
import type { EditorProps } from "../_ui/editor-props";

/** An editor for documents, loaded when it is first needed. Tab moves on, as everywhere; Escape stays free. */
export const Editor = latePart<EditorProps>("editor", async () => {
  const { EditorView } = await import("../_ui/editor-view");
  return EditorView;
});
