"use client";

import dynamic from "next/dynamic";
import type { EditorProps } from "./editor-props";
import { Loading } from "./loading";

/** An editor for documents, loaded when it is first needed. Tab moves on, as everywhere; Escape stays free. */
export const Editor = dynamic<EditorProps>(
  () => import("./editor-view").then((module) => module.EditorView),
  {
    ssr: false,
    loading: () => <Loading text="Loading the editor…" rows={3} />,
  },
);
