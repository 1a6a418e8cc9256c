import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { type ApiCall, FakeRefusal, makeFakeApi } from "../_trpc/testing/fake-api";
import type { EditorProps } from "../_ui/editor-props";
import { TooltipProvider } from "../_ui/tooltip";
import { RequestReview } from "./review";
import { sampleDecision, sampleDocument, sampleRequest, sampleVersion } from "./testing/sample-request";
import type { View } from "./views";

vi.mock("./editor", () => ({
  Editor: ({ label, value, onChange }: EditorProps) => (
    <textarea aria-label={label} value={value} onChange={(event) => onChange?.(event.target.value)} />
  ),
}));
vi.mock("next/link", () => ({
  default: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
}));

/** The ends of texts that stand on the page; a test brings them onto the screen. */
const ends = new Map<Element, () => void>();

class FakeObserver {
  constructor(private readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
  observe(mark: Element) {
    if (mark.hasAttribute("data-end-mark")) ends.set(mark, () => this.tell([{ isIntersecting: true }]));
  }
  disconnect() {}
}

function readToEnd(at?: number): void {
  const marks = [...ends].filter(([mark]) => mark.isConnected);
  act(() => {
    for (const [, see] of marks.filter((_, place) => at === undefined || place === at)) see();
  });
}

const me = { kind: "person", id: "ann", name: "Ann", role: "approver" };
let permissions: string[];
let request: ApprovalDetail;
/** What the server does with a decision; by default it takes it. */
let decide: (call: ApiCall) => unknown;
let decided: string[];
let calls: ApiCall[];
let refetch: () => Promise<void>;

function answer(call: ApiCall): unknown {
  switch (call.path) {
    case "session.me":
      return { principal: { ...me, permissions }, needsSetup: false };
    case "approvals.get":
      return request;
    case "artifacts.list":
      return { items: [], nextCursor: null };
    default:
      return decide(call);
  }
}

function takeDecision({ input }: ApiCall) {
  const { decisionId: id, action = "answer", comment } = Object(input);
  const by = { id: me.id, name: me.name };
  request = { ...request, status: "approved", decision: sampleDecision({ id, action, comment, by }) };
  const { question, version, status, votes, stepKey, kind, runId, decision } = request;
  const approval = { id: request.id, question, version, status, votes, stepKey, kind, runId, decision };
  return { approval, run: { id: request.runId, status: "running" } };
}

function Page() {
  const [view, setView] = useState<View | null>(null);
  const onDecided = () => decided.push("decided");
  return (
    <TooltipProvider>
      <RequestReview approvalId={request.id} view={view} onView={setView} onDecided={onDecided} />
    </TooltipProvider>
  );
}

async function open(changes: Partial<ApprovalDetail> = {}) {
  request = sampleRequest(changes);
  const api = makeFakeApi(answer);
  calls = api.calls;
  refetch = () => act(() => api.queryClient.invalidateQueries());
  const page = render(<Page />, { wrapper: api.FakeApi });
  await screen.findByRole("heading", { name: request.question });
  return page;
}

const decisions = () =>
  calls
    .filter(({ path }) => path === "approvals.decide" || path === "approvals.answer")
    .map(({ input }) => Object(input));
const button = (name: RegExp) => screen.getByRole<HTMLButtonElement>("button", { name });
const approve = () => button(/^Approve/);
const commentBox = () => screen.getByLabelText<HTMLTextAreaElement>(/^Comment/);
const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...init });

/** A round trip later nothing was sent, so nothing will be. */
async function expectNothingSent() {
  await refetch();
  expect(decisions()).toEqual([]);
}

async function choose(name: RegExp) {
  await waitFor(() => expect(button(name).disabled).toBe(false));
  fireEvent.click(button(name));
}

function write(text: string, into: Element = commentBox()) {
  fireEvent.change(into, { target: { value: text } });
}

beforeEach(() => {
  vi.stubGlobal("IntersectionObserver", FakeObserver);
  permissions = ["runs.read", "approvals.decide"];
  decide = takeDecision;
  decided = [];
  ends.clear();
});

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("each answer says what it will do, and none has the focus", async () => {
  await open();
  expect(approve().textContent).toContain("Completes it.");
  expect(button(/^Request changes/).textContent).toContain("Tries again.");
  expect(button(/^Amend/).textContent).toContain("Takes yours.");
  expect(button(/^Reject/).textContent).toContain("Fails it.");
  expect(document.activeElement).toBe(document.body);
});

it("a document is approved only when its end was on the screen, then with one press and the hash that was shown", async () => {
  await open();
  await waitFor(() => expect(button(/^Reject/).disabled).toBe(false));
  expect(approve().disabled).toBe(true);
  press("a");
  await expectNothingSent();
  readToEnd();
  await choose(/^Approve/);
  await waitFor(() => expect(decided).toEqual(["decided"]));
  expect(decisions()).toMatchObject([{ action: "approve", contentSha256: "hash-1", approvalId: request.id }]);
});

