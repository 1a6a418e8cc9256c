import { z } from "zod";

// Else zod tries to compile code as soon as a schema is made, which the policy of our pages reports as an attack.
z.config({ jitless: true });
