"use client";

import { CircleCheck, Layers, type LucideIcon, Moon, SearchX } from "lucide-react";
import Link from "next/link";
import { Button } from "../_ui/button";
import { EmptyState } from "../_ui/empty-state";
import { useAddress } from "../_ui/use-address";
import { isEmptyQuery, NO_QUERY, type RunQuery, writeRunQuery } from "./run-query";
import { addressOf, type RunsAddress, type SystemViewId } from "./run-views";
import { SampleWorkflows } from "./sample-workflows";

type Words = { icon: LucideIcon; title: string; text?: string };

const EMPTY: Record<Exclude<SystemViewId, "all">, Words> = {
  person: {
    icon: CircleCheck,
    title: "Nothing needs a person",
    text: "No run waits for a decision, and none stands at an incident.",
  },
  running: {
    icon: Moon,
    title: "Nothing is running",
    text: "Runs that wait for a person are under “Needs a person”.",
  },
  failed: { icon: CircleCheck, title: "No failures. Nice." },
  timer: {
    icon: Moon,
    title: "No run waits for a timer",
    text: "Here stand runs that try again later by themselves.",
  },
  stuck: {
    icon: CircleCheck,
    title: "Nothing is stuck",
    text: "Here stand runs at an incident, and those whose work no worker has taken for a minute.",
  },
  today: { icon: Layers, title: "No run was started today" },
  hour: { icon: Layers, title: "No run was started in the last hour" },
  roots: { icon: Layers, title: "No runs yet", text: "Here stand runs that are no fork of another." },
};

/** Says why the list is empty, and gives the next step. */
export function RunsEmpty({ address }: { address: RunsAddress }) {
  if (!isEmptyQuery(address.own)) return <NothingFound own={address.own} />;
  const words = Object.entries(EMPTY).find(([id]) => id === address.view)?.[1];
  if (words) {
    return (
      <EmptyState icon={words.icon} title={words.title} actions={<AllRuns />}>
        {words.text && <p>{words.text}</p>}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Layers} title="No runs yet" className="max-w-3xl">
      <p>
        A run is one execution of a workflow: agents work through its steps and stop wherever a person has to
        decide. Start one of these, or write your own.
      </p>
      <SampleWorkflows />
    </EmptyState>
  );
}

function AllRuns() {
  return (
    <Button asChild>
      <Link href="/runs">Show all runs</Link>
    </Button>
  );
}

/** What is taken back first: the words, then the filters from the last to the first. */
const LAST_FIRST = ["words", "is", "tags", "waiting", "since", "project", "workflow", "status"] as const;

function NothingFound({ own }: { own: RunQuery }) {
  const { change } = useAddress();
  const set = LAST_FIRST.filter((name) => own[name] !== null && own[name].length > 0);
  const [last] = set;
  return (
    <EmptyState
      icon={SearchX}
      title="No run fits"
      actions={
        <>
          {last && (
            <Button onClick={() => change(addressOf({ ...own, [last]: NO_QUERY[last] }))}>
              Clear the last filter
            </Button>
          )}
          {set.length > 1 && <Button onClick={() => change(addressOf(NO_QUERY))}>Clear all filters</Button>}
        </>
      }
    >
      <p className="[overflow-wrap:anywhere]">
        Looked for <code className="font-mono text-sm">{writeRunQuery(own)}</code>. Words are found at the
        beginning of words in title and input, and as the beginning of an id.
      </p>
    </EmptyState>
  );
}
