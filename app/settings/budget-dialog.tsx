"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { BudgetRow } from "#server/queries/budget-row";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { Dialog } from "../_ui/dialog";
import { Field } from "../_ui/field";
import { FormAlert } from "../_ui/form-alert";
import { Segments } from "../_ui/segments";
import { Select } from "../_ui/select";
import { showToast } from "../_ui/toast";
import { AmountField } from "./amount-field";
import { BUDGET_FIELDS, draftOf, readBudget } from "./read-budget";
import { SaveButtons } from "./save-buttons";

type BudgetDialogProps = {
  project: string;
  /** `agent` "" for one that is still to be chosen. */
  budget: Pick<BudgetRow, "agent" | "per" | "limits">;
  onClose: () => void;
};

/** Sets a budget; an empty field is no limit. */
export function BudgetDialog({ project, budget, onClose }: BudgetDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const isNew = budget.agent === "";
  const [agent, setAgent] = useState(budget.agent);
  const [per, setPer] = useState(budget.per);
  const [typed, setTyped] = useState(() => draftOf(budget.limits));
  const order = useMutation(
    trpc.budgets.set.mutationOptions({
      onSuccess: () => {
        showToast("The budget is saved", { kind: "done" });
        void queryClient.invalidateQueries(trpc.budgets.pathFilter());
        onClose();
      },
    }),
  );
  const fields = BUDGET_FIELDS.filter(
    ({ name }) => ["tokens", "cost"].includes(name) || (agent === null && per === "run"),
  );
  const { limits, faults } = readBudget(
    typed,
    fields.map(({ name }) => name),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (limits) order.mutate({ project, agent, per, ...limits });
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={isNew ? "Budget for an agent" : `Budget of ${agent ?? "everybody"}`}
      text="An empty field is no limit."
      footer={
        <SaveButtons form={formId} isSaving={order.isPending} isDisabled={agent === ""} onClose={onClose} />
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {order.error && <FormAlert fault={readFault(order.error)} />}
        {isNew && <WhoAndWhen agent={agent ?? ""} onAgent={setAgent} per={per} onPer={setPer} />}
        {fields.map(({ name, label }) => (
          <AmountField
            key={name}
            label={label}
            value={typed[name]}
            error={faults[name]}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
          />
        ))}
      </form>
    </Dialog>
  );
}

type WhoAndWhenProps = {
  agent: string;
  onAgent: (agent: string) => void;
  per: BudgetRow["per"];
  onPer: (per: BudgetRow["per"]) => void;
};

/** Of a new budget: whose it is, and what it is counted over. */
function WhoAndWhen({ agent, onAgent, per, onPer }: WhoAndWhenProps) {
  const trpc = useTRPC();
  const agents = useQuery(trpc.workflows.vocabulary.queryOptions()).data?.agents ?? [];
  return (
    <>
      <Field label="Agent" required>
        {(control) => (
          <Select {...control} value={agent} onChange={(event) => onAgent(event.target.value)}>
            <option value="">Choose…</option>
            {agents.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        )}
      </Field>
      <Segments
        legend="Counted"
        isLegendShown
        name="per"
        options={[
          { value: "day", label: "each day" },
          { value: "run", label: "in each run" },
        ]}
        value={per}
        onChange={onPer}
      />
    </>
  );
}
