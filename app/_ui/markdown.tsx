import type { Element } from "hast";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { cn } from "./cn";
import { Diagram } from "./diagram";
import { insertSlots } from "./insert-slots";
import { markBlocks } from "./mark-blocks";
import { type MarkdownInsert, MarkdownInserts, MarkdownSlot } from "./markdown-slot";
import { PlainText } from "./plain-text";
import { readLink } from "./read-link";
import { revealHidden } from "./reveal-hidden";
import { ScrollX } from "./scroll-x";
import { showRawHtml } from "./show-raw-html";

const PARTS: Components = {
  a: ({ href, children }) => <DocumentLink href={href ?? ""}>{children}</DocumentLink>,
  img: ({ src, alt }) => (
    <span className="text-ink-2">
      [image
      {alt && (
        <>
          : <PlainText text={alt} />
        </>
      )}
      {typeof src === "string" && src && (
        <>
          {" "}
          <code className="break-all">
            <PlainText text={src} />
          </code>
        </>
      )}
      ]
    </span>
  ),
  // Task lists are the only inputs that sanitising lets through.
  input: ({ checked }) => (
    <input type="checkbox" checked={checked} disabled readOnly aria-label={checked ? "done" : "not done"} />
  ),
  aside: ({ node }) => <MarkdownSlot number={Number(node?.properties["data-slot"] ?? -1)} />,
  table: ({ children, node }) => (
    <ScrollX label="Table">
      <table {...placeOf(node)}>{children}</table>
    </ScrollX>
  ),
  pre: ({ children, node }) => {
    const code = (
      <ScrollX label="Code" className="prose-code">
        <pre {...placeOf(node)}>{children}</pre>
      </ScrollX>
    );
    const diagram = mermaidIn(node);
    return diagram === null ? code : <Diagram text={diagram}>{code}</Diagram>;
  },
};

/** The text of a code block that is written in Mermaid; null for any other. */
function mermaidIn(node: Element | undefined): string | null {
  const [code] = node?.children ?? [];
  if (code?.type !== "element" || code.tagName !== "code") return null;
  const names = code.properties.className;
  return Array.isArray(names) && names.includes("language-mermaid") ? textIn(code) : null;
}

function textIn({ children }: Element): string {
  return children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? textIn(child) : ""))
    .join("");
}

function placeOf(node: Element | undefined) {
  return { "data-at": node?.properties["data-at"] };
}

/** A link that leaves for the web says where to; any other address is only shown, never followed. */
function DocumentLink({ href, children }: { href: string; children?: React.ReactNode }) {
  const link = readLink(href);
  if (link.kind === "inside") return <span>{children}</span>;
  if (link.kind === "text") {
    return (
      <span>
        {children}
        {href && (
          <>
            {" "}
            (
            <code className="break-all">
              <PlainText text={href} />
            </code>
            )
          </>
        )}
      </span>
    );
  }
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span className="text-ink-3 print:hidden"> ({link.place})</span>
    </a>
  );
}

type MarkdownProps = {
  text: string;
  /** Where it begins in the whole text: then every block carries its own place as `data-at`. */
  from?: number;
  /** What the page puts between its blocks. */
  inserts?: readonly MarkdownInsert[];
  className?: string;
};

const ALWAYS = [showRawHtml, rehypeSanitize, revealHidden];
const NONE: readonly MarkdownInsert[] = [];

/**
 * A document by an agent or a person, rendered. Nothing in it can run, load from elsewhere, look like a part of the
 * page or hide: raw HTML is shown as text, images by their words and address, invisible characters by name.
 */
export function Markdown({ text, from, inserts = NONE, className }: MarkdownProps) {
  const places = inserts.map(({ at }) => at);
  return (
    <div className={cn("prose-document", className)}>
      <MarkdownInserts value={inserts}>
        <ReactMarkdown
          remarkPlugins={[remarkGfm]}
          rehypePlugins={
            from === undefined ? ALWAYS : [...ALWAYS, [markBlocks, { from }], [insertSlots, { places }]]
          }
          urlTransform={(url) => url}
          components={PARTS}
        >
          {text}
        </ReactMarkdown>
      </MarkdownInserts>
    </div>
  );
}
