export type EditorProps = {
  /** What is written here; read aloud. */
  label: string;
  value: string;
  onChange?: (value: string) => void;
  language?: "markdown" | "plain";
  isReadOnly?: boolean;
  /** Called for Mod+Enter, which otherwise makes a line. */
  onSubmit?: () => void;
  /** Takes the focus when it appears. */
  isFirst?: boolean;
  className?: string;
};
