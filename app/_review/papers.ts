import type { ApprovalDetail, ShownDocument } from "#server/queries/approval-detail";

/** A text that changes are shown against. */
export type Base = { label: string; content: string };

/** One text that a person is asked about: a document, or the plan of a step. */
export type Paper = {
  name: string;
  version: number;
  /** Of the bytes that are shown. */
  sha256: string;
  content: string;
  isMarkdown: boolean;
  /** What it must hold, as a JSON Schema: then it is amended as a form. */
  schema: ShownDocument["schema"];
  writer: ShownDocument["madeBy"] | null;
  /** The one to begin with comes first. */
  bases: Base[];
};

type Shown = Pick<
  ApprovalDetail,
  "kind" | "content" | "contentSha256" | "version" | "documents" | "facts" | "agent"
>;

/**
 * Everything a request asks about, in its order; none for a question. `seen` is the request as the person saw it
 * before it changed: then changes are shown against that.
 */
export function papersOf(request: Shown, seen: Shown | null = null): Paper[] {
  if (request.kind === "question") return [];
  const papers = request.kind === "plan" ? [paperOfPlan(request)] : request.documents.map(paperOfDocument);
  const before = seen ? papersOf(seen) : [];
  return papers.map((paper) => {
    const same = before.find(({ name }) => name === paper.name);
    const base = same && { label: "what you saw", content: same.content };
    return base ? { ...paper, bases: [base, ...paper.bases] } : paper;
  });
}

function paperOfPlan({ content, contentSha256, version, facts }: Shown): Paper {
  const name = `Plan of ${facts.step.label}`;
  const text = content ?? "";
  return {
    name,
    version,
    sha256: contentSha256 ?? "",
    content: text,
    isMarkdown: true,
    schema: null,
    writer: null,
    bases: [],
  };
}

function paperOfDocument(document: ShownDocument): Paper {
  const { name, version, sha256, content, mediaType, schema, madeBy, diffBase, previous } = document;
  const isMarkdown = mediaType === "text/markdown";
  const isApproved = diffBase !== null && diffBase.artifactId !== previous?.artifactId;
  const bases = [
    ...(isApproved
      ? [{ label: `version ${diffBase.version}, approved last`, content: diffBase.content }]
      : []),
    ...(previous
      ? [{ label: `version ${previous.version}, the one before`, content: previous.content }]
      : []),
  ];
  return { name, version, sha256, content, isMarkdown, schema, writer: madeBy, bases };
}

/** Whether there is an earlier text of any of them. */
export function hasBase(papers: readonly Paper[]): boolean {
  return papers.some(({ bases }) => bases.length > 0);
}
