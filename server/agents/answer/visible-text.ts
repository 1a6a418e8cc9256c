import { RESULT_FENCE } from "../prompt/describe-answer-form";

/** Longer texts are not followed live: the document shows them when it is done. UTF-16 units. */
const MOST_SHOWN = 400_000;
const HIDDEN_LINE = /^<!-- document: .+ -->\s*$/;
const LONGEST_MARK = 400;
const BLOCK_LINE = new RegExp(`^ {0,3}(\`{3,}|~{3,})[ \\t]*(json[ \\t]+)?${RESULT_FENCE}`);
/** A line that may still become one of those is held back until it is whole. */
const PERHAPS = /^( {0,3}([`~]|$)|<(!|$))/;

/** Lets through what people should see while an answer is written: the documents without marks and block. */
export class VisibleText {
  #line = "";
  #isLineShown = false;
  #isOver = false;
  #shown = 0;

  /** What to show of the next piece; may be empty. */
  take(piece: string): string {
    let visible = "";
    for (const part of piece.split(/(?<=\n)/)) visible += this.#takePart(part);
    return this.#limit(visible);
  }

  #takePart(part: string): string {
    if (this.#isOver || part === "") return "";
    const isWhole = part.endsWith("\n");
    if (this.#isLineShown) {
      this.#isLineShown = !isWhole;
      return part;
    }
    const line = this.#line + part;
    const mayWait = !isWhole && line.length < LONGEST_MARK && PERHAPS.test(line);
    this.#line = mayWait ? line : "";
    if (mayWait) return "";
    this.#isOver = BLOCK_LINE.test(line);
    if (this.#isOver || HIDDEN_LINE.test(line)) return "";
    this.#isLineShown = !isWhole;
    return line;
  }

  #limit(text: string): string {
    const room = Math.max(0, MOST_SHOWN - this.#shown);
    this.#shown += text.length;
    return text.slice(0, room);
  }
}
