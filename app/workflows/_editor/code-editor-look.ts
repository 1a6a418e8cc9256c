import { EditorView } from "@codemirror/view";

/** Suggestions, marks and notes of the editor in the colours of the theme. */
export const codeEditorLook = EditorView.theme({
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "0.5rem",
    boxShadow: "0 4px 16px var(--shade)",
    overflow: "hidden",
    maxWidth: "min(32rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-geist-sans), system-ui, sans-serif",
    fontSize: "0.8125rem",
    maxHeight: "16rem",
    padding: "0.25rem",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.5rem", borderRadius: "0.25rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    color: "var(--ink)",
    backgroundColor: "var(--selected)",
  },
  ".cm-completionLabel": { fontFamily: "var(--font-geist-mono), ui-monospace, monospace" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "var(--ink-2)", fontStyle: "normal", marginLeft: "0.75rem" },
  ".cm-diagnostic": {
    fontFamily: "var(--font-geist-sans), system-ui, sans-serif",
    fontSize: "0.8125rem",
    padding: "0.375rem 0.625rem",
    whiteSpace: "pre-wrap",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--failed-solid)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--waiting-solid)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--failed-solid)" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--waiting-solid)" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-gutter-lint": { width: "1rem" },
});
