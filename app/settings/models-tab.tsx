"use client";

import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../_trpc/loaded";
import { useTRPC } from "../_trpc/trpc";
import { Badge } from "../_ui/badge";
import { ModelPrices } from "./model-prices";
import { ModelsForm } from "./models-form";
import { SettingsPart } from "./settings-part";

/** Which model each agent works with, and which providers there are. */
export function ModelsTab() {
  const trpc = useTRPC();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const models = useQuery(trpc.settings.models.queryOptions());
  const vocabulary = useQuery(trpc.workflows.vocabulary.queryOptions());
  return (
    <Loaded query={models} loading="Loading the models…" rows={3}>
      {({ defaultModel, providers, listPrices }) => (
        <>
          <SettingsPart
            title="Models"
            word="offline"
            text={
              <>
                Agents without a model of their own use <code className="font-mono">{defaultModel}</code>,
                which is set by BOTARMY_MODEL when the program starts. A change holds from the next task on.
              </>
            }
          >
            <Loaded query={settings} loading="Loading settings…" rows={3}>
              {({ values, versions }) => (
                <ModelsForm
                  key={versions.models}
                  models={values.models}
                  version={versions.models}
                  agents={vocabulary.data?.agents ?? []}
                  defaultModel={defaultModel}
                />
              )}
            </Loaded>
          </SettingsPart>
          {settings.data && (
            <ModelPrices
              prices={settings.data.values.prices}
              version={settings.data.versions.prices}
              listPrices={listPrices}
            />
          )}
          <SettingsPart
            title="Providers"
            text="Keys stand in the environment of the program and nowhere else; they are never shown."
          >
            <ul className="divide-y rounded-md border bg-surface text-sm">
              {providers.map(({ provider, variable, isUsable }) => (
                <li key={provider} className="flex flex-wrap items-center gap-2 px-4 py-2">
                  <span className="w-28 font-medium">{provider}</span>
                  <code className="min-w-0 flex-1 wrap-anywhere font-mono text-ink-2 text-xs">
                    {variable}
                  </code>
                  <Badge>{isUsable ? "set" : "not set"}</Badge>
                </li>
              ))}
            </ul>
          </SettingsPart>
        </>
      )}
    </Loaded>
  );
}
