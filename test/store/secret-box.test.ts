import { randomBytes } from "node:crypto";
import { createSecretBox } from "../../src/store/secret-box.ts";

const key = randomBytes(32);
const box = createSecretBox(key);

test("what was sealed opens, and looks different every time", () => {
  expect(box.open(box.seal("segredo ção", "a"), "a")).toBe("segredo ção");
  expect(box.seal("x", "a")).not.toBe(box.seal("x", "a"));
});

test("it does not open for another purpose", () => {
  expect(() => box.open(box.seal("x", "a"), "b")).toThrow();
});

test("another key is named as such", () => {
  const other = createSecretBox(randomBytes(32));
  expect(() => other.open(box.seal("x", "a"), "a")).toThrow(expect.objectContaining({ code: "encryption-key-unknown" }));
  expect(createSecretBox(key).open(box.seal("x", "a"), "a")).toBe("x");
});

test("any altered character is noticed", () => {
  const sealed = box.seal("a longer secret", "a");
  for (let place = 0; place < sealed.length - 1; place++) {
    const altered = sealed.slice(0, place) + (sealed[place] === "A" ? "B" : "A") + sealed.slice(place + 1);
    expect(() => box.open(altered, "a")).toThrow();
  }
});
