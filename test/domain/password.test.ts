import { objectionToPassword } from "../../src/domain/password.ts";

test.each([
  ["short", "too-short"],
  ["elevenchars", "too-short"],
  ["x".repeat(129), "too-long"],
  ["Password2026!", "predictable"],
  ["P@ssw0rd1234", "predictable"],
  ["senhasenhasenha", "predictable"],
  ["Inmetro-2026-SGCI", "predictable"],
  ["aaaaaaaaaaaaaaaa", "predictable"],
  ["123456789012345", "predictable"],
  ["abcabcabcabcabc", "predictable"],
  ["qwertyuiop123456", "predictable"],
  ["TeAmoMucho1990", "predictable"],
  ["correct horse battery staple", "predictable"],
  ["Correct Horse Battery Staple", "predictable"],
])("%s is %s", (password, objection) => {
  expect(objectionToPassword(password)).toBe(objection);
});

test.each([
  "tXq9-rvLm2kd",
  "lampada nuvem garfo trilho",
  "ponte verde onze sapatos",
  "カギのない家に住む猫たち",
  "my neighbour plays the tuba badly",
])("%s is taken", (password) => {
  expect(objectionToPassword(password)).toBeNull();
});

test("what others know of a person does not count", () => {
  const about = ["Margarethe Oppenheim", "margarethe@kessel-gmbh.example"];
  expect(objectionToPassword("MargaretheOppenheim7", about)).toBe("predictable");
  expect(objectionToPassword("MargaretheOppenheim7")).toBeNull();
});
