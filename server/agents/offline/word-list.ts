const list = (words: string) => new Set(words.trim().split(/\s+/));

/** Verbs by which the offline agent recognises what somebody does. */
export const VERBS = list(`
accept access add administer agree alert allow analyse analyze annotate answer apply approve archive arrange ask
assign attach attend automate back backup bake block book borrow browse build buy calculate call cancel capture categorise categorize
change chat check choose claim clean close collaborate collect combine comment communicate compare compute configure
confirm connect consume contact control convert cook coordinate copy correct count create customise customize cut deal decide
define delegate delete deliver deploy design detect discover discuss display distribute document donate download draw
drive earn edit email enable enrol enroll enter estimate evaluate exchange explain explore export extract fetch file
fill filter find fix flag follow forecast forward gather generate get give grade grow guide handle help hide highlight hire
host identify ignore import improve inform inspect install integrate invite invoice issue join keep label launch learn lend
let like link lint list listen locate log look maintain make manage map mark match measure meet merge message migrate moderate
monitor move navigate negotiate note notify observe offer open optimise optimize order organise organize parse pay perform pick
place plan play post practise practice predict prepare present prevent preview print prioritise prioritize process
promote propose protect provide publish purchase rank rate read receive recommend reconcile record recover redeem
reduce register reject remember remind remove rename rent reorder repair replace reply report request reserve reset resolve
respond restore retrieve return review reward ride route run save scan schedule score search see select sell send
separate serve share ship show sign simulate skip sort spend split start stop store stream structure study submit subscribe
suggest summarise summarize support swap switch sync take talk teach tell test trace track trade train transcribe
transfer transform translate travel understand unlock update upgrade upload use validate verify view visit vote warn watch
withdraw work write assess certify classify contribute digitise digitize dispatch encrypt escalate examine invest mentor nominate
produce rearrange rebook redo refill refund renew restock undo unsubscribe
`);

/** Words that begin a new part of a phrase, or that no thing can be named after. */
export const PREPOSITIONS = list(`
about above across after against along among around as at based because before behind below between by during each for
from how if in inside into it like near of off on onto out over per since so than that their them then there they this
through throughout till to toward towards under until up upon via what when where whether which while who with within
without
`);

export const DETERMINERS = list(`
a an the my our your their his her its this that these those some any every each all both one two three several many
more most other another own such same only new
`);

/** Adjectives and nouns that say nothing about what the product deals with. */
export const VAGUE = list(`
app apps application applications platform platforms system systems tool product service solution software website
site portal thing things stuff something anything everything someone anyone everyone way ways lot lots kind kinds
feature features experience time times day days week weeks month months today tomorrow home place easy easily quick
quickly simple simply fast faster better easier automatically much many less online offline together back due other others another each them it they reminded told monday tuesday wednesday thursday
friday saturday sunday run runs undo dry cool nice great ai it
`);

/** Verbs by which a product lets somebody do something. */
export const LETTING = list("let lets help helps allow allows enable enables make makes give gives");

export const PERSONAL = list(`
user users customer customers client clients person people member members neighbour neighbours neighbor neighbors
student students teacher teachers parent parents child children patient patients doctor doctors nurse nurses driver
drivers rider riders employee employees manager managers team teams admin admins administrator administrators developer
developers designer designers freelancer freelancers owner owners seller sellers buyer buyers guest guests host hosts
volunteer volunteers organiser organisers organizer organizers player players coach coaches reader readers writer
writers author authors editor editors tenant tenants landlord landlords resident residents citizen citizens traveller
travellers traveler travelers cyclist cyclists runner runners family families friend friends company companies business
businesses shop shops restaurant restaurants baker bakers bakery bakeries school schools clinic clinics club clubs
household households staff worker workers agent agents operator operators visitor visitors
reception receptionist receptionists therapist therapists colleague colleagues maintainer maintainers contributor
contributors farmer farmers auditor auditors grower growers chef chefs cook cooks waiter waiters lawyer lawyers gardener
gardeners hiker hikers supervisor supervisors inspector inspectors analyst analysts researcher researchers engineer
engineers mechanic mechanics plumber plumbers courier couriers dispatcher dispatchers planner planners supplier suppliers trainer trainers tutor
tutors caretaker caretakers clerk clerks department departments board council committee management office treasurer treasurers
secretary secretaries official officials adult adults teenager teenagers kid kids pupil pupils learner learners
instructor instructors lecturer lecturers professor professors applicant applicants candidate candidates recruiter recruiters
attendee attendees participant participants subscriber subscribers vendor vendors merchant merchants shopper shoppers borrower
borrowers lender lenders renter renters donor donors sponsor sponsors reviewer reviewers approver approvers moderator moderators
controller controllers bookkeeper bookkeepers consultant consultants contractor contractors builder builders electrician
carpenter carpenters cleaner cleaners keeper keepers beekeeper beekeepers breeder breeders vet vets carer carers caregiver
caregivers midwife midwives paramedic paramedics photographer photographers journalist journalists translator translators pilot
pilots sailor sailors skipper skippers referee referees director directors leader leaders hospital hospitals firm firms
association associations adviser advisers advisor advisors investor investors broker brokers collector collectors commuter
commuters passenger passengers walker walkers climber climbers swimmer swimmers
`);

/** Groups that act as one: `the finance department`. */
export const COLLECTIVES = list(
  "board council committee department management office staff team crew reception hospital company association",
);

/** Where people belong: `our tennis club` is no user beside its members. */
export const ORGANISATIONS = list(
  "club company business firm hospital school clinic association restaurant bakery shop household office department team",
);

/** Words that say of a product what sort it is, but not what it is about. */
export const KIND_WORDS = list(`
web mobile command-line command line cli desktop dashboard api backend online shop store internal small little simple modern
new open source rest microservice webapp smart digital
`);

/** Particles that belong to their verb: `back up`. */
export const PARTICLES = list("up out off in down over back away");

/** Verbs that say what a product shows, but not what it is about. */
export const SHOWING = list("show display list give send provide offer");

/** Words that begin a question inside a sentence; no thing stands there. */
export const ASKING = list("how what when where whether which who why if");
