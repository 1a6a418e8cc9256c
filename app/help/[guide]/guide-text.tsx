import Link from "next/link";
import { isValidElement, type ReactNode, useEffect } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { anchorOf } from "../../_help/anchors";
import { ScrollX } from "../../_ui/scroll-x";
import { readGuideLink } from "./read-guide-link";

const PARTS: Components = {
  // The header of the page says it.
  h1: () => null,
  h2: ({ children }) => (
    <h2 id={anchorOf(textOf(children))} className="scroll-mt-20">
      {children}
    </h2>
  ),
  // The reader has the product itself before them.
  img: () => null,
  a: ({ href, children }) => {
    const target = readGuideLink(href ?? "");
    return target === null ? <span>{children}</span> : <Link href={target}>{children}</Link>;
  },
  table: ({ children }) => (
    <ScrollX label="Table">
      <table>{children}</table>
    </ScrollX>
  ),
  pre: ({ children }) => (
    <ScrollX label="Code" className="prose-code">
      <pre>{children}</pre>
    </ScrollX>
  ),
};

/** The text of a guide; a heading that the address names is brought into view. */
export function GuideText({ text }: { text: string }) {
  useEffect(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);
  return (
    <article className="prose-document">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]} components={PARTS}>
        {text}
      </ReactMarkdown>
    </article>
  );
}

function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : "";
}
