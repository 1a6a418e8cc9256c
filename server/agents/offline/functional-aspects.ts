/** What a requirement is about, and what that means for each document that follows. `THING` stands for its thing. */
export type Aspect = {
  name: string;
  pattern: RegExp;
  /** What it means for the structure. */
  design: string;
  /** How it is built. */
  works: string;
  /** The situation and action of an acceptance test. */
  given: string;
  result: string;
  steps: string[];
  trouble: [wrong: string, seen: string, goesOn: string][];
};

const CONFIRM = "They confirm. The button shows that it is working and cannot be pressed twice.";

/** The first aspect whose pattern matches counts; the last one matches everything. */
export const FUNCTIONAL_ASPECTS: Aspect[] = [
  {
    name: "oversee",
    pattern: /\b(in charge|moderat\w*|admin\w*|correct or remove|audit\w*)\b/i,
    design:
      "Every action leaves a record that cannot be changed, and a role exists that ordinary people do not have",
    works:
      "A record of each action with before and after; corrections are actions of their own, with a reason",
    given: "Something wrong was entered; a person with the role looks for it and corrects it",
    result: "It is corrected, the earlier state and the reason can still be seen, and its owner was told",
    steps: [
      "They open what happened last, and narrow it down by person, time or THING.",
      "They see what was before and after each action.",
      "They choose what to correct and say why.",
      CONFIRM,
      "The corrected state appears, and its owner is told.",
    ],
    trouble: [
      ["It was corrected meanwhile", "Who did it, and the new state", "They look again"],
      ["They lack the role", "Who has it", "They ask that person"],
    ],
  },
  {
    name: "access",
    pattern: /\b(sign(s|ed)? (in|up)|log(s|ged)? in|account|allowed to|prove[s]? who|permission)/i,
    design: "One place decides who may do what, for every request",
    works: "A session after a proven address; every call names who acts and is checked beside the data",
    given: "Two people are signed in; one asks for something of the other by its address",
    result: "The answer is the same as for something that does not exist, and the attempt is recorded",
    steps: [
      "They give their address.",
      "They prove that it is theirs.",
      "They see what is theirs and what they may see of others.",
    ],
    trouble: [
      ["The proof is too old", "That it is, and a way to get a new one", "They ask for a new one"],
      ["Somebody else uses their place", "When and where it was used last", "They end all sessions"],
    ],
  },
  {
    name: "message",
    pattern: /\b(remind\w*|notif\w*|messages?|alerts?|sms|e-?mails?)\b/i,
    design:
      "Messages are stored with the time they are due and sent afterwards, so nobody waits for them and none is lost",
    works:
      "A stored task with a due time and a key: sent once, tried again on failure, withdrawn when its reason is gone",
    given: "The moment for a message comes; then the same moment is processed again",
    result: "The person gets it once, over the way they chose; and not at all if its reason is gone",
    steps: [
      "They choose what they want to be told, and over which way.",
      "When it is time, the message says what, which THING, and what to do now.",
      "They follow it and land where they can act at once.",
      "What is done is not reminded of again.",
    ],
    trouble: [
      [
        "The message cannot be delivered",
        "On the start page, that it could not",
        "They correct their address",
      ],
      ["It comes too often", "A way to make it less, in the message itself", "They choose again"],
    ],
  },
  {
    name: "leave-out",
    pattern: /\b(ignor\w*|skip\w*|exclud\w*|allow list|block list)\b/i,
    design: "What is left out is left out in one place and counted, so that nobody takes silence for success",
    works:
      "A list that people keep, matched by whole names; each match is counted, and an entry that never matches is told",
    given: "Of five, two are on the list, and one entry of the list is misspelt",
    result:
      "The two are left out and counted, the other three are treated as ever, and the misspelt entry is named",
    steps: [
      "They put an entry on the list and say why it is there.",
      "What the entry matches is left out, and counted.",
      "They see which entries matched nothing for a long time, and take them away.",
    ],
    trouble: [
      ["An entry is misspelt", "That it matches nothing, and what is near it", "They correct it"],
      ["Too much is left out", "The count of each entry", "They make the entry narrower"],
    ],
  },
  {
    name: "search",
    pattern: /\b(find|search\w*|filter\w*|brows\w+|discover\w*)\b/i,
    design: "What is searched is indexed where it is stored, and only what a person may see is counted",
    works: "A filter over indexed fields, limited to what the person may see, in pages of 50",
    given: "There are 200, of which 3 match and 1 of these may not be seen",
    result: "Two are shown, the count says two, and the answer comes within a second",
    steps: [
      "They write a few words or choose a filter.",
      "The list narrows while they type; the number of results is shown.",
      "They open one, and come back to the same list.",
    ],
    trouble: [
      ["Nothing is found", "What was searched for, and how to widen it", "They take a filter away"],
      ["Too much is found", "The number, and the filters that would help most", "They choose one"],
    ],
  },
  {
    name: "check",
    pattern: /\b(check(s|ed|ing)?|lint\w*|validat\w*|scan\w*|inspect\w*|test(s|ed|ing)?)\b/i,
    design:
      "A finding is data of its own: place, rule, reason and a way to put it right, apart from how it is shown",
    works:
      "Each THING is read once; findings are collected in order, and what could not be checked is told apart",
    given: "Six of them: three right, two wrong, one that cannot be read",
    result:
      "The two are named with place and reason, the unreadable one apart, and of the three nothing is said",
    steps: [
      "They say what is to be checked.",
      "They see how far it is.",
      "Each finding names its place, what is wrong and what would be right.",
      "They correct it and check again; what is right is not mentioned.",
    ],
    trouble: [
      [
        "Something cannot be read",
        "Which one and why, apart from the findings",
        "They leave it out or repair it",
      ],
      ["A finding is wrong", "The rule it comes from", "They allow that case by name; it is kept"],
    ],
  },
  {
    name: "convert",
    pattern:
      /\b(convert\w*|extract\w*|generat\w*|transform\w*|translat\w*|summari\w*|transcrib\w*|flag\w*|detect\w*|classif\w*|verif\w*)\b/i,
    design:
      "The work is a task of its own with input, result and doubt kept together, so it can be repeated and checked",
    works:
      "A stored task: the input is kept, the result carries how sure it is, and doubtful ones wait for a person",
    given: "Ten inputs: seven ordinary, two damaged, one that was given before",
    result: "Seven results, two refusals that name the reason, and one that points to the earlier result",
    steps: [
      "They hand in the input.",
      "They see that it was accepted, and how far it is.",
      "The result appears, with doubtful places marked.",
      "They correct what is wrong; the correction is kept apart from the original.",
    ],
    trouble: [
      ["The input cannot be read", "Which part, and what would be readable", "They hand in another one"],
      ["The result is doubtful", "The place, beside the input", "They decide it"],
    ],
  },
  {
    name: "advise",
    pattern:
      /\b(forecast\w*|predict\w*|suggest\w*|recommend\w*|estimat\w*|calculat\w*|compar\w*|analy[sz]\w*)\b/i,
    design: "Figures are computed from stored facts by rules that can be read, so that each can be explained",
    works:
      "A rule that reads stored facts; each figure keeps the facts and the version of the rule it came from",
    given: "Facts for which the right answer was worked out by hand",
    result: "The same answer, with the facts it rests on; without enough facts it says so and gives none",
    steps: [
      "They open the figure they need.",
      "They see it with the time it is from and how sure it is.",
      "They open what it rests on.",
      "They act on it, or say that it is wrong.",
    ],
    trouble: [
      [
        "There are not enough facts yet",
        "Which are missing, and from when there will be a figure",
        "They enter them or wait",
      ],
      ["They do not believe it", "The facts and the rule", "They say what is wrong; it is kept"],
    ],
  },
  {
    name: "transfer",
    pattern: /\b(back(s|ed)? up|backups?|migrat\w*|import\w*|export\w*|sync\w*|upload\w*|download\w*)\b/i,
    design: "Transfers go on where they stopped, and a transfer counts only when it was compared",
    works:
      "In pieces with a checksum each; a broken transfer goes on at the last piece, and the whole is compared at the end",
    given: "A transfer of ten is broken after six and started again",
    result: "Four are transferred, all ten compare as equal, and the report says so",
    steps: [
      "They choose what and where to.",
      "They see what would be done, and what is there already.",
      CONFIRM,
      "They see how far it is, and can stop it.",
      "The report says what was done, left out and why.",
    ],
    trouble: [
      ["The other side does not answer", "What was done so far", "They go on later; nothing is done twice"],
      ["Something differs on both sides", "Both versions", "They choose one"],
    ],
  },
  {
    name: "call",
    pattern: /\b(requests?|callers?)\b/i,
    design:
      "Callers are other programs: each answer can be understood by one, and each request can be sent again",
    works: "Each request carries a key made by the caller; its first answer is kept and given again",
    given: "A caller sends an ordinary request, the same one again, and one that is damaged",
    result: "One effect, two equal answers, and an error that names what to change",
    steps: [
      "The caller sends a request with its key.",
      "The answer says what was done, or what has to be changed.",
      "The caller sends it again when no answer came; nothing is done twice.",
    ],
    trouble: [
      ["The request is damaged", "Which part, and what was expected", "The caller corrects it"],
      ["Too many requests come", "From when it may go on", "The caller waits that long"],
    ],
  },
  {
    name: "undo",
    pattern: /\bundo\b/i,
    design:
      "Everything that was done is written down before it is done, so that it can be taken back in order",
    works: "A journal with the state before and after each step; taking back walks through it from its end",
    given: "Three changes are made, one of them is changed again by hand, and all are taken back",
    result: "Two are as they were before; the one that was changed by hand is left alone and named",
    steps: [
      "They ask what would be taken back.",
      "They take it back.",
      "They see what is as it was, and what is not.",
    ],
    trouble: [["Something was changed since", "Which, and both states", "They decide for that one alone"]],
  },
  {
    name: "rename",
    pattern: /\b(renam\w*|sort\w*|tidy|tidies)\b/i,
    design: "What each THING will be called is worked out for all of them first, so that no two can meet",
    works: "A plan of old and new names, checked for names that meet, then carried out one by one",
    given:
      "Ten of them: seven ordinary, two that would get the same name, one without the facts a name is made of",
    result:
      "Nine have names of their own, nothing was overwritten, and the one without facts is named and left alone",
    steps: [
      "They say which ones.",
      "They see the old and the new name of each.",
      "They agree; what cannot be done is named, and the rest is done.",
    ],
    trouble: [
      [
        "Two would get the same name",
        "Both, and the names they get in its place",
        "They agree or choose another rule",
      ],
      ["A fact for the name is missing", "Which THING, and which fact", "They name it by hand or leave it"],
    ],
  },
  {
    name: "help",
    pattern: /--help/i,
    design: "Commands, options and help come from one table, so that they cannot differ",
    works: "One table of commands with their options; help and errors are made from it",
    given: "Each command is called with --help, and with an option that does not exist",
    result:
      "It says what it does, its options and one example; the wrong option is named with the nearest right one",
    steps: [
      "They call a command with --help.",
      "They read what it does, its options and one example.",
      "They call it.",
    ],
    trouble: [["An option is wrong", "Which one, and the nearest right one", "They call it again"]],
  },
  {
    name: "exit-code",
    pattern: /\bexit code\b/i,
    design: "Results, reasons and the verdict go separate ways, so that a script can use each",
    works: "Results on the output, reasons on the error output, and one exit code for each kind of end",
    given: "A script calls a command that works, one that finds something wrong, and one that cannot run",
    result:
      "Three different exit codes; what was found is on the output, and why it could not run on the error output",
    steps: ["A script calls the command.", "It reads the exit code.", "It goes on, reports or stops."],
    trouble: [
      ["It cannot run at all", "The reason, on the error output", "They put it right and call it again"],
    ],
  },
  {
    name: "trial-run",
    pattern: /\b(?:trial|dry)[- ]run\b/i,
    design: "What would be done is a value of its own, which is shown or carried out",
    works: "The same steps are planned in both cases; the trial run prints the plan in place of doing it",
    given: "A trial run, and then the same for real",
    result: "The trial run told exactly what the real one did, and had changed nothing",
    steps: ["They call it as a trial run.", "They read what would be done.", "They call it for real."],
    trouble: [["Something changed in between", "What differs from the trial run", "They decide again"]],
  },
  {
    name: "report",
    pattern: /\breport(s|ed|ing)? .*\b(CI|pipelines?|builds?|scripts?)\b/i,
    design: "It is used where nobody looks: no questions, no colours, no terminal",
    works:
      "One line for each finding with its place, a last line that counts them, and an exit code that says whether there are any",
    given: "It runs without a terminal, once with ten findings and once with none",
    result: "Ten lines with place and reason, a last line that counts them, and two different exit codes",
    steps: [
      "The build calls it.",
      "It writes a line for each finding.",
      "The exit code stops the build or lets it go on.",
    ],
    trouble: [["It cannot finish", "How far it came, and an exit code of its own", "The build is run again"]],
  },
  {
    name: "command",
    pattern: /(--help|exit code|\bcommands?\b)/i,
    design: "Everything can be used by a person and by a script, and nothing asks when nobody is there",
    works: "One table of commands with their options; help, errors and the trial run are made from it",
    given: "A command is called rightly, with a wrong option, and as a trial run",
    result: "It does it; it names the wrong option and ends with another exit code; it changes nothing",
    steps: [
      "They call it with --help and read what it does.",
      "They call it as a trial run and read what it would do.",
      "They call it; it shows how far it is.",
      "It ends with what was done and what was not.",
    ],
    trouble: [
      ["An option is wrong", "Which one, and the nearest right one", "They call it again"],
      ["It is stopped in the middle", "What was done so far", "They call it again; it goes on from there"],
    ],
  },
  {
    name: "pay",
    pattern: /\b(pay|pays|paying|payments?|checkout|refund\w*|top up)\b/i,
    design:
      "Money moves at the provider; here stands only what was asked for, what became of it and its reference",
    works:
      "An order with a key of its own is made first; the provider's answer is kept once, also when it comes twice",
    given: "A card is accepted, a card is refused, and the answer to a third never arrives",
    result: "One is paid once, one is not and says why, and the third is cleared up by asking the provider",
    steps: [
      "They see what it costs, what they get for it, and until when it can be taken back.",
      "They choose how to pay, and do it at the provider.",
      "They come back and see that it is paid, or why not.",
      "The receipt is there, and the way to get the money back.",
    ],
    trouble: [
      [
        "The card is refused",
        "That nothing was taken, and why as far as it is told",
        "They use another card",
      ],
      [
        "The answer does not come",
        "That it is being cleared up, and that nothing is taken twice",
        "They wait; they are told",
      ],
    ],
  },
  {
    name: "take-back",
    pattern: /^(cancel|withdraw|delete|remove)\b/i,
    design:
      "What is taken back stays known with its reason, and what depended on it is set free at the same moment",
    works:
      "One transaction that ends it, sets free what it held, and leaves a record; after its time it is refused",
    given: "One is taken back in time, one a minute too late, and one for the second time",
    result:
      "The first is free for others at once, the second is refused with until when it was possible, the third changes nothing",
    steps: [
      "They open the one they want to take back, and see until when that is possible.",
      "They see what follows from it.",
      CONFIRM,
      "It is ended and free for others; those who are concerned are told.",
    ],
    trouble: [
      ["It is too late", "Until when it was possible, and whom to ask", "They ask"],
      ["Somebody else ended it meanwhile", "Who, and when", "Nothing: it is done"],
    ],
  },
  {
    name: "exchange",
    pattern:
      /\b(lend\w*|borrow\w*|book|books|order|orders|reserv\w*|buy\w*|sell\w*|rent\w*|trad\w*|exchang\w*|swap\w*|donat\w*|shar\w*|invit\w*|match\w*|meet|partners?)\b/i,
    design:
      "Two people and one THING are involved, so its state has few, clear steps, and each step names who may take it",
    works:
      "A state for each THING, moved by one transaction that checks the state before; who was first is decided there",
    given: "Two people are signed in and want the same THING at the same moment",
    result: "One gets it, the other is told at once, and both see the same state and the next step",
    steps: [
      "They open the THING, and see whether it can be had and when.",
      "They say what they want, and for how long.",
      CONFIRM,
      "The other side is told, and agrees or not.",
      "Both see what was agreed and what comes next.",
    ],
    trouble: [
      ["Somebody else was faster", "That it is taken, and until when", "They choose another time or THING"],
      [
        "The other side does not answer",
        "How long it has been, and what others do then",
        "They withdraw and ask somebody else",
      ],
      ["They change their mind", "Until when that is possible", "They take it back; the other side is told"],
    ],
  },
  {
    name: "change",
    pattern:
      /\b(add\w*|chang\w*|remov\w*|mov(e|es|ed|ing)|cancel\w*|reschedul\w*|withdraw\w*|block\w*|correct\w*|creat\w*|edit\w*|delet\w*|record\w*|writ\w*|plan\w*|manag\w*|track\w*|post\w*|publish\w*|grad\w*|rat\w+|review\w*|submit\w*|choose|set)\b/i,
    design:
      "A change is refused when what it rests on has changed, so that nobody overwrites what they have not seen",
    works: "Checked input, one transaction with the version that was seen, and a record of the action",
    given: "A person enters a THING, leaves, comes back and changes it; another person had changed it before",
    result: "What was entered is still there; the second change is refused with what the first one did",
    steps: [
      "They open their THING, or a new one with what is known already filled in.",
      "They change it; what cannot be right is marked at once, with how to put it right.",
      CONFIRM,
      "The new state appears, with a way to undo it.",
    ],
    trouble: [
      [
        "Something is missing or wrong",
        "The field, marked, with a sentence",
        "They correct it; nothing else is lost",
      ],
      ["It was changed meanwhile", "Both versions", "They decide which part of which counts"],
    ],
  },
  {
    name: "show",
    pattern:
      /\b(show\w*|display\w*|see|view\w*|list\w*|(?:get|receive)s? .*\b(?:reports?|journals?|overview|statements?|summar\w+)|report\w*|dashboard|maps?|track\w*)\b/i,
    design: "What is shown is read from what was accepted, never from a copy that can grow old unnoticed",
    works: "A query over what was accepted; the page says from when it is, and updates itself",
    given: "Something is changed while another person looks at it",
    result: "The other person sees the change within two seconds, or that the page is not live",
    steps: [
      "They open the page.",
      "They see the most important first, and from when it is.",
      "They open one for its details, and come back.",
    ],
    trouble: [
      ["There is nothing yet", "What will stand here, and the first step", "They take it"],
      ["The page is not live", "Since when", "Nothing: it comes back by itself"],
    ],
  },
  {
    name: "other",
    pattern: /^/,
    design: "It has a module of its own, so that it can be changed without touching the rest",
    works: "Checked input, one transaction, and a record of the action",
    given: "A person who may do it does it, is interrupted, and does it again",
    result: "It is done once, can be seen, and is still there after signing in again",
    steps: [
      "They open the place for it.",
      "They give what is needed; what is known is filled in.",
      CONFIRM,
      "The result appears, with what comes next.",
    ],
    trouble: [
      [
        "Something is missing or wrong",
        "The field, marked, with a sentence",
        "They correct it; nothing else is lost",
      ],
      ["The connection breaks", "That it was not sent yet", "It is sent again by itself, once"],
    ],
  },
];
