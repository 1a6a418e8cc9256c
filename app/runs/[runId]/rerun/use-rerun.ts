"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { RunView } from "#workflows/run/run-view";
import { newRequestId } from "../../../_trpc/new-request-id";
import { readFault } from "../../../_trpc/read-fault";
import { useTRPC } from "../../../_trpc/trpc";
import { announce } from "../../../_ui/announcer";
import type { Fault } from "../../../_ui/fault";
import { readInput, writeInput } from "./edited-input";

export type RerunWay = "fork" | "in-place";

/** The form that has a step done again; sent twice it is carried out once. A fork is opened when it is there. */
export function useRerun(view: RunView, stepKey: string, onDone: () => void) {
  const trpc = useTRPC();
  const router = useRouter();
  const [requestId] = useState(newRequestId);
  const [way, setWay] = useState<RerunWay>("fork");
  const [title, setTitle] = useState(`${view.title} (fork)`);
  const [fields, setFields] = useState(() => writeInput(view.input));
  const [note, setNote] = useState("");
  const [faultyField, setFaultyField] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const fork = useMutation(trpc.runs.fork.mutationOptions());
  const retry = useMutation(trpc.runs.retryStep.mutationOptions());
  const { runId } = view;

  async function order(): Promise<void> {
    if (way === "in-place") {
      await retry.mutateAsync({
        runId,
        stepKey,
        requestId,
        reason: "",
        ...(note.trim() && { input: note.trim() }),
      });
      announce("The run goes back to the step.");
      return onDone();
    }
    const { changed, fault: faulty } = readInput(fields, view.input);
    setFaultyField(faulty);
    if (faulty !== null) return;
    const context = { input: changed, note: note.trim() };
    const forked = await fork.mutateAsync({ runId, stepKey, requestId, title: title.trim(), context });
    onDone();
    router.push(`/runs/${forked.runId}`);
  }

  return {
    ...{ way, setWay, title, setTitle, fields, note, setNote, fault, faultyField },
    edit: (name: string, text: string) =>
      setFields((before) => before.map((field) => (field.name === name ? { ...field, text } : field))),
    isSending: fork.isPending || retry.isPending,
    send: (event: FormEvent) => {
      event.preventDefault();
      setFault(null);
      order().catch((error) => setFault(readFault(error)));
    },
  };
}

export type RerunForm = ReturnType<typeof useRerun>;
