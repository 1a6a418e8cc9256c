import { expect, test } from "vitest";
import { optionsIn } from "./read-options";

test.each([
  ["Should we store files in Postgres or in object storage?", ["Postgres", "Object storage"]],
  ["Should we use Kafka, RabbitMQ or plain Postgres?", ["Kafka", "RabbitMQ", "Plain Postgres"]],
  ["How do we choose between a monolith and separate services?", ["A monolith", "Separate services"]],
  ["Should the library open on Sundays?", ["Open on Sundays"]],
  ["Which database?", []],
  ["", []],
])("%s names %j", (question, options) => {
  expect(optionsIn(question)).toEqual(options);
});
