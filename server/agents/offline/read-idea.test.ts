import { expect, test } from "vitest";
import { describeCapability } from "./propose-requirements";
import { readIdea } from "./read-idea";

const IDEAS: [idea: string, name: string, kind: string, actors: string, says: string[]][] = [
  [
    "A web app where neighbours lend tools to each other, with reminders when something is due back",
    "Tool lending",
    "web",
    "neighbours",
    ["Neighbours can lend tools to each other.", "The product offers reminders when something is due back."],
  ],
  [
    "Build a mobile app for cyclists to record rides, share routes and compare times with friends.",
    "Ride recording",
    "mobile",
    "cyclists",
    ["Cyclists can record rides.", "Cyclists can share routes.", "Cyclists can compare times with friends."],
  ],
  [
    "An API that converts invoices from PDF to structured data and flags duplicates",
    "Invoice conversion",
    "api",
    "",
    ["The product converts invoices from PDF to structured data.", "The product flags duplicates."],
  ],
  [
    "I want to build a command-line tool that backs up my photos to S3 and verifies the copies",
    "Photo backup",
    "cli",
    "",
    ["The product backs up my photos to S3.", "The product verifies the copies."],
  ],
  [
    "Recipe sharing platform called Pantry Pal. Users upload recipes, rate them and plan meals for the week. Admins moderate comments.",
    "Pantry Pal",
    "open",
    "users,admins",
    [
      "Users can upload recipes.",
      "Users can rate them.",
      "Users can plan meals for the week.",
      "Admins can moderate comments.",
    ],
  ],
  [
    "An online shop for handmade pottery with a shopping cart, card payments and order tracking",
    "Online shop",
    "web",
    "",
    [
      "The product offers a shopping cart.",
      "The product offers card payments.",
      "The product offers order tracking.",
    ],
  ],
  [
    "A command-line tool that checks Markdown files for dead links and reports them in CI, ignoring hosts on an allow list",
    "File checking",
    "cli",
    "",
    [
      "The product checks Markdown files for dead links.",
      "The product reports them in CI.",
      "The product ignores hosts on an allow list.",
    ],
  ],
  [
    "Patients of a clinic should be able to book, move and cancel appointments on their phone without calling reception. Therapists see their day; reception can block times.",
    "Appointment booking",
    "mobile",
    "patients,therapists,reception",
    [
      "Patients can book appointments.",
      "Patients can move appointments.",
      "Patients can cancel appointments on their phone without calling reception.",
      "Therapists can see their day.",
      "Reception can block times.",
    ],
  ],
  [
    "We want customers to order bread online the evening before and pick it up at a time they choose.",
    "Bread ordering",
    "web",
    "customers",
    [
      "Customers can order bread online the evening before.",
      "Customers can pick it up at a time they choose.",
    ],
  ],
  [
    "Help volunteers of a food bank find shifts near them and swap shifts",
    "Shift finding",
    "open",
    "volunteers",
    ["Volunteers can find shifts near them.", "Volunteers can swap shifts."],
  ],
  [
    "A dashboard for warehouse managers that predicts shortages and lets them reorder with one click",
    "Shortage prediction",
    "web",
    "warehouse managers",
    ["The product predicts shortages.", "Warehouse managers can reorder with one click."],
  ],
  [
    "A court booking for our tennis club. Members reserve a court by the hour, and see who plays next to them. The club manager blocks courts for tournaments and gets a monthly report. Non-members pay by card before they play. Members may not book more than two courts.",
    "Court booking",
    "open",
    "members,club managers,non-members",
    [
      "Members can reserve a court by the hour.",
      "Members can see who plays next to them.",
      "Club managers can block courts for tournaments.",
      "Club managers can get a monthly report.",
      "Non-members can pay by card before they play.",
    ],
  ],
  [
    "Migrate the payroll of a hospital with 4,200 employees from an AS/400 system to a new service. Night shifts, on-call duty and agreements must be calculated to the cent. Payroll clerks correct time records; the finance department receives the journal every month.",
    "Payroll migration",
    "open",
    "payroll clerks,the finance department",
    [
      "The product migrates the payroll of a hospital with 4,200 employees from an AS/400 system to a new service.",
      "Payroll clerks can correct time records.",
      "The finance department can receive the journal every month.",
    ],
  ],
  [
    "A command line tool that renames photos by date, without ever overwriting a file; with a dry run and an undo.",
    "Photo renaming",
    "cli",
    "",
    [
      "The product renames photos by date, without ever overwriting a file.",
      "The product offers a dry run.",
      "The product offers an undo.",
    ],
  ],
  [
    "Something with AI for dogs.\nMake it cool.",
    "AI for dogs",
    "open",
    "",
    ["The product offers AI for dogs."],
  ],
  [
    "Eine App, mit der Nachbarn Werkzeuge verleihen können",
    "App",
    "web",
    "",
    ["Eine App, mit der Nachbarn Werkzeuge verleihen können."],
  ],
  [
    "Eine Webanwendung für Kleingärtner: Mitglieder melden Schäden, der Vorstand verteilt die Reparaturen.",
    "Webanwendung für Kleingärtner",
    "web",
    "",
    ["Mitglieder melden Schäden, der Vorstand verteilt die Reparaturen."],
  ],
  ["A todo list", "Todo list", "open", "", []],
];

