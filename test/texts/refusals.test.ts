import { isRefusalCode, refusalCodes } from "../../src/domain/refusal.ts";
import { refusals } from "../../src/texts/refusals.ts";

test.each(refusalCodes)("%s has a title, one sentence of cause, a next step and somebody who can take it", (code) => {
  const { title, cause, nextStep, who } = refusals[code];
  expect(title).toMatch(/^[A-ZÀ-Ú].*[^.]$/);
  expect(cause).toMatch(/^[^.?!]+(?:gov\.br[^.?!]*)*\.$/);
  expect(nextStep).toMatch(/\.$/);
  expect(who).toMatch(/\.$/);
});

test("a code is told from any other text", () => {
  expect(isRefusalCode("ecnpj-expired")).toBe(true);
  expect(isRefusalCode("constructor")).toBe(false);
});
