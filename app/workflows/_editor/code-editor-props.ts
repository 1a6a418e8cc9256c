import type { Problem } from "#workflows/definition/problem";
import type { LibraryNames } from "./complete-source";

/** Where the caret is to go; a new object goes there again. */
export type CaretGoal = { line: number; column: number };

export type CodeEditorProps = {
  /** What is written here; read aloud. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  problems: readonly Problem[];
  /** Names that completion offers besides the format's own. */
  library: LibraryNames;
  goal: CaretGoal | null;
  onSave: () => void;
  isReadOnly: boolean;
};
