"use client";

import dynamic from "next/dynamic";
import { Loading } from "../../_ui/loading";
import type { CodeEditorProps } from "./code-editor-props";

/** The editor for definitions, loaded when it is first needed. */
export const CodeEditor = dynamic<CodeEditorProps>(
  () => import("./code-editor-view").then((module) => module.CodeEditorView),
  { ssr: false, loading: () => <Loading text="Loading the editor…" rows={6} /> },
);
