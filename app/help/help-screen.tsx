import Link from "next/link";
import { guidePath } from "../_help/anchors";
import { GLOSSARY, GUIDES, type Meaning } from "../_help/glossary";
import { PageHeader } from "../_ui/page-header";
import { GUIDE_NAMES } from "./guide-names";

/** The guides, and every word that the product has of its own. */
export function HelpScreen() {
  const words = Object.values<Meaning>(GLOSSARY).sort((one, other) => one.term.localeCompare(other.term));
  return (
    <>
      <PageHeader title="Help" />
      <div className="grid max-w-5xl gap-8 p-4">
        <section aria-labelledby="guides">
          <h2 id="guides" className="mb-2 font-semibold text-base">
            Guides
          </h2>
          <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
            {GUIDE_NAMES.map((name) => (
              <li key={name} className="relative rounded-md border bg-surface px-4 py-3 hover:bg-hover">
                <Link href={guidePath(name)} className="font-medium after:absolute after:inset-0">
                  {GUIDES[name].title}
                </Link>
                <p className="text-ink-2 text-sm">{GUIDES[name].text}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="words">
          <h2 id="words" className="mb-2 font-semibold text-base">
            Words
          </h2>
          <dl className="divide-y rounded-md border bg-surface">
            {words.map(({ term, text, guide, heading }) => (
              <div key={term} className="grid gap-x-4 px-4 py-2.5 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
                <dt className="font-medium">{term}</dt>
                <dd className="max-w-[75ch] text-ink-2">
                  {text}{" "}
                  <Link
                    href={guidePath(guide, heading)}
                    className="whitespace-nowrap text-ink underline underline-offset-2"
                  >
                    {GUIDES[guide].title}
                    <span className="sr-only">, about {term}</span>
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