test.each(IDEAS)("%s", (text, name, kind, actors, says) => {
  const idea = readIdea(text, "");
  expect(idea.name).toBe(name);
  expect(idea.kind.id).toBe(kind);
  expect(idea.actors.join(",")).toBe(actors);
  expect(idea.capabilities.map(describeCapability)).toEqual(says);
});

test("a platform that was chosen counts more than a word of the idea", () => {
  expect(readIdea("A tool for teams to plan work", "Command-line tool").kind.id).toBe("cli");
});

test("what is gained is told apart from what it does", () => {
  const idea = readIdea("A dashboard that forecasts demand, so that less bread is thrown away", "");
  expect(idea.benefits).toEqual(["less bread is thrown away"]);
  expect(idea.capabilities).toHaveLength(1);
});

test("what is wrong today is told apart from what is to be built", () => {
  const idea = readIdea("Members book courts on their phone. No-shows cost us 12 % of slots.", "");
  expect(idea.troubles).toEqual(["No-shows cost us 12 % of slots"]);
  expect(idea.capabilities).toHaveLength(1);
});

test.each([
  ["Two runs must match before go-live.", ["Two runs must match before go-live"], []],
  ["GDPR and a retention of ten years apply.", ["GDPR and a retention of ten years apply"], []],
  ["Members may not book twice.", ["Members may not book twice"], []],
  ["It should be fast.", [], ["It should be fast"]],
  ["A tool that never loses a file", [], []],
])("what always has to hold is kept word for word, and so is a wish: %s", (sentence, rules, wishes) => {
  expect(readIdea(sentence, "")).toMatchObject({ rules, wishes });
});

test("a sentence that cannot be taken apart is not lost", () => {
  const idea = readIdea("A map of our village. Gardeners water the beds in turn. Tea, anyone?", "");
  expect(idea.capabilities.map(describeCapability)).toEqual([
    "Gardeners water the beds in turn.",
    "Tea, anyone?",
  ]);
});

test("markup is no part of the words", () => {
  const idea = readIdea(
    "# Idea\n\nA list for [teams](http://x/) where users share **lists** | {{secret}} <b>now</b>",
    "",
  );
  expect(idea.actors).toEqual(["teams", "users"]);
  expect(idea.capabilities.map(describeCapability)).toEqual(["Users can share lists now."]);
});

test("a line that was only wrapped goes on", () => {
  const idea = readIdea("A web app where neighbours lend\ntools to each other", "");
  expect(idea.capabilities.map(describeCapability)).toEqual(["Neighbours can lend tools to each other."]);
});

test.each([
  "",
  "   ",
  "???",
  "todo",
  "Échange de livres entre voisins",
  "x".repeat(100_000),
  "and, and, with for to",
])("something can be read from %j without failing", (text) => {
  expect(readIdea(text, "").name.length).toBeGreaterThan(0);
});

test.each([
  ["A web app: Tool lending", "Tool lending"],
  ["A mobile app in which visitors of a nature park note the birds they saw", "Bird noting"],
  ["A web app: people lend tools, and get them back.", "Tool lending"],
])("the idea %s is named without what only says its kind", (idea, name) => {
  expect(readIdea(idea, "").name).toBe(name);
});
