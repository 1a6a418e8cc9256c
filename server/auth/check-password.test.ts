import { expect, test } from "vitest";
import { AuthRefusal } from "./auth-refusal";
import { checkPassword } from "./check-password";

function findRefusal(password: string, email = "ann.lee@example.org"): unknown {
  try {
    return checkPassword(password, email, "newPassword");
  } catch (error) {
    return error;
  }
}

test.each([
  ["elevenchars", "at least 12 characters"],
  ["😀😀😀😀😀", "at least 12 characters"],
  ["x1y2".repeat(33), "at most 128 bytes"],
  ["ann.lee@example.org", "e-mail address"],
  ["Ann.Lee2024!!", "e-mail address"],
  ["Password2024!", "first that are guessed"],
  ["P4ssw0rd!!!!!", "first that are guessed"],
  ["qwertyuiop12345", "first that are guessed"],
  ["letmeinletmein", "first that are guessed"],
  ["123456789012", "first that are guessed"],
  ["lkjihgfedcba", "first that are guessed"],
  ["aaaaaaaaaaaaaa", "first that are guessed"],
  ["121212121212", "first that are guessed"],
  ["botarmybotarmy", "first that are guessed"],
])("%s is refused as a password", (password, why) => {
  const refusal = findRefusal(password);
  expect(refusal).toBeInstanceOf(AuthRefusal);
  expect(refusal).toMatchObject({
    reason: "password-unfit",
    details: { field: "newPassword" },
    message: expect.stringContaining(why),
  });
});

test.each([
  "four plain words here",
  "Tr0ub4dor&3-and-more",
  "длинный пароль",
  "passwordless kittens sing",
  "482936150724",
])("%s is accepted as a password", (password) => {
  expect(findRefusal(password)).toBeUndefined();
});
