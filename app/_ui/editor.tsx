"use client";

import dynamic from "next/dynamic";
import { Loading } from "./loading";

export type EditorProps = {
  /** What is written here; read aloud. */
  label: string;
  value: string;
  onChange?: (value: string) => void;
  language?: "markdown" | "plain";
  isReadOnly?: boolean;
  className?: string;
};

/** An editor for documents, loaded when it is first needed. Tab moves on, as everywhere; Escape stays free. */
export const Editor = dynamic<EditorProps>(
  () => import("./editor-view").then((module) => module.EditorView),
  {
    ssr: false,
    loading: () => <Loading text="Loading the editor…" rows={3} />,
  },
);
