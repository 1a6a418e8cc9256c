/** Stands for a part that a test's procedures must not touch: any use of it throws. */
export function absent<Part extends object>(name: string): Part {
  const refuse = () => {
    throw new Error(`This test has no ${name}.`);
  };
  return new Proxy({} as Part, { get: refuse });
}