it("of several documents each has to be read", async () => {
  await open({ documents: [sampleDocument("notes.md", "Notes"), sampleDocument("risks.md", "Risks")] });
  await waitFor(() => expect(button(/^Reject/).disabled).toBe(false));
  readToEnd(0);
  expect(approve().disabled).toBe(true);
  readToEnd(1);
  expect(approve().disabled).toBe(false);
});

it("a press right after the request appeared is not for it", async () => {
  await open();
  readToEnd();
  expect(approve().disabled).toBe(true);
  press("a");
  await expectNothingSent();
});

it("requesting changes needs a comment, and the focus goes to its box", async () => {
  await open();
  await waitFor(() => expect(button(/^Request changes/).disabled).toBe(false));
  press("r");
  await waitFor(() => expect(document.activeElement).toBe(commentBox()));
  fireEvent.click(button(/^Request changes/));
  button(/^Request changes/).focus();
  press("Enter", { ctrlKey: true });
  expect(document.activeElement).toBe(commentBox());
  expect(screen.getByRole("alert").textContent).toContain("A comment is needed.");
  await expectNothingSent();
  write("Say who pays.");
  press("Enter", { ctrlKey: true }, commentBox());
  await waitFor(() => expect(decisions()).toMatchObject([{ action: "revise", comment: "Say who pays." }]));
});

it("Escape goes back to the answers, and the comment is still there", async () => {
  await open();
  await choose(/^Reject/);
  write("Too dear.");
  press("Escape", {}, commentBox());
  expect(document.activeElement).toBe(button(/^Reject/));
  await choose(/^Reject/);
  expect(commentBox().value).toBe("Too dear.");
});

it("what was written outlives the page", async () => {
  const page = await open();
  await choose(/^Reject/);
  write("Too dear.");
  page.unmount();
  await open();
  await choose(/^Reject/);
  expect(commentBox().value).toBe("Too dear.");
});

it("what was sent leaves no draft", async () => {
  await open();
  await choose(/^Reject/);
  write("Too dear.");
  await waitFor(() => expect(Object.keys(localStorage)).toHaveLength(1));
  fireEvent.click(button(/^Reject/));
  await waitFor(() => expect(decided).toEqual(["decided"]));
  await waitFor(() => expect(Object.keys(localStorage)).toEqual([]));
});

it("an approval on which much hangs takes a second, different step", async () => {
  await open({ risk: "high" });
  readToEnd();
  await choose(/^Approve/);
  expect(approve().disabled).toBe(true);
  press("Enter", { ctrlKey: true }, commentBox());
  await expectNothingSent();
  fireEvent.click(screen.getByLabelText(/I have checked this/));
  fireEvent.click(approve());
  await waitFor(() => expect(decisions()).toMatchObject([{ action: "approve" }]));
});

