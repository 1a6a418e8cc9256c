import type { ErrorCode, YAMLError } from "yaml";

const HINTS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: "Indent with spaces.",
  BAD_INDENT: "Line it up with its neighbours; use two spaces for each level.",
  MISSING_CHAR: "Close what was opened: a quote, a bracket, or add the missing comma or space.",
  UNEXPECTED_TOKEN: "Put the text in quotes if it contains special characters.",
  BLOCK_AS_IMPLICIT_KEY: "A value with a colon and a space in it needs quotes around it.",
  BLOCK_IN_FLOW: "Inside brackets, write everything with brackets.",
  MULTILINE_IMPLICIT_KEY:
    "Put the key on one line, followed by a colon; check the indentation of the lines around it.",
  IMPOSSIBLE: "Check the indentation and the quotes around this place.",
  MULTIPLE_DOCS: "Keep one document in a file; delete everything from the second --- on.",
  KEY_OVER_1024_CHARS: "Put a long text behind `|` on lines of its own.",
  BAD_DQ_ESCAPE: "Use single quotes, or write the backslash twice.",
  BAD_SCALAR_START: "Put the text in quotes.",
  RESOURCE_EXHAUSTION: "Write it flatter.",
};

/** Where the parser speaks to whoever called it. */
const SAID: Partial<Record<ErrorCode, string>> = { MULTIPLE_DOCS: "A second document begins here." };

/** Messages of one code that need different advice. */
const ADVICE: [about: RegExp, hint: string][] = [
  [/without - indicator/, "Line it up with the keys above, or begin it with a dash."],
  [/end with a [\]}]/, "Close the bracket that was opened above, before this line."],
  [
    /^Unexpected scalar at node end/,
    "The quote closes too early: use the other kind of quotes around the text.",
  ],
];

/** The parser's message as a sentence, with what to do about it. */
export function explainYamlError(error: YAMLError): { message: string; hint: string } {
  const told = error.message.replace(/ at line \d+, column \d+[\s\S]*$/, "").trim();
  const token = /^Unexpected \S+ token[^:]*: "(.*)"$/s.exec(told)?.[1];
  const said = SAID[error.code] ?? told;
  const message = token === undefined ? said : `"${token.slice(0, 40)}" cannot stand here.`;
  return {
    message: /[.!?]$/.test(message) ? message : `${message}.`,
    hint:
      ADVICE.find(([about]) => about.test(told))?.[1] ??
      HINTS[error.code] ??
      "Check indentation, colons and quotes around this place.",
  };
}
