import { configure } from "@testing-library/react";

/** A ceiling for `waitFor` and `findBy...` on a machine that is slow and shared. */
configure({ asyncUtilTimeout: 20_000 });