it("a decision whose answer was lost goes out again under the same id, and shows what came of it", async () => {
  let lost = 0;
  decide = (call) => {
    const taken = takeDecision(call);
    lost += 1;
    if (lost === 1) throw new TypeError("connection lost");
    return taken;
  };
  await open();
  readToEnd();
  await choose(/^Approve/);
  await waitFor(() => expect(decided).toEqual(["decided"]));
  const ids = decisions().map(({ decisionId }) => decisionId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

it("while no answer came the page says so and takes no other decision", async () => {
  decide = () => {
    throw new TypeError("connection lost");
  };
  await open();
  readToEnd();
  await choose(/^Approve/);
  expect(await screen.findByText(/No answer came/)).toBeTruthy();
  expect(button(/^Reject/).disabled).toBe(true);
});

it("when somebody else was faster the pane names them and keeps the comment", async () => {
  decide = () => {
    request = { ...request, status: "approved", decision: sampleDecision(), effects: {} };
    throw new FakeRefusal("already-decided", "Bo already approved this.");
  };
  await open();
  await choose(/^Reject/);
  write("Too dear.");
  fireEvent.click(button(/^Reject/));
  expect((await screen.findByText("Bo")).parentElement?.textContent).toContain("Bo approved this");
  expect(screen.getByText("Too dear.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Reject/ })).toBeNull();
  expect(decided).toEqual([]);
});

it("a decision by somebody else freezes the pane as soon as it is known", async () => {
  await open();
  await choose(/^Request changes/);
  write("Say who pays.");
  request = { ...request, status: "approved", decision: sampleDecision(), effects: {} };
  await refetch();
  expect(await screen.findByText("What you wrote was not sent")).toBeTruthy();
  expect(screen.getByText("Say who pays.")).toBeTruthy();
  expect(screen.queryByLabelText(/^Comment/)).toBeNull();
});

it("a text that changed is not shown by itself and closes every answer until one looked at the change", async () => {
  await open();
  readToEnd();
  await waitFor(() => expect(approve().disabled).toBe(false));
  const documents = [
    sampleDocument("plan.md", "# Plan\n\nClubs first.", [sampleVersion("plan.md", 1, "old")]),
  ];
  request = sampleRequest({ documents, contentSha256: "hash-2" });
  await refetch();
  await choose(/Show what changed/);
  const difference = screen.getByRole("region", { name: "Changes of plan.md" });
  expect(within(difference).getByText("Courts").closest("del")).toBeTruthy();
  expect(within(difference).getByText("Clubs").closest("ins")).toBeTruthy();
  expect(approve().disabled).toBe(true);
  readToEnd();
  await choose(/^Approve/);
  await waitFor(() => expect(decisions()).toMatchObject([{ contentSha256: "hash-2" }]));
});

it("while the change was not looked at the old text stays and nothing can be sent", async () => {
  await open();
  readToEnd();
  await waitFor(() => expect(approve().disabled).toBe(false));
  request = sampleRequest({ documents: [sampleDocument("plan.md", "New words.")], contentSha256: "hash-2" });
  await refetch();
  await screen.findByText(/The text changed/);
  expect(screen.getByText("Courts first.")).toBeTruthy();
  expect([approve().disabled, button(/^Reject/).disabled, button(/^Amend/).disabled]).toEqual([
    true,
    true,
    true,
  ]);
  press("a");
  await expectNothingSent();
});

it("who lacks the role reads which one it takes and can press nothing", async () => {
  permissions = ["runs.read"];
  await open();
  readToEnd();
  expect(
    await screen.findByText("Deciding this takes the role approver or owner; yours is approver."),
  ).toBeTruthy();
  expect(approve().disabled).toBe(true);
  press("Shift+R", { shiftKey: true });
  expect(screen.queryByLabelText(/^Comment/)).toBeNull();
});

it("an amendment begins with the agent's text and goes out after its difference was shown, with a comment", async () => {
  await open({ documents: [sampleDocument("notes.md", "Notes"), sampleDocument("risks.md", "Risks")] });
  await choose(/^Amend/);
  fireEvent.change(screen.getByLabelText("Document to amend"), { target: { value: "risks.md" } });
  const editor = screen.getByLabelText<HTMLTextAreaElement>("Your version of risks.md");
  expect(editor.value).toBe("Risks");
  expect(screen.getByText("You have not changed anything yet.")).toBeTruthy();
  write("Risks and rain", editor);
  fireEvent.click(button(/^Compare/));
  expect(screen.getByText("and rain").closest("ins")).toBeTruthy();
  fireEvent.click(button(/^Send your version/));
  await expectNothingSent();
  write("It rains here.");
  fireEvent.click(button(/^Send your version/));
  await waitFor(() =>
    expect(decisions()).toMatchObject([
      {
        action: "amend",
        content: "Risks and rain",
        documentName: "risks.md",
        comment: "It rains here.",
        contentSha256: "hash-1",
      },
    ]),
  );
});

it("an amended text outlives the page, and starting over brings the agent's back", async () => {
  const page = await open();
  await choose(/^Amend/);
  write("Mine", screen.getByLabelText("Your version of plan.md"));
  page.unmount();
  await open();
  await choose(/^Amend/);
  const editor = () => screen.getByLabelText<HTMLTextAreaElement>("Your version of plan.md");
  expect(editor().value).toBe("Mine");
  fireEvent.click(button(/^Start over/));
  expect(editor().value).toBe("# Plan\n\nCourts first.");
});

it.each([
  ["a change", "# Plan\n\nCourts first.", "You have not changed anything yet."],
  ["a text", "  ", "The document must not be empty."],
])("an amendment without %s is not sent", async (_, text, missing) => {
  await open();
  await choose(/^Amend/);
  write("Because.");
  write(text, screen.getByLabelText("Your version of plan.md"));
  fireEvent.click(button(/^Compare/));
  expect(screen.getByText(missing)).toBeTruthy();
  fireEvent.click(button(/^Send your version/));
  await expectNothingSent();
});

it("a question is answered with one of its options, which say what they will do", async () => {
  await open({
    kind: "question",
    question: "Are user flows wanted?",
    documents: [],
    contentSha256: null,
    options: [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ],
    effects: { true: "The flows are designed.", false: "The flows are skipped." },
  });
  expect(button(/^No/).textContent).toContain("The flows are skipped.");
  await waitFor(() => expect(button(/^No/).disabled).toBe(false));
  press("2");
  await waitFor(() => expect(decisions()).toMatchObject([{ answer: "false", approvalId: request.id }]));
});

it("what cannot be seen in a text is shown by its code", async () => {
  await open({ documents: [sampleDocument("plan.md", "safe\u202Eevil")] });
  expect(screen.getByText("U+202E")).toBeTruthy();
});
